import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { changesOfMessage, MOST_LISTED_CHANGES } from '../../../src/features/webhooks/store/changes-of-message.js';
import { toGlobalId } from '../../../src/query/global-id.js';
import { emptyStore } from '../../support/store.js';
import { newIds } from './backlog.js';
import { Receiver } from './receiver.js';
import { WebhookServer } from './webhook-server.js';

// What a message says about a change set.

let db: Database;
let receiver: Receiver;
let server: WebhookServer;
beforeAll(async () => {
  db = await emptyStore();
  receiver = await Receiver.start();
});
afterEach(async () => {
  await server?.stop();
  await db.prisma.webhook.deleteMany();
  receiver.received.length = 0;
});
afterAll(async () => {
  await receiver?.stop();
  await db?.close();
});

interface RecordedChange {
  operation: 'CREATED' | 'UPDATED' | 'DELETED';
  type: string;
  node?: string;
  before?: object;
  after?: object;
  pages?: string[];
}

/** Commits a change set with these changes in order, and returns its id. */
async function record(changes: RecordedChange[]): Promise<string> {
  const [set, ...ids] = newIds(1 + changes.length) as [string, ...string[]];
  const rows = changes.map((change, n) => ({ id: ids[n], node: crypto.randomUUID(), pages: [], ...change }));
  const text = `WITH recorded AS (INSERT INTO "ChangeSet" ("id", "source") VALUES ($1::uuid, 'history') RETURNING "id")
    INSERT INTO "Change" ("id", "changeSetId", "operation", "type", "nodeId", "version", "before", "after", "pages")
    SELECT row."id", recorded."id", row."operation"::"ChangeOperation", row."type", row."node", 1, row."before", row."after", row."pages"
    FROM recorded, jsonb_to_recordset($2::jsonb)
      AS row("id" uuid, "operation" text, "type" text, "node" uuid, "before" jsonb, "after" jsonb, "pages" text[])`;
  await db.query({ text, values: [set, JSON.stringify(rows)] });
  return set;
}

const VISIT = crypto.randomUUID();
const ONE_OF_EACH: RecordedChange[] = [
  { operation: 'CREATED', type: 'Visit', after: { slug: 'a-visit' }, node: VISIT, pages: ['Visit a-visit'] },
  { operation: 'CREATED', type: 'Topic', after: { slug: 'a-topic' }, pages: ['Topic a-topic'] },
  { operation: 'CREATED', type: 'Event', after: { label: 'talks' }, pages: ['Source a', 'Visit a-visit', 'Visit b-visit'] },
  { operation: 'UPDATED', type: 'Person', before: { name: 'A', born: 1 }, after: { name: 'B', died: 2 } },
  { operation: 'UPDATED', type: 'Visit', before: { title: 'A' }, after: { title: 'B' }, node: VISIT, pages: ['Visit a-visit'] },
  { operation: 'DELETED', type: 'Country', before: { slug: 'a-country' } },
];
const ALL = { types: [], visit: null };

test('changes are counted by operation, and listed with the slug of their row and of their visit', async () => {
  const set = await record(ONE_OF_EACH);
  const { changes, at, dataVersion, ...counts } = await changesOfMessage(db, set, ALL);
  expect(counts).toEqual({ source: 'history', created: 3, updated: 2, deleted: 1 });
  expect([new Date(at).toISOString(), typeof dataVersion]).toEqual([at, 'number']);
  expect(changes.map(({ operation, type, slug, visit, fields }) => [operation, type, slug, visit, fields])).toEqual([
    ['CREATED', 'Visit', 'a-visit', 'a-visit', []],
    ['CREATED', 'Topic', 'a-topic', null, []],
    ['CREATED', 'Event', null, 'a-visit', []],
    ['UPDATED', 'Person', null, null, ['born', 'died', 'name']],
    ['UPDATED', 'Visit', 'a-visit', 'a-visit', ['title']],
    ['DELETED', 'Country', 'a-country', null, []],
  ]);
  expect(changes[0]).toMatchObject({ nodeId: VISIT, version: 1 });
});

test('a change set created before versions were recorded has no version', async () => {
  const set = await record(ONE_OF_EACH);
  await db.query({ text: `UPDATE "ChangeSet" SET "dataVersion" = NULL WHERE "id" = $1::uuid`, values: [set] });
  expect((await changesOfMessage(db, set, ALL)).dataVersion).toBeNull();
});

