import fc from 'fast-check';
import { z } from 'zod';
import type { Kind } from '../../../src/claims/kinds/kind.js';
import { CLAIMED, ownerOf } from '../../../src/claims/kinds/kinds.js';

// Mutations at random: of every kind, with inputs that are mostly right, and now and then wrong in every way.

export interface RandomMutation {
  verb: 'create' | 'update' | 'delete' | 'merge';
  kind: Kind;
  /** Fields of the claim. */
  fields: Record<string, unknown>;
  /** Which of the rows that there are, and whether its version is the one that is stored. */
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

/** Values of a field, by its name; a slug may lead nowhere. */
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
    some<object>(
      { person: 'ann' },
      { country: 'china' },
      { organization: 'agency' },
      { person: 'bob', country: 'china' },
    ),
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

function valueOf(field: string, type: z.ZodType): fc.Arbitrary<unknown> {
  const known = FIELDS[field];
  if (known) return known;
  let inner = type;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap() as z.ZodType;
  return fc.constantFrom(...Object.values((inner as z.ZodEnum).def.entries));
}

function fieldsOf(kind: Kind): fc.Arbitrary<Record<string, unknown>> {
  const owner = ownerOf(kind)?.name;
  const fields = Object.entries(kind.shape.shape) as [string, z.ZodType][];
  const required = fields.filter(([, type]) => !(type instanceof z.ZodOptional || type instanceof z.ZodDefault));
  return fc.record(
    {
      ...Object.fromEntries(fields.map(([field, type]) => [field, valueOf(field, type)])),
      ...(owner && { [owner]: FIELDS[owner]! }),
    },
    { requiredKeys: [...required.map(([field]) => field), ...(owner ? [owner] : [])] },
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
    fields: fieldsOf(kind),
    row: fc.nat(20),
    stale: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
    source: some('a' as const, 'b' as const),
    named: fc.boolean(),
  }),
);
