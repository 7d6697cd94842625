import type { FilterField } from '../filters/fields.js';
import { emptyRefused, setFields, setsNothing } from '../filters/set-fields.js';
import { positionFilter } from './person.list.js';
import { InputType } from 'type-graphql';
import { Nullable } from '../described.js';
import { Prisma } from '../../db/generated/client.js';
import type { Sql } from '../../query/stored-as.js';
import { EVERY_ROW, type UniqueName, type Related } from '../../query/condition.js';
import { Certainty, isHeld, selectDaysHeld, startBounds } from './position.held.js';

@InputType({ description: 'An office that was held, or may have been held, when a visit began. Set at least one field.' })
class HeldWhere {
  @Nullable(
    () => positionFilter.Input,
    'The office. By default, any office. Only recorded terms are found, with any certainty: a person may have held it in a term that no source records, or held an office of which no term is recorded: see `visitNotes`.',
  )
  position?: object;

  @Nullable(
    () => Certainty,
    'How certain it must be that the office was held then. Defaults to KNOWN or POSSIBLE. An office with an unknown end is UNDECIDED for all later visits.',
  )
  certainty?: Certainty;
}

/** A row's offices that were held when its visit began. */
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
 * Combines the days of all such offices first, because comparing each visit with each office would take minutes. Therefore,
 * KNOWN means that one of the offices was held on every possible start day, but not necessarily the same one.
 */
const byAnybody: HeldThen = (certainties) => ({
  name: `positions of anybody, ${certainties.join()}`,
  model: 'Position',
  exists: (visit, meets, named: UniqueName) => {
    const [position, days] = [named(), named()];
    const { first, last } = startBounds(visit);
    const span = Prisma.sql`daterange(${first}, ${last}, '[]')`;
    const [known, decided] = [
      Prisma.sql`${days}.known @> ${span}`,
      Prisma.sql`(${days}.known && ${span} OR ${days}.limited && ${span})`,
    ];
    const ofCertainty: Record<Certainty, Sql> = {
      KNOWN: known,
      POSSIBLE: Prisma.sql`(${decided} AND NOT ${known})`,
      UNDECIDED: Prisma.sql`(${days}.possible && ${span} AND NOT ${decided})`,
    };
    return Prisma.sql`EXISTS (WITH ${days} AS MATERIALIZED (${selectDaysHeld(position, meets(position))})
      SELECT FROM ${days} WHERE ${Prisma.join(
        certainties.map((each) => ofCertainty[each]),
        ' OR ',
      )})`;
  },
});

const held = (heldThen: HeldThen, description: string): FilterField => ({
  type: () => HeldWhere,
  description,
  reads: () => Array<string>(4).fill('Position'), // combining their days takes four times as long as reading them
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