test('only changes to the selected types and visit are counted and listed', async () => {
  const set = await record(ONE_OF_EACH);
  const changesTo = async (types: string[], visit: string | null) => {
    const { changes, created, updated, deleted } = await changesOfMessage(db, set, { types, visit });
    return [changes.map(({ type }) => type), created, updated, deleted];
  };
  expect(await changesTo(['Visit', 'Country'], null)).toEqual([['Visit', 'Visit', 'Country'], 1, 1, 1]);
  expect(await changesTo([], 'a-visit')).toEqual([['Visit', 'Event', 'Visit'], 2, 1, 0]);
  expect(await changesTo([], 'b-visit')).toEqual([['Event'], 1, 0, 0]);
  expect(await changesTo(['Visit'], 'a-visit')).toEqual([['Visit', 'Visit'], 1, 1, 0]);
  expect(await changesTo(['Visit'], 'b-visit')).toEqual([[], 0, 0, 0]);
});

const MANY = Array.from({ length: MOST_LISTED_CHANGES + 1 }, (_, n): RecordedChange => ({
  ...{ operation: 'CREATED', type: 'Visit', after: { slug: `visit-${n}` }, pages: ['Visit a-visit'] },
}));

test.each([null, 'a-visit'])(
  'only the first of many changes are listed, but all are counted, for the visit %s',
  async (visit) => {
    const { changes, created } = await changesOfMessage(db, await record(MANY), { types: [], visit });
    expect(changes.map(({ slug }) => slug)).toEqual(MANY.slice(0, MOST_LISTED_CHANGES).map((_, n) => `visit-${n}`));
    expect(created).toBe(MOST_LISTED_CHANGES + 1);
  },
);

/** Returns the message about these changes. */
async function sent(changes: RecordedChange[], variables: Record<string, string> = {}): Promise<any> {
  server = await new WebhookServer(db).start(variables);
  await server.register({ url: receiver.url });
  const set = await record(changes);
  await expect.poll(() => receiver.changeSets).toEqual([set]);
  return JSON.parse(receiver.received[0]!.body).data;
}

test('a message links each change to its own page, or to the page of its visit', async () => {
  const data = await sent(ONE_OF_EACH);
  expect(data).toMatchObject({ source: 'history', created: 3, updated: 2, deleted: 1, complete: true });
  expect(data.changes.map(({ type, page }: { type: string; page: string | null }) => [type, page])).toEqual([
    ['VISIT', 'http://visits.example.org/visits/a-visit'],
    ['TOPIC', null],
    ['EVENT', 'http://visits.example.org/visits/a-visit'],
    ['PERSON', null],
    ['VISIT', 'http://visits.example.org/visits/a-visit'],
    ['COUNTRY', 'http://visits.example.org/countries/a-country'],
  ]);
  expect(data.changes[0]).toEqual({
    ...{ operation: 'CREATED', type: 'VISIT', id: toGlobalId('Visit', VISIT), version: 1, fields: [] },
    ...{ slug: 'a-visit', visit: 'a-visit', page: 'http://visits.example.org/visits/a-visit' },
  });
});

test('a server that does not know its own address sends no links, and reports omitted changes', async () => {
  const data = await sent(MANY, { PUBLIC_URL: '' });
  expect(data).toMatchObject({ created: MOST_LISTED_CHANGES + 1, complete: false });
  expect(data.changes.map(({ page }: { page: unknown }) => page)).toEqual(Array(MOST_LISTED_CHANGES).fill(null));
});

test('a webhook for one visit skips other changes, one change set at a time', async () => {
  server = await new WebhookServer(db).start();
  const { id } = await server.register({ url: receiver.url });
  await server.mutate('pauseWebhook', { id });
  await db.prisma.webhook.update({ where: { id }, data: { visit: 'a-visit' } });
  const change = (name: string): RecordedChange => ({ operation: 'CREATED', type: 'Visit', pages: [`Visit ${name}`] });
  await record([change('b-visit')]);
  const own = await record([change('a-visit')]);
  const last = await record([change('b-visit')]);
  await server.mutate('resumeWebhook', { id });
  await expect.poll(() => receiver.changeSets).toEqual([own]);
  await expect.poll(async () => (await db.prisma.webhook.findFirstOrThrow()).place).toBe(last);
});
