import type { Tx } from '../../../store/transaction.js';
import { readBatches } from '../../../shared/batches.js';

/** A row, or what else is damaged, and the law that it breaks. */
export interface Damage {
  row: string;
  law: string;
}

/** What a check has found so far. */
export class Findings {
  checked = 0;
  damaged = 0;
  /** Whether what is damaged is needed to check the other laws. */
  isDecisive = false;
  /** The first of them. */
  readonly shown: Damage[] = [];

  constructor(private readonly progressed: (checked: number) => void = () => {}) {}

  check(count = 1): void {
    this.checked += count;
    this.progressed(this.checked);
  }

  damage(row: string, law: string): void {
    this.damaged += 1;
    if (this.shown.length < SHOWN) this.shown.push({ row, law });
  }
}

/** The most that one check reports; more would not help. */
export const SHOWN = 20;

export interface Check {
  /** What must hold. */
  law: string;
  /** What is counted. */
  counts: string;
  run(tx: Tx, findings: Findings): Promise<void>;
}

/** SQL for the name of a row `r` of any table. */
export const ROW_NAME = `coalesce(to_jsonb(r)->>'slug', to_jsonb(r)->>'key', to_jsonb(r)->>'id', left(to_jsonb(r)::text, 200))`;

/** Runs a statement whose rows have one column, `row`: the damaged rows. */
export async function damagedRows(tx: Tx, sql: string): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ row: string }[]>(sql);
  return rows.map(({ row }) => row);
}

/** Reports the rows `r` of a table that meet a condition. */
export async function findRows(tx: Tx, findings: Findings, table: string, broken: string, law: string): Promise<void> {
  const rows = await damagedRows(tx, `SELECT ${ROW_NAME} AS row FROM "${table}" r WHERE ${broken} LIMIT ${SHOWN}`);
  for (const row of rows) findings.damage(`${table} ${row}`, law);
}

export async function countRows(tx: Tx, table: string): Promise<number> {
  const [row] = await tx.$queryRawUnsafe<[{ count: bigint }]>(`SELECT count(*) AS count FROM "${table}"`);
  return Number(row.count);
}

// Rows of a table, some at a time.

const CHUNK = 2_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

interface Read {
  id: string;
  row: string;
}

/** The rows of a table that have an id, as JSON, some in memory at once. `where` is about the row `r`. */
export async function* tableRows<Row>(tx: Tx, table: string, columns: string[], where = 'true'): AsyncGenerator<Row[]> {
  const json = columns.map((column) => `'${column}', r."${column}"`).join(', ');
  const text = `SELECT r."id"::text AS id, jsonb_build_object(${json})::text AS row FROM "${table}" r
    WHERE r."id" > $1::uuid AND ${where} ORDER BY r."id" LIMIT ${CHUNK}`;
  const read = (last: Read | null) => tx.$queryRawUnsafe<Read[]>(text, last?.id ?? FIRST);
  for await (const rows of readBatches(CHUNK, read)) yield rows.map(({ row }) => JSON.parse(row) as Row);
}
