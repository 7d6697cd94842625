import { type Guarded, lift } from '../compile/param.js';
import type { Args } from '../stored-as.js';
import { decodeCursor } from './cursor.js';
import type { Order, SortValues } from './order.js';
import { pageSize } from './page-size.js';

/** A part of a list: a number of rows from either end of the span between two places. */
export interface PageRange {
  order: Order;
  size: number;
  fromEnd: boolean;
  after: SortValues | null;
  before: SortValues | null;
}

/**
 * The page that Relay's arguments ask for. In a compiled operation the sizes are part of the plan, and so is which sort
 * keys of a cursor are null. Their values are not.
 * @throws ClientError BAD_USER_INPUT where a size or a cursor is wrong.
 */
export function pageOf(args: Args, order: Order, guard: Guarded): PageRange {
  const size = (value: unknown) => (value == null ? null : Number(guard(value, String)));
  const nulls = (place: SortValues) => place.map((value) => (value === null ? '0' : '1')).join('');
  const place = (name: 'after' | 'before'): SortValues | null => {
    const given = args[name] as string | null | undefined;
    if (given == null) return null;
    const known = guard(given, (text) => nulls(decodeCursor(text, order, name)));
    return order.map((_, index) =>
      known[index] === '0' ? null : lift(given, (text) => decodeCursor(text, order, name)[index]!),
    );
  };
  const sizes = pageSize({ first: size(args['first']), last: size(args['last']) });
  return { order, ...sizes, after: place('after'), before: place('before') };
}
