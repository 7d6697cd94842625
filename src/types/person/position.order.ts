import { dateColumns, order, type Where } from '../../read/pages/order.js';
import type { Position } from '../../db/generated/client.js';

export const newestFirst = order(dateColumns('start'), 'desc');

/**
 * Positions that may have been held at some time from one day to another: not those that certainly began after the
 * last of these days, nor those that certainly had ended before the first. Null is no bound.
 */
export function heldWithin(from: Date | null | undefined, to: Date | null | undefined): Where {
  return {
    AND: [
      ...(to == null ? [] : [{ OR: [{ startEarliest: null }, { startEarliest: { lte: to } }] }]),
      ...(from == null ? [] : [{ OR: [{ endLatest: null }, { endLatest: { gte: from } }] }]),
    ],
  };
}

/** The same of one row. */
export function mayBeHeldWithin({ startEarliest, endLatest }: Position, from: Date | null, to: Date | null): boolean {
  const beganAfter = to !== null && startEarliest !== null && startEarliest > to;
  const endedBefore = from !== null && endLatest !== null && endLatest < from;
  return !beganAfter && !endedBefore;
}
