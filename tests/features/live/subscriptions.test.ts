import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-sse';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { importAnnotations } from '../../../src/store/import/import.js';
import { encodeLiveCursor } from '../../../src/features/live/schema/cursor.js';
import { serve, type Served } from '../../http/serve.js';
import { seededStore } from '../../support/store.js';
import { JWT_SECRET, signedIn } from '../../support/token.js';
import { mutate, record, SOURCE, subscribed, subscriber, VISIT, type Subscriber } from './clients.js';

let db: Database;
let server: Served;
/** The number of lookups of a source by its slug. */
let lookedUp = 0;
/** The number of times that new statements were matched with a filter. */
let matched = 0;
const subscribers: Subscriber[] = [];
/** Every event has its cursor. */
const extensions = { cursor: expect.any(String) };

beforeAll(async () => {
  db = await seededStore();
  interface Called {
    args: { where?: object };
    query: (args: object) => Promise<unknown>;
  }
  const counting = (count: (where: object) => void) => (called: Called) => {
    count(called.args.where ?? {});
    return called.query(called.args);
  };
  const query = {
    source: { findUnique: counting(() => lookedUp++) },
    $queryRaw: ({ args, query }: { args: { sql: string }; query: (args: object) => Promise<unknown> }) => {
      matched += Number(args.sql.includes('SELECT matching.id'));
      return query(args);
    },
  };
  const prisma = db.prisma.$extends({ query }) as unknown as Database['prisma'];
  server = await serve({ ...db, prisma }, { JWT_SECRET });
});
afterEach(async () => {
  for (const { client } of subscribers.splice(0)) await client.dispose();
  await subscribed(server.url, 0);
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

function connect(connectionParams?: Record<string, unknown>): Subscriber {
  const made = subscriber(server.url, connectionParams);
  subscribers.push(made);
  return made;
}

describe('a commit', () => {
  test('publishes a statement to the subscribers whose filter matches', async () => {
    const query = `subscription ($where: StatementWhere) {
      statementRecorded(where: $where) { text kind visit { slug } citations { start end source { slug } } } }`;
    const { listen } = connect();
    const all = listen(query);
    const matching = listen(query, { where: { text: { contains: 'harbour' }, visit: { slug: { equals: VISIT } } } });
    const others = listen(query, { where: { kind: ['DIRECT_QUOTE'] } });
    await subscribed(server.url, 3);
    await record(server.url, 'They met at the harbour.');
    await record(server.url, 'They met again.');

    await expect.poll(() => all.results).toHaveLength(2);
    expect(matching.results).toEqual([
      {
        data: {
          statementRecorded: {
            text: 'They met at the harbour.',
            kind: 'PARAPHRASE',
            visit: { slug: VISIT },
            citations: [{ start: 10, end: 20, source: { slug: SOURCE } }],
          },
        },
        extensions,
      },
    ]);
    expect(others.results).toEqual([]);
    const metrics = await (await fetch(new URL('/metrics', server.url))).text();
    expect(metrics).toMatch(/^communique_notification_seconds_count [1-9]/m);
  });

  test('publishes a visit that it creates, changes or deletes', async () => {
    const slug = 'somebody-goes-to-ulaanbaatar';
    const { listen } = connect();
    const { results } = listen(
      `subscription ($slug: String!) { visitChanged(slug: $slug) { visit { title status } source { slug } } }`,
      { slug },
    );
    await subscribed(server.url, 1);
    const input = {
      source: SOURCE,
      slug,
      title: 'Somebody goes',
      status: 'PLANNED',
      hostCountry: 'china',
      cite: [{ start: 1, end: 2 }],
    };
    const { visit } = await mutate(
      server.url,
      'mutation ($input: CreateVisitInput!) { createVisit(input: $input) { visit { id version } errors { message } } }',
      { input },
    );
    await mutate(
      server.url,
      `mutation ($id: ID!, $version: Int!) {
        updateVisit(input: { id: $id, version: $version, status: CANCELLED }) { visit { id } errors { message } } }`,
      visit,
    );
    await record(server.url, 'This is of another visit.');
    await mutate(
      server.url,
      `mutation ($id: ID!, $version: Int!) {
        deleteVisit(input: { id: $id, version: $version }) { deletedId errors { message } } }`,
      { ...visit, version: visit.version + 1 },
    );

    await expect.poll(() => results).toHaveLength(3);
    const source = { slug: SOURCE };
    // Each is read when it is published, which may be after the next commit.
    expect(results[0]).toMatchObject({ data: { visitChanged: { visit: { title: 'Somebody goes' }, source } } });
    expect(results.at(-1)).toEqual({ data: { visitChanged: { visit: null, source } }, extensions });
  });

  test('publishes an import with row counts, including over server-sent events', async () => {
    const query = 'subscription { sourceImported { source { slug } created updated deleted } }';
    const { results } = connect().listen(query);
    const events = createClient({ url: server.url, retryAttempts: 0 }).iterate({ query });
    const first = events.next();
    await subscribed(server.url, 2);
    await record(server.url, 'Something else.');

    const expected = {
      data: { sourceImported: { source: { slug: SOURCE }, created: 1, updated: 0, deleted: 0 } },
      extensions,
    };
    expect((await first).value).toEqual(expected);
    await expect.poll(() => results).toEqual([expected]);
    await events.return!();
  });

  test('publishes a withdrawn source with the slugs of its visits', async () => {
    const source = { slug: 'withdrawn-article', title: 'An article', sha256: 'a'.repeat(64), length: 100 };
    const trip = { title: 'A trip', status: 'COMPLETED', hostCountry: 'china', cite: [[0, 9]] };
    const imported = await importAnnotations(db.prisma, [{ yaml: JSON.stringify({ source, visits: { trip } }) }]);
    expect(imported).not.toHaveProperty('problems');
    const { listen } = connect();
    const sources = listen('subscription { sourceImported { source { slug } sourceSlug deleted } }');
    const visits = listen('subscription { visitChanged(slug: "trip") { visit { title } source { slug } sourceSlug } }');
    await subscribed(server.url, 2);
    await mutate(
      server.url,
      'mutation ($input: RemoveSourceInput!) { removeSource(input: $input) { deletedId errors { message } } }',
      { input: { source: source.slug, version: 1 } },
    );
    const gone = { source: null, sourceSlug: source.slug };
    await expect.poll(() => sources.results).toEqual([{ data: { sourceImported: { ...gone, deleted: 2 } }, extensions }]);
    await expect.poll(() => visits.results).toEqual([{ data: { visitChanged: { visit: null, ...gone } }, extensions }]);
  });

  test('shares one result among equal subscriptions, except for signed-in clients', async () => {
    const query =
      'subscription ($n: Int, $after: String) { visitChanged(slug: "nowhere", after: $after) { visit { delegation(first: $n) { totalCount } } source { slug } } }';
    const reader = connect(await signedIn('reader'));
    const changeSets = await db.prisma.changeSet.findMany({ orderBy: { id: 'desc' }, take: 3 });
    const cursors = changeSets.map(encodeLiveCursor);
    const listeners = [
      ...Array.from({ length: 20 }, () => connect().listen(query, { n: 1 })),
      ...cursors.map((after) => connect().listen(query, { n: 1, after })), // as after a restart of the server
      connect().listen(query, { n: 2 }),
      reader.listen(query, { n: 1 }),
    ];
    await subscribed(server.url, listeners.length);
    const change = {
      type: 'Visit',
      nodeId: randomUUID(),
      operation: 'DELETED' as const,
      version: 1,
      before: { slug: 'nowhere' },
      pages: ['Visit nowhere'],
    };
    const record = () => db.prisma.changeSet.create({ data: { source: SOURCE, changes: { create: change } } });
    const expected = { data: { visitChanged: { visit: null, source: { slug: SOURCE } } }, extensions };
    await record(); // after the first event, resumed subscriptions have caught up, and all wait
    for (const { results } of listeners) await expect.poll(() => results).toEqual([expected]);
    lookedUp = 0;
    await record();
    for (const { results } of listeners) await expect.poll(() => results).toEqual([expected, expected]);
    expect(lookedUp).toBe(3);
  });

  test('reaches all subscriptions with equal filters through a single SQL statement', async () => {
    const query = 'subscription ($where: StatementWhere) { statementRecorded(where: $where) { text } }';
    const reader = connect(await signedIn('reader'));
    const where = { text: { startsWith: 'Many' } };
    const listeners = [
      ...Array.from({ length: 20 }, () => connect().listen(query, { where })),
      reader.listen(query, { where }),
      connect().listen(query),
    ];
    await subscribed(server.url, listeners.length);
    await record(server.url, 'A first one, so that all wait.');
    await expect.poll(() => listeners.at(-1)!.results).toHaveLength(1);
    matched = 0;
    await record(server.url, 'Many hear this.');
    const expected = { data: { statementRecorded: { text: 'Many hear this.' } }, extensions };
    for (const { results } of listeners) await expect.poll(() => results.at(-1)).toEqual(expected);
    expect(matched).toBe(2);
  });

  test("reaches a browser's EventSource, which can only send GET requests", async () => {
    const query = 'subscription ($slug: String!) { visitChanged(slug: $slug) { visit { slug } } }';
    const parameters = new URLSearchParams({ query, variables: JSON.stringify({ slug: VISIT }) });
    const response = await fetch(`${server.url}?${parameters}`, { headers: { accept: 'text/event-stream' } });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    await subscribed(server.url, 1);
    await record(server.url, 'One more.');

    let text = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      if (text.includes('event: next')) break;
    }
    const [, start, id] = /^id: (\S+)\n\nevent: next\nid: (\S+)\n/.exec(text)!;
    expect(id).not.toBe(start);
    const result = `{"data":{"visitChanged":{"visit":{"slug":"${VISIT}"}}},"extensions":{"cursor":"${id}"}}`;
    expect(text).toBe(`id: ${start}\n\nevent: next\nid: ${id}\ndata: ${result}\n\n`);
  });

  test('is no longer sent once the subscription has ended', async () => {
    const { listen } = connect();
    const { ended, stop } = listen('subscription { sourceImported { created } }');
    await subscribed(server.url, 1);
    stop();
    expect(await ended).toBeNull();
    await subscribed(server.url, 0);
  });
});

describe('a subscription is checked like any other operation', () => {
  test.each([
    ['an unknown field', 'subscription { nonsense }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a syntax error', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['a query', '{ visits { totalCount } }', 'OPERATION_RESOLUTION_FAILURE'],
    ['a root field that is skipped', 'subscription { sourceImported @skip(if: true) { created } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a fragment with a root field that is skipped',
      'subscription { ...F } fragment F on Subscription { sourceImported @include(if: false) { created } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a mutation', 'mutation { deleteVisit(input: { id: "1", version: 1 }) { deletedId } }', 'OPERATION_RESOLUTION_FAILURE'],
    ['too many fields', `subscription { sourceImported { ${'a: created '.repeat(60)} } }`, 'LIMIT_EXCEEDED'],
    [
      'a NUL in a filter',
      'subscription { statementRecorded(where: { text: { contains: "a\\u0000" } }) { id } }',
      'BAD_USER_INPUT',
    ],
  ])('%s', async (_what, query, code) => {
    const refused = [{ message: expect.any(String), extensions: expect.objectContaining({ code }) }];
    expect(await connect().listen(query).ended).toMatchObject(refused);

    const [event] = await eventsOf(query);
    expect(event).toMatchObject({ errors: refused });
  });

  test('a missing variable is reported', async () => {
    const query = 'subscription ($slug: String!) { visitChanged(slug: $slug) { visit { id } } }';
    const { ended, results } = connect().listen(query);
    expect(await ended).toBeNull();
    expect(results).toMatchObject([{ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] }]);
  });

  test('a POST that accepts only JSON receives a hint', async () => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'subscription { sourceImported { created } }' }),
    });
    expect(await response.json()).toEqual({
      errors: [
        {
          message: expect.stringMatching(/^Subscriptions need a WebSocket/),
          extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
        },
      ],
    });
  });

  /** Returns all events of a stream. A document that is rejected earlier is answered in JSON. */
  async function eventsOf(query: string): Promise<unknown[]> {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return [JSON.parse(text)];
    expect(text).toMatch(/event: complete\ndata:\n\n$/);
    return [...text.matchAll(/^data: (.+)$/gm)].map(([, data]) => JSON.parse(data!) as unknown);
  }
});
