import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { idSequence } from '../../../src/shared/id-sequence.js';
import { BEGINNING } from '../../../src/store/feed/history.js';
import { encodeLiveCursor } from '../../../src/features/live/schema/cursor.js';
import { post, serve, type Served } from '../../http/serve.js';
import { emptyStore, seededStore } from '../../support/store.js';
import { slowTest } from '../../support/thorough.js';
import { JWT_SECRET } from '../../support/token.js';
import { changeVisit, record, SOURCE, subscriber, VISIT } from './clients.js';

const STATEMENTS = 'subscription ($after: String) { statementRecorded(after: $after) { text } }';
const IMPORTS = 'subscription ($after: String) { sourceImported(after: $after) { cursor created } }';
const CHANGES = `subscription ($after: String) { visitChanged(slug: "${VISIT}", after: $after) { cursor visit { slug } } }`;

let db: Database;
let server: Served;
beforeAll(async () => {
  db = await seededStore();
  server = await serve(db, { JWT_SECRET });
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

async function liveCursor(url = server.url): Promise<string> {
  const response = await post(url, '{ liveCursor }');
  const { data } = (await response.json()) as { data: { liveCursor: string } };
  return data.liveCursor;
}

/** Subscribes after a cursor until this many results arrive or the stream ends. */
type Take = (query: string, after: string | null, count: number, url?: string) => Promise<any[]>;

const overWebSocket: Take = async (query, after, count, url = server.url) => {
  const { client, listen } = subscriber(url);
  const { results, ended } = listen(query, { after });
  const enough = expect.poll(() => results.length).toBeGreaterThanOrEqual(count);
  const errors = await Promise.race([enough.then(() => null), ended]);
  await client.dispose();
  return errors ? [...results, { errors }] : results;
};

const overEventStream: Take = async (query, after, count, url = server.url) => {
  const events = createClient({ url, retryAttempts: 0 }).iterate({ query, variables: { after } });
  const results = [];
  for await (const result of events) if (results.push(result) >= count) break;
  return results;
};

const cursorsOf = (results: any[]): string[] => results.map(({ extensions }) => extensions.cursor);
const textsOf = (results: any[]): string[] => results.map(({ data }) => data.statementRecorded.text);

describe.each([
  ['a WebSocket', overWebSocket],
  ['an event stream', overEventStream],
])('over %s', (_name, take) => {
  test('missed changes come before new ones, from any cursor', async () => {
    const start = await liveCursor();
    const texts = Array.from({ length: 5 }, (_, n) => `Missed or new ${n} ${randomUUID()}.`);
    for (const text of texts.slice(0, 3)) await record(server.url, text);
    const taken = take(STATEMENTS, start, 5);
    for (const text of texts.slice(3)) await record(server.url, text);
    const results = await taken;
    expect(textsOf(results)).toEqual(texts);
    for (const [n, cursor] of cursorsOf(results).slice(0, -1).entries()) {
      expect(textsOf(await take(STATEMENTS, cursor, 4 - n))).toEqual(texts.slice(n + 1));
    }
  });

  test('a change set with many statements can be resumed after any of them, and deleted ones are omitted', async () => {
    const start = await liveCursor();
    const statements = await db.prisma.statement.findMany({ take: 6, orderBy: { id: 'asc' } });
    await recordAll([...statements.slice(0, 3).map(({ id }) => id), randomUUID(), ...statements.slice(3).map(({ id }) => id)]);
    const results = await take(STATEMENTS, start, 6);
    const texts = statements.map(({ text }) => text);
    expect(textsOf(results)).toEqual(texts);
    for (const [n, cursor] of cursorsOf(results).slice(0, -1).entries()) {
      expect(textsOf(await take(STATEMENTS, cursor, 5 - n))).toEqual(texts.slice(n + 1));
    }

    const [whole] = await take(IMPORTS, start, 1);
    const inside = cursorsOf(results)[2]!;
    for (const query of [IMPORTS, CHANGES]) {
      expect(cursorsOf(await take(query, inside, 1))).toEqual([whole.extensions.cursor]);
    }
    await changeVisit(db, VISIT, 1);
    const next = await take(IMPORTS, whole.extensions.cursor, 1);
    expect(cursorsOf(next)).not.toContain(whole.extensions.cursor);
    expect(next[0].data.sourceImported.cursor).toBe(next[0].extensions.cursor);
  });

  test('changes beyond those a server keeps are read from the store in commit order', async () => {
    const start = await liveCursor();
    await changeVisit(db, VISIT, 130);
    await changeVisit(db, 'another', 130);
    await changeVisit(db, VISIT, 130);
    const results = await take(CHANGES, start, 260);
    const ids = await db.prisma.changeSet.findMany({ orderBy: { id: 'desc' }, take: 390, select: { id: true } });
    const own = [...ids.slice(0, 130), ...ids.slice(260)].map(encodeLiveCursor).reverse();
    expect(cursorsOf(results)).toEqual(own);
  });

  test.each([
    ['an invalid cursor', 'nonsense', 'BAD_USER_INPUT'],
    ['a cursor of `changes`', Buffer.from(`["id","${randomUUID()}"]`).toString('base64url'), 'BAD_USER_INPUT'],
    ['the cursor of statement 0', encodeLiveCursor({ id: randomUUID(), statement: 0 }), 'BAD_USER_INPUT'],
    ['a cursor of another store', encodeLiveCursor({ id: randomUUID() }), 'CANNOT_RESUME'],
    ['a cursor of a store with more changes', encodeLiveCursor({ id: 'ffffffff-ffff-7fff-bfff-ffffffffffff' }), 'CANNOT_RESUME'],
  ])('%s is refused', async (_what, after, code) => {
    for (const query of [STATEMENTS, IMPORTS, CHANGES]) {
      expect(await take(query, after, 1)).toMatchObject([{ errors: [{ extensions: { code } }] }]);
    }
  });

  test('missed changes cost points, and the rest can be read once points are restored', async () => {
    const start = await liveCursor();
    await changeVisit(db, VISIT, 30);
    const poor = await serve(db, { RATE_LIMIT: '20' });
    const results = await take(CHANGES, start, 30, poor.url);
    await poor.close();
    expect(results.at(-1)).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    const got = cursorsOf(results.slice(0, -1));
    expect(got.length).toBeGreaterThan(10);
    expect(got.length).toBeLessThan(20);
    const rest = await take(CHANGES, got.at(-1)!, 30 - got.length);
    expect(cursorsOf([...results.slice(0, -1), ...rest])).toEqual(cursorsOf(await take(CHANGES, start, 30)));
  });
});

/** Commits a change set in which these statements are new. */
async function recordAll(ids: string[]): Promise<void> {
  const newest = await db.prisma.changeSet.findFirst({ orderBy: { id: 'desc' } });
  const pages = [`Visit ${VISIT}`];
  const change = { type: 'Statement', operation: 'CREATED' as const, version: 1, pages };
  const changes = ids.map((nodeId, n) => ({
    ...{ ...change, nodeId, after: { visit: VISIT, citations: [`${SOURCE}#char=${n},${n + 1}`] } },
  }));
  const id = idSequence(newest?.id)();
  await db.prisma.changeSet.create({
    data: {
      ...{ id, source: SOURCE },
      changes: {
        create: [
          ...changes,
          { type: 'Visit', operation: 'DELETED', version: 1, nodeId: randomUUID(), before: { slug: VISIT }, pages },
        ],
      },
    },
  });
}

describe('the first cursor', () => {
  test('is the beginning if the store has no changes', async () => {
    const empty = await emptyStore();
    const other = await serve(empty, {});
    const start = await liveCursor(other.url);
    expect(start).toBe(encodeLiveCursor({ id: BEGINNING }));
    await changeVisit(empty, VISIT, 2);
    expect(await overWebSocket(IMPORTS, start, 2, other.url)).toHaveLength(2);
    await other.close();
    await empty.close();
  });

  slowTest('is refused if it is more than 10,000 change sets behind', async () => {
    const empty = await emptyStore();
    const other = await serve(empty, {});
    await empty.query({
      text: `INSERT INTO "ChangeSet" ("id", "source")
        SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '' FROM generate_series(1, 10001) n`,
      values: [],
    });
    const ids = await empty.prisma.changeSet.findMany({ orderBy: { id: 'asc' }, take: 2 });
    const start = await overWebSocket(IMPORTS, encodeLiveCursor(ids[0]!), 1, other.url);
    expect(cursorsOf(start)[0]).toBe(encodeLiveCursor(ids[1]!));
    expect(await overWebSocket(IMPORTS, encodeLiveCursor({ id: BEGINNING }), 1, other.url)).toMatchObject([
      { errors: [{ extensions: { code: 'CANNOT_RESUME' } }] },
    ]);
    await other.close();
    await empty.close();
  });

  test('is read before anything else when resolvers answer', async () => {
    const log: string[] = [];
    interface Called {
      operation: string;
      args: unknown;
      query: (args: unknown) => Promise<unknown>;
    }
    const prisma = db.prisma.$extends({
      query: {
        async $allOperations({ operation, args, query }: Called) {
          log.push(`${operation} begins`);
          const result = await query(args);
          log.push(`${operation} ends`);
          return result;
        },
      },
    } as never) as unknown as Database['prisma'];
    const other = await serve({ ...db, prisma }, { COMPILER: 'off' });
    const response = await post(other.url, `{ visit(slug: "${VISIT}") { title } liveCursor }`);
    expect(await response.json()).toMatchObject({ data: { liveCursor: await liveCursor() } });
    expect(log.slice(0, 3)).toEqual(['$queryRaw begins', '$queryRaw ends', 'findUnique begins']);
    await other.close();
  });
});

test('an EventSource resumes from the id of its last event, whatever its URL says', async () => {
  const first = await liveCursor();
  await changeVisit(db, VISIT, 3);
  const [, second] = cursorsOf(await overEventStream(CHANGES, first, 3));
  const parameters = new URLSearchParams({ query: CHANGES, variables: JSON.stringify({ after: first }) });
  const headers = { accept: 'text/event-stream', 'last-event-id': second! };
  const response = await fetch(`${server.url}?${parameters}`, { headers });
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (text.includes('event: next')) break;
  }
  expect(text.match(/^id: .*$/gm)).toEqual([`id: ${second}`, `id: ${await liveCursor()}`]);
});
