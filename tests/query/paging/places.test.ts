import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { createContext } from '../../../src/schema/context/context.js';
import type { Model } from '../../../src/query/load/loader.js';
import { encodeCursor } from '../../../src/query/paging/cursor.js';
import type { Order } from '../../../src/query/paging/order.js';
import { emptyStore } from '../../support/store.js';
import { runsOfEach } from '../../support/thorough.js';
import { fillWorld } from '../../support/world.js';
import { type Item, itemsOf, lists, longest, orderOf, reader } from './lists.js';

// Pages after and before any position, at or between rows, in any order, compared with pages cut in JavaScript.

let db: Database;
beforeAll(async () => {
  db = await emptyStore();
  await fillWorld(db, 3);
});
afterAll(() => db.close());

/** A cursor of the sort keys of a row, some of which belong to another row or are missing. */
interface Mixed {
  row: number;
  others: (number | 'its own' | 'none')[];
}

const mixed: fc.Arbitrary<Mixed> = fc.record({
  row: fc.nat(),
  others: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant('its own' as const) },
      { weight: 1, arbitrary: fc.constant('none' as const) },
      { weight: 1, arbitrary: fc.nat() },
    ),
    { minLength: 8, maxLength: 8 },
  ),
});

function cursorOf({ row, others }: Mixed, rows: Record<string, unknown>[], order: Order): string {
  const place = order.map(({ column, nullable }, index) => {
    const other = others[index]!;
    if (other === 'none' && nullable) return null;
    return rows[(typeof other === 'number' ? other : row) % rows.length]![column] as string;
  });
  return encodeCursor(place, order);
}

it.each(lists.map((list) => [`${list.parent.name}.${list.field}`, list] as const))('%s', async (_name, list) => {
  const stored = await createContext(db.prisma)
    .load.model(list.type as Model)
    .findMany({});
  const rows = stored.map((row) => ({ ...row, ...('unsaid' in row && { unsaidCount: (row.unsaid as string[]).length }) })); // computed
  const owner = await longest(db, list);
  const items = itemsOf(list);
  const pages = fc.record({
    orderBy: items.length === 0 ? fc.constant<Item[]>([]) : fc.array(fc.constantFrom(...items), { maxLength: 3 }),
    size: fc.nat(12),
    fromEnd: fc.boolean(),
    after: fc.option(mixed),
    before: fc.option(mixed),
  });
  await fc.assert(
    fc.asyncProperty(pages, async ({ orderBy, size, fromEnd, after, before }) => {
      const order = orderOf(list, orderBy);
      const given = {
        [fromEnd ? 'last' : 'first']: size,
        after: after && cursorOf(after, rows, order),
        before: before && cursorOf(before, rows, order),
      };
      const expected = await reader(db, list, owner, orderBy, 'reference')(given);
      for (const way of ['resolvers', 'compiler'] as const) {
        expect(await reader(db, list, owner, orderBy, way)(given), way).toEqual(expected);
      }
    }),
    { numRuns: runsOfEach(3, 100) },
  );
});
