import { Prisma } from '../../src/db/generated/client.js';
import type { Condition, Search } from '../../src/query/condition.js';
import type { Loader, Model } from '../../src/query/load/loader.js';
import { findRelation } from '../../src/query/model.js';
import { identifier } from '../../src/query/sql/identifier.js';
import { certaintyOf, certaintyOfAny } from '../schema/filters/offices.js';
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
  const include = model === 'Visit' ? { citations: true } : undefined;
  const rows: Row[] = await load.model(model as Model).findMany({ include });
  return idsOf(rows.filter((row) => meets(computed(row), condition)));
}

/** Returns the rows that a search finds, in SQL, because a search cannot be expressed in another way. */
function found({ query, hasIds }: Search, model: string, load: Loader): Promise<Row[]> {
  const byId = hasIds ? Prisma.sql`OR id = ANY(asked.ids)` : Prisma.empty;
  return load.raw(Prisma.sql`SELECT id FROM ${identifier(model)}, (${query}) asked WHERE "searchVector" @@ asked.query ${byId}`);
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
  'Visit.duration': ({ durationDays, startEarliest, startLatest, endEarliest, endLatest }) => {
    if (durationDays !== null) return durationDays as number;
    const isExact = startEarliest && endEarliest && +startEarliest === +startLatest && +endEarliest === +endLatest;
    return isExact ? (endEarliest - startEarliest) / DAY + 1 : null;
  },
  'Visit.lastDay': ({ durationDays, startLatest, endLatest }) => {
    const stated = startLatest && durationDays !== null ? [+startLatest + (durationDays - 1) * DAY] : [];
    const days = [...stated, ...(endLatest ? [+endLatest] : [])];
    return days.length > 0 ? Math.min(...days) : null;
  },
  'Visit.placesCount': ({ places }) => places.length as number,
  'Visit.sourcesCount': ({ citations }) => new Set((citations as Row[]).map(({ sourceId }) => sourceId as string)).size,
  'Visit.year': period('start', 1),
  'Visit.decade': period('start', 10),
  'Event.year': period('start', 1),
  'Event.decade': period('start', 10),
  'Position.year': period('start', 1),
  'Position.decade': period('start', 10),
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
  if (by.model === 'Visit') return withReturnVisit(met, load);
  const certainties = /, ([\w,]+)$/.exec(by.name)![1]!.split(',');
  const offices = (await load.model('Position').findMany({ include: includes.Position })).map(asAnswered);
  const isHeld = (position: Row, { startEarliest, startLatest }: Row) =>
    certainties.includes(certaintyOf(asAnswered(position), offices, dayOf(startEarliest), dayOf(startLatest))!);
  if (model === 'Position') {
    // Only the SQL of the condition knows the day.
    const day = by
      .exists(
        Prisma.raw('p'),
        () => Prisma.empty,
        () => Prisma.empty,
      )
      .values.find((value) => value instanceof Date);
    const certaintyOn = (position: Row) => certaintyOf(asAnswered(position), offices, dayOf(day!), dayOf(day!));
    return met.filter((position) => {
      const certainty = certaintyOn(position);
      return certainty !== null && (certainties[0] === 'any' || certainties.includes(certainty));
    });
  }
  if (model === 'Visit') {
    const visits: Row[] = await load.model('Visit').findMany({});
    const those = met.map(asAnswered);
    return visits.filter(({ startEarliest, startLatest }) =>
      certainties.includes(certaintyOfAny(those, offices, dayOf(startEarliest), dayOf(startLatest))!),
    );
  }
  const delegates: Row[] = await load.model('Delegate').findMany({ include: { visit: true } });
  return delegates.filter(({ personId, visit }) =>
    met.some((position) => position['personId'] === personId && isHeld(position, visit)),
  );
}

const dayOf = (date: Date | null): string | null => date && date.toISOString().slice(0, 10);

/** A row as the API returns the office. */
function asAnswered({ countryId, organizationId, person, citations, ...row }: Row) {
  const span = (of: Row, prefix: string) => ({ earliest: dayOf(of[`${prefix}Earliest`]), latest: dayOf(of[`${prefix}Latest`]) });
  const id = (id: string | null) => (id === null ? null : { id });
  return {
    ...row,
    ...{ country: id(countryId), organization: id(organizationId) },
    ...{ start: span(row, 'start'), end: span(row, 'end') },
    citations: citations.map(({ source, ...citation }: Row) => ({
      ...citation,
      source: { id: source.id, publishedOn: span(source, 'publishedOn') },
    })),
    person: {
      id: person.id,
      delegations: {
        nodes: person.delegations.map(({ visit, ...delegate }: Row) => ({
          ...delegate,
          visit: { status: visit.status, start: span(visit, 'start') },
        })),
      },
    },
  };
}

const citations = { include: { source: true } };
const includes: Partial<Record<Model, object>> = {
  Position: { citations, person: { include: { delegations: { include: { citations, visit: true } } } } },
};

/** Visits that one of these certainly followed within a year, in the opposite direction. */
async function withReturnVisit(returns: Row[], load: Loader): Promise<Row[]> {
  const visits: Row[] = await load.model('Visit').findMany({});
  return visits.filter(({ guestCountryId, hostCountryId, startEarliest, startLatest }) => {
    if (guestCountryId === null || !startEarliest || !startLatest) return false;
    const aYearLater = new Date(startEarliest as Date);
    aYearLater.setUTCFullYear(aYearLater.getUTCFullYear() + 1);
    return returns.some(
      (other) =>
        other['hostCountryId'] === guestCountryId &&
        other['guestCountryId'] === hostCountryId &&
        other['startEarliest'] > startLatest &&
        other['startLatest'] !== null &&
        other['startLatest'] <= aYearLater,
    );
  });
}

async function withPredecessors(countries: Row[], load: Loader): Promise<Row[]> {
  const successions: Row[] = await load.model('CountrySuccession').findMany({});
  const ids = new Set(countries.map(({ id }) => id as string));
  for (let size = -1; size < ids.size;) {
    size = ids.size;
    for (const { predecessorId, successorId } of successions) if (ids.has(successorId)) ids.add(predecessorId);
  }
  return [...ids].map((id) => ({ id }));
}
