import type { FilterField } from '../filters/fields.js';
import { emptyRefused, setFields, setsNothing } from '../filters/set-fields.js';
import { positionFilter } from './person.list.js';
import { InputType } from 'type-graphql';
import { Nullable } from '../described.js';
import { Prisma } from '../../db/generated/client.js';
import { EVERY_ROW, type UniqueName, type Related } from '../../query/condition.js';
import { Certainty, daysHeld, isHeld, startBounds } from './position.held.js';

@InputType({ description: 'An office that was held when a visit began, or may have been. Set at least one field.' })
class HeldWhere {
  @Nullable(() => positionFilter.Input, 'The office. The default is any office.')
  position?: object;

  @Nullable(
    () => Certainty,
    'Whether the office must be known to have been held then. The default is KNOWN or POSSIBLE: visits for which it is UNDECIDED are not found, since for an office of unknown end these are all later visits.',
  )
  certainty?: Certainty;
}

/** The offices of a row that were held when its visit began. */
type HeldThen = (certainties: readonly Certainty[]) => Related;

const byDelegate: HeldThen = (certainties) => ({
  name: `positions of the delegate, ${certainties.join()}`,
  model: 'Position',
  exists: (delegate, meets, named: UniqueName) => {
    const [position, visit] = [named(), named()];
    return Prisma.sql`EXISTS (SELECT FROM "Position" ${position}, "Visit" ${visit}
      WHERE ${position}."personId" = ${delegate}."personId" AND ${visit}.id = ${delegate}."visitId"
        AND ${isHeld(position, { ...startBounds(visit), certainties })} AND ${meets(position)})`;
  },
});

/**
 * The days of all such offices are first merged into one set: comparing each visit with each office would take minutes. If
 * the day of the start is not known, the set cannot tell whether one office was held on all possible days. The offices are
 * then compared one by one.
 */
const byAnybody: HeldThen = (certainties) => ({
  name: `positions of anybody, ${certainties.join()}`,
  model: 'Position',
  exists: (visit, meets, named: UniqueName) => {
    const [position, office, offices] = [named(), named(), named()];
    const days = Prisma.sql`COALESCE((SELECT range_agg(${daysHeld(position, certainties)})
      FROM "Position" ${position} WHERE ${meets(position)}), '{}')`;
    const { first, last } = startBounds(visit);
    const one = Prisma.sql`EXISTS (WITH ${offices} AS MATERIALIZED (SELECT * FROM "Position" ${position} WHERE ${meets(position)})
      SELECT FROM ${offices} ${office} WHERE ${isHeld(office, { first, last, certainties })})`;
    return Prisma.sql`CASE WHEN COALESCE(${first} = ${last}, FALSE) THEN ${days} @> ${first} ELSE ${one} END`;
  },
});

const held = (heldThen: HeldThen, description: string): FilterField => ({
  type: () => HeldWhere,
  description,
  reads: ['Position', 'Position'], // their days are also united, or compared with those of each undated visit
  isEmpty: setsNothing,
  on: () => (value: HeldWhere, path) => {
    const { position, certainty } = setFields(value, path, () => undefined) as HeldWhere;
    if (position && positionFilter.isEmpty(position)) throw emptyRefused(`${path}.position`);
    const where = position ? positionFilter.within(position, `${path}.position`) : EVERY_ROW;
    return [{ related: heldThen(certainty ? [certainty] : [Certainty.KNOWN, Certainty.POSSIBLE]), where }];
  },
});

export const heldByDelegate = (description: string) => held(byDelegate, description);
export const heldByAnybody = (description: string) => held(byAnybody, description);
