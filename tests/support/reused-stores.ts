import type { PGlite } from '@electric-sql/pglite';
import { CHANNELS } from '../../src/db/changes.js';
import { keepRows } from './keep-rows.js';

// Opening an in-memory store takes half a second; restoring the rows of its template takes a tenth of that. A store is not
// reused if a test has changed its tables, functions or settings.

const closed = new Map<string, (() => Promise<PGlite>)[]>();

/** How many closed stores of a template a worker keeps. Each takes over 100 MB, and few test files open more at once. */
const KEPT = 3;

const kept = (template: string) => closed.get(template) ?? [];

/** Returns a store that starts as a copy of a template: one that a test file of this worker has closed, or a new one. */
export async function reused(template: string, open: () => Promise<PGlite>): Promise<PGlite> {
  const another = closed.get(template)?.pop();
  return another ? another() : reusable(template, await open());
}

/** Makes `close` keep the store open for the next test file. */
async function reusable(template: string, store: PGlite): Promise<PGlite> {
  const close = store.close.bind(store);
  const putBack = await keepRows(async (text) => (await store.query<unknown[]>(text, [], { rowMode: 'array' })).rows);
  const made = await catalogOf(store);
  store.close = async () => {
    if (kept(template).length >= KEPT) return close();
    await store.exec('ROLLBACK');
    await store.exec('DISCARD ALL');
    for (const channel of CHANNELS) await store.unlisten(channel);
    if ((await catalogOf(store)) !== made) return close();
    closed.set(template, [...kept(template), () => putBack().then(() => store)]);
  };
  return store;
}

async function catalogOf(store: PGlite): Promise<string> {
  const { rows } = await store.query<{ hash: string }>(CATALOG);
  return rows[0]!.hash;
}

const DEFINITIONS = [
  'attribute',
  'attrdef',
  'constraint',
  'trigger',
  'proc',
  'type',
  'namespace',
  'db_role_setting',
  'authid',
  'extension',
];

/** Every definition with its last change. For tables, only columns that statistics and storage leave unchanged. */
const CATALOG = `SELECT md5(string_agg("row", ' ' ORDER BY "row")) AS "hash" FROM (
  ${DEFINITIONS.map((name) => `SELECT '${name} ' || ctid || xmin AS "row" FROM pg_${name}`).join(' UNION ALL ')}
  UNION ALL SELECT concat_ws(' ', 'class', oid, relname, relowner, relacl) FROM pg_class
) AS "rows"`;
