import type { Database } from '../../../db/database.js';
import { readVersion } from '../../../db/store-node.js';
import { bind } from '../../../query/compile/compiler.js';
import { countSql, linesSql } from '../../../query/compile/to-sql.js';
import type { StreamPlan } from './plan-stream.js';

// Reads a part of all rows by offset.

export interface StreamPart {
  offset: number;
  limit: number;
}

/** How often to try to read a part, if a commit comes in between. */
const ATTEMPTS = 5;

/** Reads `limit` rows of a list as JSON from an offset on, and the number of all rows, at one version of the data. */
export async function readPart(db: Database, plan: StreamPlan, { offset, limit }: StreamPart, signal: AbortSignal | null) {
  const [count, lines] = [countSql(plan), linesSql(plan)];
  const text = `SELECT * FROM (${lines.text}) part LIMIT ${limit} OFFSET ${offset}`;
  for (let attempt = 1; ; attempt++) {
    const [row] = await db.query<[string, string]>({ text: count.text, values: bind(count.values, {}), signal });
    const [version, total] = row!.map(Number) as [number, number];
    const rows = limit === 0 ? [] : await db.query<[string]>({ text, values: bind(lines.values, {}), signal });
    if ((await readVersion(db)) !== version && attempt < ATTEMPTS) continue;
    return { version, total, rows: rows.map(([line]) => line) };
  }
}
