import type { Database } from '../../src/db/database.js';
import { KINDS } from '../../src/model/kinds/kinds.js';
import { LINK_TABLES } from '../../src/store/rows/links.js';
import { UNRECORDED } from '../../src/store/rows/wanted.js';

type Row = Record<string, unknown>;

/** Tables in an order in which each refers only to earlier ones. A slug names its row. */
const TABLES = [
  'Country',
  ...KINDS.map(({ model }) => model),
  ...['SourceDocument', 'Paragraph', 'AnnotationEntry'],
  ...LINK_TABLES.map(({ model }) => model),
  ...Object.values(UNRECORDED),
];

/** Dumps the store, without search columns, which contain ids. */
export async function dump(database: Database): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const table of TABLES) {
    const rows = await database.query<[string]>({
      text: `SELECT dumped::text FROM "${table}" AS row, LATERAL (SELECT to_jsonb(row) - 'searchVector') AS of(dumped)
        ORDER BY dumped::text COLLATE "C"`,
      values: [],
    });
    tables[table] = rows.map(([row]) => row);
  }
  return tables;
}

/** Dumps the store with names instead of ids, and without times, so that equal stores have equal dumps. */
export async function dumpByName(database: Database): Promise<Record<string, unknown[]>> {
  const names = new Map<unknown, string>();
  const tables: Record<string, unknown[]> = {};
  for (const [table, texts] of Object.entries(await dump(database))) {
    const rows = texts.map((text) => JSON.parse(text) as Row);
    for (const { id, slug } of rows) {
      if (slug !== undefined) names.set(id, `${table} ${slug as string}`);
    }
    const named = rows.map((row) => {
      const { id, ...columns } = Object.fromEntries(
        Object.entries(row)
          .filter(([column]) => column !== 'version' && column !== 'updatedAt')
          .map(([column, value]) => [
            column,
            column !== 'id' && column.endsWith('Id') && value !== null ? names.get(value) : value,
          ]),
      );
      const text = JSON.stringify(columns);
      if (id !== undefined && columns['slug'] === undefined) names.set(id, `${table} ${text}`);
      return text;
    });
    tables[table] = named.sort().map((text) => JSON.parse(text) as Row);
  }
  return tables;
}

/** Deletes everything but the countries. With few rows, `DELETE` takes a quarter of the time of `TRUNCATE`. */
export async function clear(database: Database): Promise<void> {
  const deletes = TABLES.slice(1).map((table) => `DELETE FROM "${table}";`);
  await database.query({ text: `DO $$ BEGIN ${deletes.reverse().join(' ')} END $$`, values: [] });
}
