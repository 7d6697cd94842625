import fc from 'fast-check';
import { z } from 'zod';
import { type ClaimField, claimFields } from '../../../src/model/kinds/fields.js';
import type { Kind } from '../../../src/model/kinds/kind.js';
import { CLAIMED, ownerKind } from '../../../src/model/kinds/kinds.js';

// Random mutations of every kind, with inputs that are mostly valid, and sometimes invalid in every way.

export interface RandomMutation {
  verb: 'create' | 'update' | 'delete' | 'merge';
  kind: Kind;
  /** Fields of the claim. */
  fields: Record<string, unknown>;
  /** Selects an existing row, and whether its version is the stored one. */
  row: number;
  stale: boolean;
  source: 'a' | 'b';
  /** Whether an update or a deletion names its source. */
  named: boolean;
}

const some = <T>(...values: T[]) => fc.constantFrom(...values);
const cite = fc.array(
  fc.record({ start: fc.nat(50), length: fc.integer({ min: -1, max: 9 }) }).map(({ start, length }) => ({
    start,
    end: start + length,
  })),
  { maxLength: 2 },
);
const date = some('2011', '2018-03', '2018-03-25', '2018-03-28', '2018-13', 'soon');

/** Values of a field by its name; a slug may not exist. */
const FIELDS: Record<string, fc.Arbitrary<unknown>> = {
  name: some('Ann', 'Bob', 'Cyd', 'Dee', 'Agency', 'Peace', ' '),
  aliases: fc.array(some('Annie', 'The One', 'Zwölf', '𝒳𝒴'), { maxLength: 2 }),
  country: some('china', 'north-korea', 'atlantis'),
  guestCountry: some('china', 'north-korea'),
  hostCountry: some('china', 'south-korea'),
  person: some('ann', 'bob', 'cyd', 'dee'),
  relative: some('ann', 'bob', 'cyd', 'dee'),
  organization: some('agency', 'bureau', 'council'),
  parent: some('agency', 'bureau'),
  reportedBy: some('agency', 'nobody'),
  visit: some('first-visit', 'second-visit', 'third-visit'),
  event: some('banquet', 'talks'),
  about: fc.array(some('first-visit', 'second-visit'), { maxLength: 1 }),
  topics: fc.array(some('peace', 'trade'), { maxLength: 1 }),
  speakers: fc.array(
    some<object>({ person: 'ann' }, { country: 'china' }, { organization: 'agency' }, { person: 'bob', country: 'china' }),
    { maxLength: 2 },
  ),
  title: some('First visit', 'Third visit', 'Banquet', 'Leader', 'Envoy'),
  text: some('They agreed to meet.', 'She was glad.'),
  places: fc.array(some('Beijing', 'Dalian'), { maxLength: 2 }),
  start: date,
  end: date,
  saidOn: date,
  term: some(1, 2),
  durationDays: some(0, 3, 4),
  abbreviation: some('AB'),
  role: some('Guest'),
  venue: some('A hall'),
  cite,
};

/** Slugs by the type that they refer to, for fields that are not listed above. */
const SLUGS: Record<string, fc.Arbitrary<string>> = {
  countries: FIELDS['country'] as fc.Arbitrary<string>,
  people: FIELDS['person'] as fc.Arbitrary<string>,
  organizations: FIELDS['organization'] as fc.Arbitrary<string>,
  topics: some('peace', 'trade'),
  journeys: some('tour', 'voyage'),
  visits: FIELDS['visit'] as fc.Arbitrary<string>,
  events: FIELDS['event'] as fc.Arbitrary<string>,
};

function valueOf({ name, type, isDate, refersTo, isList }: ClaimField): fc.Arbitrary<unknown> {
  const known = FIELDS[name];
  if (known) return known;
  const one = (): fc.Arbitrary<unknown> => {
    if (isDate) return date;
    if (refersTo) return SLUGS[refersTo]!;
    if (type instanceof z.ZodEnum) return fc.constantFrom(...Object.values(type.def.entries));
    if (type instanceof z.ZodBoolean) return fc.boolean();
    if (type instanceof z.ZodObject)
      return fc.oneof(...claimFields(type).map((field) => fc.record({ [field.name]: valueOf(field) })));
    return some('Some text', 'Another text');
  };
  return isList ? fc.array(one(), { maxLength: 2 }) : one();
}

function claimOf(kind: Kind): fc.Arbitrary<Record<string, unknown>> {
  const owner = ownerKind(kind)?.name;
  const fields = claimFields(kind.shape);
  const required = fields.filter((field) => field.required || field.isStated).map(({ name }) => name);
  return fc.record(
    {
      ...Object.fromEntries(fields.map((field) => [field.name, valueOf(field)])),
      ...(owner && { [owner]: FIELDS[owner]! }),
    },
    { requiredKeys: [...required, ...(owner ? [owner] : [])] },
  );
}

export const randomMutation: fc.Arbitrary<RandomMutation> = fc.constantFrom(...CLAIMED).chain((kind) =>
  fc.record({
    verb: fc.oneof(
      { weight: 5, arbitrary: fc.constant('create' as const) },
      { weight: 4, arbitrary: fc.constant('update' as const) },
      { weight: 2, arbitrary: fc.constant('delete' as const) },
      { weight: 1, arbitrary: fc.constant('merge' as const) },
    ),
    kind: fc.constant(kind),
    fields: claimOf(kind),
    row: fc.nat(20),
    stale: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
    source: some('a' as const, 'b' as const),
    named: fc.boolean(),
  }),
);
