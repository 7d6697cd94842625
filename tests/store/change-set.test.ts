import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.js';
import type { Prisma } from '../../src/db/generated/client.js';
import { readChangeSet } from '../../src/store/change-set.js';
import { seededStore } from '../support/store.js';

const VISIT = 'kim-jong-un-china-2018';
const SOURCE = 'china-north-korea-extol-traditional-friendship';

let db: Database;
beforeAll(async () => void (db = await seededStore()));
afterAll(() => db?.close());

type Change = Omit<Prisma.ChangeCreateManyChangeSetInput, 'version' | 'nodeId'> & { nodeId?: string };

async function read(...changes: Change[]) {
  const data = changes.map((change) => ({ version: 1, nodeId: randomUUID(), ...change }));
  const { id } = await db.prisma.changeSet.create({ data: { source: SOURCE, changes: { createMany: { data } } } });
  return (await readChangeSet(db, id))!;
}

const of = { visit: { is: { slug: VISIT } } };

test.each<[string, () => Promise<Change>]>([
  ['the visit', async () => ({ type: 'Visit', nodeId: (await db.prisma.visit.findFirstOrThrow({ where: { slug: VISIT } })).id, operation: 'UPDATED' })], // prettier-ignore
  ['a delegate', async () => ({ type: 'Delegate', nodeId: (await db.prisma.delegate.findFirstOrThrow({ where: of })).id, operation: 'UPDATED' })], // prettier-ignore
  ['an event', async () => ({ type: 'Event', nodeId: (await db.prisma.event.findFirstOrThrow({ where: of })).id, operation: 'UPDATED' })], // prettier-ignore
  ['a participant', async () => ({ type: 'Participant', nodeId: (await db.prisma.participant.findFirstOrThrow({ where: { event: of } })).id, operation: 'UPDATED' })], // prettier-ignore
  ['a statement', async () => ({ type: 'Statement', nodeId: (await db.prisma.statement.findFirstOrThrow({ where: of })).id, operation: 'CREATED' })], // prettier-ignore
  ['a participant that is gone', async () => ({ type: 'Participant', operation: 'DELETED', before: { event: (await db.prisma.event.findFirstOrThrow({ where: of })).slug } })], // prettier-ignore
  ['a visit that is gone', async () => ({ type: 'Visit', operation: 'DELETED', before: { slug: VISIT } })],
  ['a delegate that is gone', async () => ({ type: 'Delegate', operation: 'DELETED', before: { visit: VISIT } })],
  ['a statement that moved', async () => ({ type: 'Statement', operation: 'UPDATED', before: { visit: VISIT }, after: { visit: null } })], // prettier-ignore
])('%s is of its visit', async (_what, change) => {
  expect([...(await read(await change())).visits]).toContain(VISIT);
});

test('people, topics and what is of no visit are of none', async () => {
  const { visits } = await read(
    { type: 'Person', operation: 'UPDATED', before: { visit: VISIT } },
    { type: 'Event', operation: 'CREATED', after: { visit: null } },
  );
  expect(visits.size).toBe(0);
});

test('counts what became of rows, and names new statements', async () => {
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

test('what is not there is null', async () => {
  expect(await readChangeSet(db, randomUUID())).toBeNull();
});
