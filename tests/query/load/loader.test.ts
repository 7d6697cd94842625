import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Loader } from '../../../src/query/load/loader.js';
import { emptyStore } from '../../support/store.js';

let db: Database;
let load: Loader;
const [NORWAY, ICELAND] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'] as const;
beforeAll(async () => {
  db = await emptyStore();
  await db.prisma.topic.createMany({
    data: [
      { id: NORWAY, slug: 'norway', name: 'Norway', nameFolded: 'norway' },
      { id: ICELAND, slug: 'iceland', name: 'Iceland', nameFolded: 'iceland' },
    ],
  });
});
afterAll(() => db?.close());

test('rows are loaded by id, and null or an unknown id loads nothing', async () => {
  load = new Loader(db.prisma);
  const loaded = await Promise.all([load.one('Topic', ICELAND), load.one('Topic', null), load.one('Topic', crypto.randomUUID())]);
  expect(loaded).toEqual([expect.objectContaining({ id: ICELAND, slug: 'iceland' }), null, null]);
  expect(await load.required('Topic', NORWAY)).toMatchObject({ slug: 'norway' });
  const gone = crypto.randomUUID();
  await expect(load.required('Topic', gone)).rejects.toThrow(`Topic ${gone} is referred to, but does not exist`);
});

test('values requested together are loaded together, a thousand at a time, separately for each kind', async () => {
  load = new Loader(db.prisma);
  const asked: [string, number][] = [];
  const find = (kind: string) => (keys: string[]) => {
    asked.push([kind, keys.length]);
    return Promise.resolve(new Map(keys.filter((key) => key !== '7').map((key) => [key, `${kind} ${key}`])));
  };
  const of = (kind: string, count: number) =>
    Array.from({ length: count }, (_, key) => load.batch<string>(kind, `${key}`, find(kind)));
  const [many, few] = await Promise.all([Promise.all(of('many', 1_001)), Promise.all(of('few', 9))]);
  expect(asked.sort()).toEqual([
    ['few', 9],
    ['many', 1],
    ['many', 1_000],
  ]);
  expect([many[1_000], few[8], few[7], many.length]).toEqual(['many 1000', 'few 8', null, 1_001]);
});
