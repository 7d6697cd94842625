import { Prisma } from '../../src/db/generated/client.js';
import type { Condition, Search } from '../../src/query/condition.js';
import type { Loader, Model } from '../../src/query/load/loader.js';
import { findRelation } from '../../src/query/model.js';
import { identifier } from '../../src/query/sql/identifier.js';
import { certaintyOf } from '../schema/filters/offices.js';
import { asPrisma } from './as-prisma.js';

type Row = Record<string, any>;

/**
 * Rewrites a condition so that Prisma can express it. Conditions on computed values, and on rows related by more than a key,
 * become lists of ids, which JavaScript finds among all rows.
 */
export async function byIds(condition: Condition, model: string, load: Loader): Promise<Condition> {
  const each = (conditions: readonly Condition[]) => Promise.all(conditions.map((one) => byIds(one, model, load)));
  if ('all' in condition) return { all: await each(condition.all) };
  if ('any' in condition) return { any: await each(condition.any) };
  if ('not' in condition) return { not: await byIds(condition.not, model, load) };
  if ('byValue' in condition) return byIds(condition.byValue, model, load);
  if ('related' in condition) return idsOf(await related(condition, model, load));
  if ('search' in condition) return idsOf(await found(condition.search, model, load));
  if ('exists' in condition) {
    const { exists, where } = condition;
    return { exists, where: await byIds(where, findRelation(model, exists)!.model, load) };
  }
  const computed = COMPUTED[`${model}.${valueIn(condition)}`];
  if (!computed) return condition;
  const rows: Row[] = await load.model(model as Model).findMany({});
  return idsOf(rows.filter((row) => meets(computed(row), condition)));
}

/** Returns the rows whose search vectors match, in SQL, because a search cannot be expressed in another way. */
function found({ query }: Search, model: string, load: Loader): Promise<Row[]> {
  return load.raw(Prisma.sql`SELECT id FROM ${identifier(model)} WHERE "searchVector" @@ (${query})`);
}

/** Returns the column or the computed value that a condition tests. */
function valueIn(condition: Condition): string | undefined {
  if ('column' in condition) return condition.column;
  if ('given' in condition) return condition.given;
  return 'equal' in condition ? Object.keys(condition.equal)[0] : undefined;
}

const idsOf = (rows: Row[]): Condition => ({ column: 'id', op: 'in', value: rows.map(({ id }) => id as string) });

const DAY = 86_400_000;
const period = (prefix: string, years: number) => (row: Row) => {
  const [first, last] = ['Earliest', 'Latest'].map((bound) => {
    const day = row[prefix + bound] as Date | null;
    return day && Math.floor(day.getUTCFullYear() / years) * years;
  });
  return first !== null && first === last ? first! : null;
};

const COMPUTED: Record<string, (row: Row) => number | null> = {
  'Visit.duration': ({ durationDays, startPrecision, startEarliest, endPrecision, endEarliest }) => {
    if (durationDays !== null) return durationDays as number;
    return startPrecision === 'DAY' && endPrecision === 'DAY' ? (endEarliest - startEarliest) / DAY + 1 : null;
  },
  'Visit.year': period('start', 1),
  'Visit.decade': period('start', 10),
  'Event.year': period('start', 1),
  'Event.decade': period('start', 10),
  'Statement.year': period('saidOn', 1),
  'Statement.decade': period('saidOn', 10),
};

function meets(number: number | null, condition: Condition): boolean {
  if ('equal' in condition) return number === Object.values(condition.equal)[0];
  if (number !== null && 'column' in condition) {
    const bound = condition.value as number;
    return condition.op === 'gte' ? number >= bound : number <= bound;
  }
  return number !== null;
}

/** Returns the rows of a model that have at least one related row that meets the condition. */
async function related(
  { related: by, where }: Extract<Condition, { related: object }>,
  model: string,
  load: Loader,
): Promise<Row[]> {
  const met: Row[] = await load
    .model(by.model)
    .findMany({ where: asPrisma(await byIds(where, by.model, load), by.model), include: includes[by.model] });
  if (by.model === 'Country') return withPredecessors(met, load);
  const certainties = /, ([\w,]+)$/.exec(by.name)![1]!.split(',');
  const offices = (await load.model('Position').findMany({ include: includes.Position })).map(asAnswered);
  const isHeld = (position: Row, { startEarliest, startLatest }: Row) =>
    certainties.includes(certaintyOf(asAnswered(position), offices, dayOf(startEarliest), dayOf(startLatest))!);
  if (model === 'Visit') {
    const visits: Row[] = await load.model('Visit').findMany({});
    return visits.filter((visit) => met.some((position) => isHeld(position, visit)));
  }
  const delegates: Row[] = await load.model('Delegate').findMany({ include: { visit: true } });
  return delegates.filter(({ personId, visit }) =>
    met.some((position) => position['personId'] === personId && isHeld(position, visit)),
  );
}

const dayOf = (date: Date | null): string | null => date && date.toISOString().slice(0, 10);

/** A row as the API returns the office. */
function asAnswered({ personId, countryId, organizationId, citations, ...row }: Row) {
  const span = (of: Row, prefix: string) => ({ earliest: dayOf(of[`${prefix}Earliest`]), latest: dayOf(of[`${prefix}Latest`]) });
  const id = (id: string | null) => (id === null ? null : { id });
  return {
    ...row,
    ...{ person: id(personId), country: id(countryId), organization: id(organizationId) },
    ...{ start: span(row, 'start'), end: span(row, 'end') },
    citations: citations.map(({ unsaid, source }: Row) => ({ unsaid, source: { publishedOn: span(source, 'publishedOn') } })),
  };
}

const includes: Partial<Record<Model, object>> = { Position: { citations: { include: { source: true } } } };

async function withPredecessors(countries: Row[], load: Loader): Promise<Row[]> {
  const successions: Row[] = await load.model('CountrySuccession').findMany({});
  const ids = new Set(countries.map(({ id }) => id as string));
  for (let size = -1; size < ids.size;) {
    size = ids.size;
    for (const { predecessorId, successorId } of successions) if (ids.has(successorId)) ids.add(predecessorId);
  }
  return [...ids].map((id) => ({ id }));
}
