import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { TableSizes } from '../../../src/http/limits/table-sizes.js';
import { emptyStore } from '../../support/store.js';
import { fillWorld } from '../../support/world.js';

let db: Database;
beforeAll(async () => {
  db = await emptyStore();
  await fillWorld(db, 7);
});
afterAll(() => db.close());

const log = pino({ enabled: false });

it('the sizes of analyzed tables are known', async () => {
  await db.prisma.$executeRawUnsafe('ANALYZE "Visit"');
  const sizes = new TableSizes(db, log);
  expect(sizes.of('Visit')).toBe(0);
  await sizes.refresh();
  expect(sizes.of('Visit')).toBe(await db.prisma.visit.count());
  expect(sizes.reading).toBe(1);
});

it('known sizes are kept if the store does not respond, and it is not queried again immediately', async () => {
  let asked = 0;
  const query = async () => {
    asked++;
    throw new Error('gone');
  };
  const sizes = new TableSizes({ query }, log);
  await sizes.refresh();
  await sizes.refresh();
  expect(sizes.of('Visit')).toBe(0);
  expect(asked).toBe(1);
});
