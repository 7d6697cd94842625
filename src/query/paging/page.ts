import { type Guarded, lift } from '../compile/param.js';
import type { Args } from '../stored-as.js';
import { decodeCursor } from './cursor.js';
import type { Order, SortValues } from './order.js';
import { pageSize } from './page-size.js';

/** A page of a list: `size` rows from one end of the range between two positions, which are excluded. */
export interface PageRange {
  order: Order;
  size: number;
  fromEnd: boolean;
  after: SortValues | null;
  before: SortValues | null;
}

/**
 * Returns the page that Relay's arguments request. In a compiled operation, the plan depends on the sizes and on which sort
 * keys of a cursor are null, but not on the other values of a cursor.
 * @throws ClientError BAD_USER_INPUT if a size or a cursor is invalid
 */
export function pageRange(args: Args, order: Order, guard: Guarded): PageRange {
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
