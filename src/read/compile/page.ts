import type { Args } from '../meaning.js';
import { decodeCursor } from '../pages/cursor.js';
import type { Order, Place } from '../pages/order.js';
import { pageSize } from '../pages/page-size.js';
import { type Guarded, lift } from './param.js';
import type { Page } from './plan.js';

/** Sizes are part of the plan, and so is which sort keys of a cursor are null. Their values are not. */
export function pageOf(args: Args, order: Order, guard: Guarded): Page {
  const size = (value: unknown) => (value == null ? null : Number(guard(value, String)));
  const nulls = (place: Place) => place.map((value) => (value === null ? '0' : '1')).join('');
  const place = (name: 'after' | 'before'): Place | null => {
    if (args[name] == null) return null;
    const known = guard(args[name], (text: string) => nulls(decodeCursor(text, order, name)));
    return order.map((_, index) =>
      known[index] === '0' ? null : lift(args[name] as string, (text) => decodeCursor(text, order, name)[index]!),
    );
  };
  const sizes = pageSize({ first: size(args.first), last: size(args.last) });
  return { order, ...sizes, after: place('after'), before: place('before') };
}
