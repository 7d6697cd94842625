import type { Where } from '../../read/pages/order.js';

/** For the field `updatedSince` of a filter. */
export const UPDATED_SINCE =
  'Changed at this instant or later. Whoever polls asks again from a minute before the last answer: a change is seen when it is committed, a little after its time.';

export function updatedSince(instant: Date | null | undefined): Where[] {
  return instant == null ? [] : [{ updatedAt: { gte: instant } }];
}
