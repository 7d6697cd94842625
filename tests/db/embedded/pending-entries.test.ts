import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { openDatabase } from '../../../src/db/open.js';
import { setUpEmpty } from '../../support/process.js';

const CLEAN = `SELECT gin_clean_pending_list('"Country_searchVector_idx"')::int`;

test('opening a store empties the pending lists of its GIN indexes', async () => {
  const dataDir = mkdtempSync(join(inject('runFolder'), 'pending-'));
  await setUpEmpty(dataDir);
  const openWith = async (slug: string) => {
    const db = await openDatabase({ databaseUrl: null, dataDir });
    await db.prisma.country.create({ data: { slug, name: slug, namesFolded: slug } });
    return db;
  };
  const first = await openWith('chad');
  await first.close();
  const second = await openDatabase({ databaseUrl: null, dataDir });
  expect(await second.query({ text: CLEAN, values: [] })).toEqual([[0]]);
  await second.close();
  const third = await openWith('mali');
  expect(await third.query({ text: CLEAN, values: [] })).toEqual([[1]]); // this index does have a pending list
  await third.close();
});
