import { context, propagation, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { seededStore } from '../../support/store.js';
import { JWT_SECRET, signedIn } from '../../support/token.js';
import { post, serve, type Served } from '../serve.js';

// What docs/operating/tracing.mjs registers, with an exporter that keeps the spans.
const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';
const traceparent = { traceparent: `00-${TRACE}-${CALLER}-01` };

let db: Database;
let server: Served;
beforeAll(async () => {
  provider.register();
  db = await seededStore();
  server = await serve(db, { JWT_SECRET });
});
afterAll(async () => {
  await server?.close();
  await db?.close();
  for (const api of [trace, context, propagation]) api.disable(); // later files share this process
  await provider.shutdown();
});
beforeEach(() => exporter.reset());

/** The spans of the trace as "parent > name". */
function spans(): string[] {
  const all = exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === TRACE);
  const nameOf = (id: string | undefined) =>
    id === CALLER ? 'client' : all.find((span) => span.spanContext().spanId === id)?.name;
  return all.map((span) => `${nameOf(span.parentSpanContext?.spanId)} > ${span.name}`).sort();
}

/** Returns the attributes of the spans of cache lookups. */
function wasCached(): unknown[] {
  const lookups = exporter.getFinishedSpans().filter(({ name }) => name === 'cache');
  return lookups.map(({ attributes }) => attributes['communique.cache.hit']);
}

test("a query is a span in its client's trace, with one child span for each step", async () => {
  const query = 'query Visits { visits(first: 3) { nodes { title } } }';
  await (await post(server.url, query, { headers: traceparent })).text();
  await expect
    .poll(spans)
    .toEqual(
      [
        'client > POST /graphql',
        'POST /graphql > cache',
        'POST /graphql > compile',
        'POST /graphql > rate limit',
        'POST /graphql > statement',
      ].sort(),
    );
  const request = exporter.getFinishedSpans().find(({ name }) => name === 'POST /graphql')!;
  expect(request.attributes).toMatchObject({
    ...{ 'http.request.method': 'POST', 'http.route': '/graphql', 'http.response.status_code': 200 },
    ...{ 'graphql.operation.type': 'query', 'graphql.operation.name': 'Visits' },
  });
  expect(wasCached()).toEqual([false]);
  exporter.reset();
  await (await post(server.url, query, { headers: traceparent })).text();
  await expect.poll(spans).toEqual(['POST /graphql > cache', 'POST /graphql > rate limit', 'client > POST /graphql']);
  expect(wasCached()).toEqual([true]);
});

test('a mutation has a span for its write, and no span contains values from the request', async () => {
  const mutation = 'mutation { createTopic(input: { source: "secret-source", name: "None" }) { errors { code } } }';
  await (await post(server.url, mutation, { headers: { ...(await signedIn('editor')), ...traceparent } })).text();
  await expect.poll(spans).toContain('POST /graphql > write');
  const written = exporter.getFinishedSpans().map(({ name, attributes, events, status }) => [name, attributes, events, status]);
  expect(JSON.stringify(written)).not.toContain('secret-source');
});
