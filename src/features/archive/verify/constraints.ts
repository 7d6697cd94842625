import type { Tx } from '../../../store/transaction.js';
import { countRows, findDamaged, ROW_NAME, SHOWN, type Check } from './findings.js';

// Checks every row against the constraints in the catalog. Rows written while a constraint was disabled, or before it existed,
// were never checked.

const INDEX_SCANS = ['indexscan', 'indexonlyscan', 'bitmapscan'];

export const constraints: Check = {
  constraint: 'Every row satisfies every constraint: NOT NULL, CHECK, unique and foreign keys',
  counts: 'rows',
  async run(tx, findings) {
    // Does not use any index, because it may be damaged.
    for (const scan of INDEX_SCANS) await tx.$executeRawUnsafe(`SET LOCAL enable_${scan} = off`);
    for (const table of await tables(tx)) findings.check(await countRows(tx, table));
    const found = [await notNull(tx), await checks(tx), await foreignKeys(tx), await uniqueIndexes(tx)].flat();
    for (const { table, constraint, sql } of found) {
      await findDamaged(tx, findings, table, `${sql} LIMIT ${SHOWN}`, constraint);
    }
    for (const scan of INDEX_SCANS) await tx.$executeRawUnsafe(`SET LOCAL enable_${scan} = on`);
  },
};

interface Law {
  table: string;
  constraint: string;
  /** Selects the rows that violate it. */
  sql: string;
}

const OF_STORE = `relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'`;
const rowsWhere = (table: string, broken: string) => `SELECT ${ROW_NAME} AS row FROM "${table}" r WHERE ${broken}`;

async function tables(tx: Tx): Promise<string[]> {
  const named = `SELECT relname::text AS "table" FROM pg_class WHERE ${OF_STORE} ORDER BY 1`;
  return (await tx.$queryRawUnsafe<{ table: string }[]>(named)).map(({ table }) => table);
}

async function notNull(tx: Tx): Promise<Law[]> {
  const columns = await tx.$queryRawUnsafe<{ table: string; column: string }[]>(`
    SELECT relname::text AS "table", attname::text AS "column" FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE ${OF_STORE} AND attnum > 0 AND NOT attisdropped AND attnotnull`);
  return columns.map(({ table, column }) => ({
    ...{ table, constraint: `${column} is not null`, sql: rowsWhere(table, `"${column}" IS NULL`) },
  }));
}

async function checks(tx: Tx): Promise<Law[]> {
  const found = await tx.$queryRawUnsafe<{ table: string; constraint: string; check: string }[]>(`
    SELECT relname::text AS "table", conname::text AS "constraint", pg_get_expr(conbin, conrelid) AS "check"
    FROM pg_class JOIN pg_constraint ON conrelid = pg_class.oid WHERE ${OF_STORE} AND contype = 'c'`);
  return found.map(({ table, constraint, check }) => ({ table, constraint, sql: rowsWhere(table, `NOT (${check})`) }));
}

/** Foreign keys. Each has one column. */
async function foreignKeys(tx: Tx): Promise<Law[]> {
  const found = await tx.$queryRawUnsafe<{ table: string; constraint: string; column: string; to: string; key: string }[]>(`
    SELECT pg_class.relname::text AS "table", conname::text AS "constraint", a.attname::text AS "column", f.relname::text AS "to", k.attname::text AS "key"
    FROM pg_class JOIN pg_constraint ON conrelid = pg_class.oid JOIN pg_class f ON f.oid = confrelid
      JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = conkey[1]
      JOIN pg_attribute k ON k.attrelid = confrelid AND k.attnum = confkey[1]
    WHERE contype = 'f' AND ${OF_STORE.replaceAll('rel', 'pg_class.rel')}`);
  return found.map(({ table, constraint, column, to, key }) => {
    const missing = `NOT EXISTS (SELECT FROM "${to}" o WHERE o."${key}" = r."${column}")`;
    return { table, constraint, sql: rowsWhere(table, `r."${column}" IS NOT NULL AND ${missing}`) };
  });
}

async function uniqueIndexes(tx: Tx): Promise<Law[]> {
  const found = await tx.$queryRawUnsafe<
    { table: string; constraint: string; keys: string; only: string | null; nulls: boolean }[]
  >(`
    SELECT t.relname::text AS "table", i.relname::text AS "constraint", pg_get_expr(indpred, indrelid) AS "only", indnullsnotdistinct AS "nulls",
      (SELECT json_agg(pg_get_indexdef(indexrelid, n, true)) FROM generate_series(1, indnkeyatts) n)::text AS "keys"
    FROM pg_index JOIN pg_class i ON i.oid = indexrelid JOIN pg_class t ON t.oid = indrelid
    WHERE indisunique AND ${OF_STORE.replaceAll('rel', 't.rel')}`);
  return found.map(({ table, constraint, keys, only, nulls }) => {
    const each = JSON.parse(keys) as string[];
    const filled = nulls ? [] : each.map((key) => `${key} IS NOT NULL`);
    const where = [...(only === null ? [] : [`(${only})`]), ...filled].join(' AND ') || 'true';
    const twice = `SELECT min(ctid) FROM "${table}" WHERE ${where} GROUP BY ${each.join(', ')} HAVING count(*) > 1`;
    return { table, constraint: `${constraint} is unique`, sql: rowsWhere(table, `ctid IN (${twice})`) };
  });
}
