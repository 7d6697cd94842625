import { models } from '../generated/stored-models.js';
import { MigrationError, RightsError } from '../errors.js';
import { requireMigrated } from './migrate.js';
import type { StoreNode } from '../store-node.js';

// A process starts only if the store has the privileges, migrations and columns that it needs.

const PRISMA_HISTORY = '_prisma_migrations';

interface Requirements {
  writes?: boolean;
  /** Whether to check every column. `verify` reports missing columns itself. */
  columns?: boolean;
}

/**
 * For processes that do not migrate: checks that the role has its privileges, all migrations are applied, and every column
 * exists.
 * @throws RightsError, MigrationError
 */
export async function requireStore(node: StoreNode, { writes = false, columns = true }: Requirements = {}): Promise<void> {
  const tables = await tablesOf(node);
  await requireRights(node, tables, writes);
  await requireMigrated(node);
  if (columns) requireColumns(tables);
}

/** Like `requireStore`, for a store whose migrations were checked before. @throws RightsError, MigrationError */
export async function requireTables(node: StoreNode, { writes = false }: Pick<Requirements, 'writes'>): Promise<void> {
  const tables = await tablesOf(node);
  await requireRights(node, tables, writes);
  requireColumns(tables);
}

/** @throws RightsError if the role lacks the privileges to migrate */
export async function requireOwner(node: StoreNode): Promise<void> {
  const { role, schema } = await sessionOf(node);
  const text = `SELECT has_schema_privilege($1, 'CREATE'), ARRAY(SELECT relname::text FROM pg_class
    WHERE relnamespace = $1::regnamespace AND relkind = 'r' AND NOT pg_has_role(relowner, 'USAGE') ORDER BY relname)`;
  const [row] = await node.query<[boolean, string[]]>({ text, values: [schema] });
  const [mayCreate, others] = row!;
  if (mayCreate && others.length === 0) return;
  const lacks = mayCreate ? `does not own ${listOf(others)}` : `may not create tables in the schema ${schema}`;
  throw new RightsError(
    `The role ${role} ${lacks}. Migrate as the owner of the database, or make the role its owner: ALTER DATABASE … OWNER TO ${role}.`,
  );
}

type Table = [name: string, columns: string[], mayRead: boolean, mayWrite: boolean];

async function tablesOf(node: StoreNode): Promise<Table[]> {
  const text = `SELECT relname::text, array_agg(attname::text), has_table_privilege(pg_class.oid, 'SELECT'),
      has_table_privilege(pg_class.oid, 'INSERT') AND has_table_privilege(pg_class.oid, 'UPDATE') AND has_table_privilege(pg_class.oid, 'DELETE')
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
    GROUP BY pg_class.oid ORDER BY relname`;
  return node.query<Table>({ text, values: [] });
}

async function requireRights(node: StoreNode, tables: Table[], writes: boolean): Promise<void> {
  const { role } = await sessionOf(node);
  const unreadable = tables.filter(([, , mayRead]) => !mayRead).map(([name]) => name);
  if (unreadable.length > 0) {
    throw new RightsError(`The role ${role} may not read ${listOf(unreadable)}. Grant it SELECT on all tables.`);
  }
  const unwritable = tables.filter(([name, , , mayWrite]) => !mayWrite && name !== PRISMA_HISTORY).map(([name]) => name);
  if (writes && unwritable.length > 0) {
    throw new RightsError(
      `The role ${role} may not write to ${listOf(unwritable)}. Grant it SELECT, INSERT, UPDATE and DELETE on all tables. A server that only reads has neither JWT_SECRET nor JWKS_URL.`,
    );
  }
}

/** Returns the role and the first schema that it may use, which holds the store. */
async function sessionOf(node: StoreNode): Promise<{ role: string; schema: string }> {
  const text = 'SELECT current_user::text, current_schema()::text';
  const [row] = await node.query<[string, string | null]>({ text, values: [] });
  const [role, schema] = row!;
  if (schema !== null) return { role, schema };
  throw new RightsError(`The role ${role} may not use any schema of the database. Grant it USAGE on the schema public.`);
}

function requireColumns(tables: Table[]): void {
  const found = new Map(tables.map(([name, columns]) => [name, new Set(columns)]));
  const missing = Object.entries(models).flatMap(([model, { columns }]) =>
    Object.keys(columns)
      .filter((column) => !found.get(model)?.has(column))
      .map((column) => `${model}.${column}`),
  );
  if (missing.length === 0) return;
  throw new MigrationError(
    `The store lacks ${listOf(missing, 'column')}, which its migrations created: it was changed by hand. Undo that, or restore a backup; \`npx communique verify\` lists all differences.`,
  );
}

function listOf(names: string[], thing = 'table'): string {
  const [first, ...others] = names;
  const more = others.length === 0 ? '' : ` and ${others.length} more ${thing}${others.length === 1 ? '' : 's'}`;
  return `the ${thing} ${first}${more}`;
}
