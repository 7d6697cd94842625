import type { Tx } from '../../../store/transaction.js';
import { readBatches } from '../../../shared/batches.js';

/** A damaged row or other object, and the constraint that it violates. */
export interface Damage {
  row: string;
  constraint: string;
}

export class Findings {
  checked = 0;
  damaged = 0;
  /** Whether the damage makes the other checks impossible. */
  isDecisive = false;
  /** The first findings. */
  readonly shown: Damage[] = [];

  constructor(private readonly progressed: (checked: number) => void = () => {}) {}

  check(count = 1): void {
    this.checked += count;
    this.progressed(this.checked);
  }

  damage(row: string, constraint: string): void {
    this.damaged += 1;
    if (this.shown.length < SHOWN) this.shown.push({ row, constraint });
  }
}

/** The maximum number of findings that one check shows. */
export const SHOWN = 20;

export interface Check {
  /** The constraint that is checked. */
  constraint: string;
  /** What the check counts. */
  counts: string;
  run(tx: Tx, findings: Findings): Promise<void>;
}

/** SQL expression for the name of a row `r` of any table. */
export const ROW_NAME = `coalesce(to_jsonb(r)->>'slug', to_jsonb(r)->>'key', to_jsonb(r)->>'id', left(to_jsonb(r)::text, 200))`;

/** Reports the rows of a table that a statement selects as one column, `row`. */
export async function findDamaged(tx: Tx, findings: Findings, table: string, sql: string, constraint: string): Promise<void> {
  for (const { row } of await tx.$queryRawUnsafe<{ row: string }[]>(sql)) findings.damage(`${table} ${row}`, constraint);
}

/** Reports the rows `r` of a table that meet a condition. */
export async function findRows(tx: Tx, findings: Findings, table: string, broken: string, constraint: string): Promise<void> {
  const rows = `SELECT ${ROW_NAME} AS row FROM "${table}" r WHERE ${broken} LIMIT ${SHOWN}`;
  await findDamaged(tx, findings, table, rows, constraint);
}

export async function countRows(tx: Tx, table: string): Promise<number> {
  const [row] = await tx.$queryRawUnsafe<[{ count: bigint }]>(`SELECT count(*) AS count FROM "${table}"`);
  return Number(row.count);
}

// Reads the rows of a table in batches.

const CHUNK = 2_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

interface Read {
  id: string;
  row: string;
}

/** Yields the rows of a table that has an `id`, as JSON, in batches. `where` is a condition on the row `r`. */
export async function* tableRows<Row>(tx: Tx, table: string, columns: string[], where = 'true'): AsyncGenerator<Row[]> {
  const json = columns.map((column) => `'${column}', r."${column}"`).join(', ');
  const text = `SELECT r."id"::text AS id, jsonb_build_object(${json})::text AS row FROM "${table}" r
    WHERE r."id" > $1::uuid AND ${where} ORDER BY r."id" LIMIT ${CHUNK}`;
  const read = (last: Read | null) => tx.$queryRawUnsafe<Read[]>(text, last?.id ?? FIRST);
  for await (const rows of readBatches(CHUNK, read)) yield rows.map(({ row }) => JSON.parse(row) as Row);
}
