import { z } from 'zod';
import { badUserInput, ClientError, type ErrorCode } from '../../shared/errors.js';
import { identifierFault, SCHEME_NAMES } from '../../model/identifiers.js';
import pLimit from 'p-limit';
import { ALL_TYPES, type AskForEntity, entityId, TYPES, type TypeId } from './entity.js';
import { distinct, entitiesWith, found, namedBy } from './find.js';
import { type Candidate, judge } from './judge.js';
import { findProperty } from './properties.js';

// A batch of reconciliation queries: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/

/** The maximum number of queries per batch. */
export const BATCH_SIZE = 50;
/** The maximum number of concurrent searches per batch. */
const AT_ONCE = 4;
const [USUAL, MOST] = [10, 50];
/** The maximum number of characters per name. */
const LONGEST_NAME = 1_000;
/** The maximum number of property values per query. */
const MOST_VALUES = 20;

const value = z.union([z.string(), z.number(), z.boolean(), z.object({ id: z.string() })]);
const query = z
  .object({
    query: z.string().optional(),
    type: z.union([z.string(), z.array(z.string()).max(MOST_VALUES)]).optional(),
    limit: z.number().positive().optional(),
    properties: z
      .array(z.object({ pid: z.string(), v: z.union([value, z.array(value).max(MOST_VALUES)]) }))
      .max(MOST_VALUES)
      .optional(),
    type_strict: z.enum(['any', 'should', 'all']).optional(),
  })
  .refine(({ query, properties = [] }) => query !== undefined || properties.length > 0, 'has neither `query` nor `properties`');
const batch = z.record(z.string(), query);

type Query = z.infer<typeof query>;
export type Batch = z.infer<typeof batch>;

/** @throws ClientError if it is not a batch, or has more than BATCH_SIZE queries */
export function readBatch(given: unknown): Batch {
  const size = typeof given === 'object' && given !== null ? Object.keys(given).length : 0;
  if (size > BATCH_SIZE) {
    const extensions = { limit: 'batch', maximum: BATCH_SIZE, value: size };
    throw new ClientError('LIMIT_EXCEEDED', `The batch has ${size} queries; the limit is ${BATCH_SIZE}.`, {
      status: 413,
      extensions,
    });
  }
  const read = batch.safeParse(given);
  if (read.success) return read.data;
  const [{ path, message }] = read.error.issues as [z.core.$ZodIssue];
  throw badUserInput(`\`queries\` is not a batch of reconciliation queries: ${[...path.map(String), message].join(': ')}.`);
}

interface Result {
  result: Candidate[];
  /** Why this query has no result. The specification has no field for this, but allows others. */
  error?: string;
}

/** Errors that affect one query only: the others have results. */
const OF_QUERY: readonly ErrorCode[] = ['BAD_USER_INPUT', 'LIMIT_EXCEEDED'];

/** The candidates for each query, by its key. */
export async function reconcile(ask: AskForEntity, queries: Batch): Promise<Record<string, Result>> {
  const limit = pLimit(AT_ONCE);
  const results = await Promise.all(
    Object.entries(queries).map(([key, each]) => limit(async () => [key, await resultFor(ask, each)] as const)),
  );
  return Object.fromEntries(results);
}

async function resultFor(ask: AskForEntity, query: Query): Promise<Result> {
  try {
    return { result: await candidates(ask, query) };
  } catch (error) {
    if (error instanceof ClientError && OF_QUERY.includes(error.code)) return { result: [], error: error.message };
    throw error;
  }
}

async function candidates(ask: AskForEntity, { query, type, limit = USUAL, properties = [] }: Query): Promise<Candidate[]> {
  if (query !== undefined && query.length > LONGEST_NAME) {
    throw badUserInput(`The name has ${query.length} characters; the limit is ${LONGEST_NAME}.`);
  }
  const types = typesIn(type);
  const known = properties.filter(({ pid }) => findProperty(pid));
  const given = new Map(known.map(({ pid, v }) => [pid, [v].flat().map(textOf)]));
  const full = given.size > 0;
  const most = Math.min(Math.ceil(limit), MOST);
  const ofIds = await Promise.all(
    SCHEME_NAMES.flatMap((scheme) => given.get(scheme)?.map((each) => `${scheme}:${each.trim()}`) ?? [])
      .filter((identifier) => identifierFault(identifier) === null)
      .map((identifier) => entitiesWith(ask, identifier, types)),
  );
  const named = [...ofIds.flat(), ...(query === undefined ? [] : await namedBy(ask, query, types, full))];
  const isNamed = named.length > 0 || query === undefined;
  const entities = isNamed ? named : await found(ask, query, types, Math.max(most, USUAL), full);
  return judge({ name: query ?? null, properties: given }, distinct(entities), named.map(entityId)).slice(0, most);
}

/** Unknown types are omitted. No types means any type. */
function typesIn(given: Query['type']): readonly TypeId[] {
  const ids = [given ?? []].flat();
  return ids.length === 0 ? ALL_TYPES : TYPES.flatMap(({ id }) => (ids.includes(id) ? [id] : []));
}

const textOf = (given: z.infer<typeof value>) => (typeof given === 'object' ? given.id : String(given));
