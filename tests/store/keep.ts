import type { Database } from '../../src/db/database.js';

/** Keeps a copy of all that is stored, and returns what brings it back: in a tenth of the time of an import. */
export async function keep(database: Database): Promise<() => Promise<void>> {
  const tables = await database.query<[table: string, columns: string]>({
    text: `SELECT table_name::text, string_agg(quote_ident(column_name), ', ') FROM information_schema.columns
      WHERE table_schema = 'public' AND is_generated = 'NEVER' AND table_name NOT IN ('_prisma_migrations', 'DataVersion')
      GROUP BY table_name`,
    values: [],
  });
  const run = (statements: string[]) =>
    database.query({ text: `DO $$ BEGIN ${statements.join('; ')}; END $$`, values: [] });
  await run(['CREATE SCHEMA kept', ...tables.map(([table]) => `CREATE TABLE kept."${table}" AS TABLE "${table}"`)]);

  const statements = [
    'SET LOCAL session_replication_role = replica', // in any order, and without triggers
    ...tables.map(([table]) => `DELETE FROM "${table}"`),
    ...tables.map(([table, columns]) => `INSERT INTO "${table}" (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM kept."${table}"`), // prettier-ignore
  ];
  return async () => void (await run(statements));
}
