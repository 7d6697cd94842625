import type { Tx } from '../transaction.js';

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

export async function countRows(tx: Tx, table: string): Promise<number> {
  const [row] = await tx.$queryRawUnsafe<[{ count: bigint }]>(`SELECT count(*) AS count FROM "${table}"`);
  return Number(row.count);
}
