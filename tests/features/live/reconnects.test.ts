import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Database } from '../../../src/db/database.js';
import { readChangeSets, type ChangeSet } from '../../../src/features/live/change-set.js';
import { decodeLiveCursor, encodeLiveCursor } from '../../../src/features/live/schema/cursor.js';
import { post, serve } from '../../http/serve.js';
import { variablesOf } from '../../support/postgresql-store.js';
import { build, start } from '../../support/process.js';
import { seededStore } from '../../support/store.js';
import { runs } from '../../support/thorough.js';
import { JWT_SECRET } from '../../support/token.js';
import { mutate, record, VISIT } from './clients.js';

const SERVER = process.env['TEST_DATABASE_URL'];
const CLIENTS = runs(12, 24);
const RECONNECTS = runs(5, 42);
/** The longest time between two reconnects of a client. */
const LONGEST_MS = 150;

let db: Database;
let urls: string[];
const closings: (() => Promise<unknown>)[] = [];

/** Two processes over one PostgreSQL, or two servers of this process over one embedded store. */
beforeAll(async () => {
  db = await seededStore();
  if (!SERVER) {
    const servers = await Promise.all([1, 2].map(() => serve(db, { JWT_SECRET })));
    closings.push(...servers.map((server) => () => server.close()));
    urls = servers.map(({ url }) => url);
    return;
  }
  await build();
  const variables = { PORT: '0', JWT_SECRET, RATE_LIMIT: '0', ...(await variablesOf(db)) };
  const servers = [1, 2].map(() => start('src/main.js', tmpdir(), variables));
  closings.push(
    ...servers.map(({ child, ended }) => () => {
      child.kill('SIGTERM');
      return ended;
    }),
  );
  urls = await Promise.all(servers.map((server) => server.printed(/Listening on (\S+):/)));
});
afterAll(async () => {
  for (const close of closings) await close();
  await db?.close();
});

const anyUrl = () => urls[Math.floor(Math.random() * urls.length)]!;
const aMoment = () => sleep(Math.random() * LONGEST_MS);

/** Returns the cursors that a subscription sends for a change set. */
const SUBSCRIPTIONS: [query: string, events: (changeSet: ChangeSet) => string[]][] = [
  ['subscription ($after: String) { sourceImported(after: $after) { cursor } }', (changeSet) => [encodeLiveCursor(changeSet)]],
  [
    'subscription ($after: String) { statementRecorded(after: $after) { id } }',
    ({ id, statements }) => statements.map((_, n) => encodeLiveCursor({ id, statement: n + 1 })),
  ],
  [
    `subscription ($after: String) { visitChanged(slug: "${VISIT}", after: $after) { cursor } }`,
    (changeSet) => (changeSet.visits.has(VISIT) ? [encodeLiveCursor(changeSet)] : []),
  ],
];

interface Reconnecting {
  /** The cursors of all events in the order of arrival. */
  cursors: string[];
  errors: unknown[];
  reconnect: () => Promise<void>;
  close: () => void;
}

function keep(query: string, after: string) {
  const [cursors, errors]: [string[], unknown[]] = [[], []];
  const request = { query, variables: { after } };
  const next = (result: any) => {
    if (!result.extensions?.cursor) return void errors.push(result);
    cursors.push(result.extensions.cursor);
    request.variables.after = result.extensions.cursor;
  };
  return { cursors, errors, request, next };
}

/** The client reconnects by itself when its connection breaks. */
function overWebSocket(query: string, after: string): Reconnecting {
  const { request, next, ...kept } = keep(query, after);
  let socket: WebSocket | undefined;
  const client = createWsClient({
    url: () => anyUrl().replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: Infinity,
    retryWait: aMoment,
    on: { connected: (connected) => (socket = connected as WebSocket) },
  });
  client.subscribe(request, { next, error: (error) => kept.errors.push(error), complete: () => {} });
  return {
    ...kept,
    async reconnect() {
      while (!socket) await sleep(10);
      socket.terminate();
      socket = undefined;
    },
    close: () => void client.dispose(),
  };
}

/** Creates a new subscription each time, since the connection of this client cannot be broken from here. */
function overEventStream(query: string, after: string): Reconnecting {
  const { request, next, ...kept } = keep(query, after);
  const client = createSseClient({ url: anyUrl, retryAttempts: 0 });
  const subscribe = () => {
    let isCurrent = true;
    const end = client.subscribe(request, {
      next: (result) => isCurrent && next(result),
      error: (error) => kept.errors.push(error),
      complete: () => {},
    });
    return () => {
      isCurrent = false;
      end();
    };
  };
  let stop = subscribe();
  return {
    ...kept,
    async reconnect() {
      stop();
      await aMoment();
      stop = subscribe();
    },
    close: () => stop(),
  };
}

/** Imports a source with some statements as one change set. */
function importSource(url: string): Promise<unknown> {
  const slug = `source-${randomUUID()}`;
  const statements = Array.from({ length: 5 }, (_, n) => [
    `statement-${n}`,
    { kind: 'PARAPHRASE', text: `Statement ${n} of ${slug}.`, cite: [[n, n + 1]] },
  ]);
  const annotation = {
    source: { slug, title: slug, sha256: '0'.repeat(64), length: 100 },
    statements: Object.fromEntries(statements) as object,
  };
  const query = 'mutation ($input: ImportSourceInput!) { importSource(input: $input) { errors { message } } }';
  return mutate(url, query, { input: { annotation: JSON.stringify(annotation), keepText: true } });
}

test(
  `${CLIENTS * RECONNECTS} random reconnects during writes through two servers lose nothing and repeat nothing`,
  { timeout: 600_000 },
  async () => {
    const response = await post(urls[0]!, '{ liveCursor }');
    const { liveCursor } = ((await response.json()) as { data: { liveCursor: string } }).data;
    const clients = Array.from({ length: CLIENTS }, (_, n) => {
      const [query, events] = SUBSCRIPTIONS[n % SUBSCRIPTIONS.length]!;
      const connect = n % 2 ? overWebSocket : overEventStream;
      return { ...connect(query, liveCursor), events };
    });

    let isWriting = true;
    let written = 0;
    const writers = urls.map(async (url) => {
      for (; isWriting; written++) await (written % 2 ? importSource(url) : record(url, `Statement ${randomUUID()}.`));
    });
    await Promise.all(
      clients.map(async ({ reconnect }) => {
        for (let n = 0; n < RECONNECTS; n++) {
          await aMoment();
          await reconnect();
        }
      }),
    );
    isWriting = false;
    await Promise.all(writers);

    const feed = await changeSetsAfter(decodeLiveCursor(liveCursor).id);
    expect(feed).toHaveLength(written);
    const expected = clients.map(({ events }) => ({ cursors: feed.flatMap(events), errors: [] }));
    const received = () => clients.map(({ cursors, errors }) => ({ cursors, errors }));
    await expect.poll(received).toEqual(expected);
    for (const { close } of clients) close();
    expect(received()).toEqual(expected);
  },
);

async function changeSetsAfter(id: string): Promise<ChangeSet[]> {
  const page = await readChangeSets(db, id);
  return page.length === 0 ? [] : [...page, ...(await changeSetsAfter(page.at(-1)!.id))];
}
