import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import type { Prisma } from '../../../src/db/generated/client.js';
import { PAGE, readChangeSets } from '../../../src/features/live/change-set.js';
import { idSequence } from '../../../src/shared/id-sequence.js';
import { BEGINNING } from '../../../src/store/feed/history.js';
import { seededStore } from '../../support/store.js';

const SOURCE = 'china-north-korea-extol-traditional-friendship';

let db: Database;
beforeAll(async () => void (db = await seededStore()));
afterAll(() => db?.close());

type Change = Omit<Prisma.ChangeCreateManyChangeSetInput, 'version' | 'nodeId'> & { nodeId?: string };

async function read(...changes: Change[]) {
  const data = changes.map((change) => ({ version: 1, nodeId: randomUUID(), ...change }));
  const newest = await db.prisma.changeSet.findFirst({ orderBy: { id: 'desc' } });
  await db.prisma.changeSet.create({ data: { source: SOURCE, changes: { createMany: { data } } } });
  const found = await readChangeSets(db, newest?.id ?? BEGINNING);
  expect(found).toHaveLength(1);
  return found[0]!;
}

test('the visits in a change set are exactly those whose pages show its rows', async () => {
  const { visits } = await read(
    { type: 'Event', operation: 'UPDATED', pages: ['Visit one', 'Visit two'] },
    { type: 'Person', operation: 'UPDATED', pages: ['Person three'] },
    { type: 'Topic', operation: 'CREATED', pages: [] },
  );
  expect([...visits].sort()).toEqual(['one', 'two']);
});

test('a change set counts its operations and lists new statements', async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  const changeSet = await read(
    { type: 'Statement', nodeId: one, operation: 'CREATED' },
    { type: 'Statement', nodeId: two, operation: 'CREATED' },
    { type: 'Statement', operation: 'UPDATED' },
    { type: 'Person', operation: 'DELETED' },
  );
  expect(changeSet).toMatchObject({ source: SOURCE, created: 2, updated: 1, deleted: 1 });
  expect([...changeSet.statements].sort()).toEqual([one, two].sort());
});

test('new statements are ordered by the passages that record them', async () => {
  const statement = (...citations: string[]) =>
    ({ type: 'Statement', nodeId: randomUUID(), operation: 'CREATED', after: { citations } }) as const;
  const changes = [statement('a#char=100,120'), statement('a#char=90,99', 'a#char=20,30'), statement('a#char=3,9')];
  const { statements } = await read(...changes);
  expect(statements).toEqual(changes.map(({ nodeId }) => nodeId).reverse());
});

test('a page contains the next change sets with their own changes, ordered by id', async () => {
  const nextId = idSequence((await db.prisma.changeSet.findFirst({ orderBy: { id: 'desc' } }))?.id);
  const ids = Array.from({ length: PAGE + 10 }, nextId);
  await db.prisma.changeSet.createMany({ data: ids.toReversed().map((id) => ({ id, source: SOURCE })) });
  const change = { type: 'Visit', operation: 'DELETED', version: 1 } as const;
  const data = ids.slice(1).map((changeSetId, n) => ({
    ...{ ...change, changeSetId, nodeId: randomUUID(), pages: [`Visit visit-${n + 1}`] },
  }));
  await db.prisma.change.createMany({ data });

  const page = await readChangeSets(db, ids[0]!);
  expect(page.map(({ id }) => id)).toEqual(ids.slice(1, PAGE + 1));
  expect(page.map(({ visits }) => [...visits])).toEqual(page.map((_, n) => [`visit-${n + 1}`]));
  expect(await readChangeSets(db, ids.at(-2)!)).toMatchObject([{ id: ids.at(-1), deleted: 1 }]);
  expect(await readChangeSets(db, ids.at(-1)!)).toEqual([]);
});
