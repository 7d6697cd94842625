import type { Tx } from './transaction.js';

/** The time of the store at the start of a transaction. Clocks of processes differ, and clients poll by `updatedSince`. */
export async function now(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<[{ now: Date }]>`SELECT now() AS now`;
  return row.now;
}
