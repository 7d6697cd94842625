import { isDeepStrictEqual } from 'node:util';
import { context as contexts, propagation, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { parse } from 'graphql';
import { beforeEach, expect, test } from 'vitest';
import { createContext, type Context } from '../../../src/schema/context/context.js';
import { KnownVersion } from '../../../src/db/known-version.js';
import { cacheResponses } from '../../../src/http/execution/cache.step.js';
import type { JsonText } from '../../../src/http/execution/json-text.js';
import { ResponseCache } from '../../../src/http/execution/response-cache.js';
import { createMetrics } from '../../../src/http/observe/metrics.js';
import type { AnsweredContext, Step, ValidContext } from '../../../src/http/steps/steps.js';

// What is cached, for whom, and for how long. Tests the step alone, with its own cache.

const DOCUMENT = parse('query A { a } query B { b } mutation C { c }');

const metrics = createMetrics(
  { replicas: [], known: new KnownVersion(), connections: () => ({ open: 0, idle: 0, waiting: 0 }) },
  null,
);

let known: KnownVersion;
let step: Step;
beforeEach(() => {
  known = new KnownVersion();
  known.listening(7);
  step = cacheResponses(new ResponseCache(16_000), known, metrics);
});

interface Asked {
  operationName?: 'A' | 'B' | 'C' | null;
  queryHash?: string;
  variables?: Record<string, unknown>;
  viewer?: Context['viewer'];
}

function contextOf({ operationName = 'A', queryHash = 'hash', variables, viewer = null }: Asked): ValidContext {
  const operation = DOCUMENT.definitions.find((each) => 'name' in each && each.name?.value === (operationName ?? 'A'));
  return {
    contextValue: createContext({} as never, { viewer }),
    request: { variables },
    response: { http: { status: undefined, headers: { set: () => {} } } },
    source: '',
    document: DOCUMENT,
    ...{ queryHash, operation: operation as never, operationName },
  };
}

interface Answered {
  readAt?: { first: number; last: number } | null;
  data?: Record<string, unknown> | null;
  errors?: { message: string }[];
  kind?: 'single' | 'incremental';
}

/** Returns the cached answer; if there is none, executes the operation and sends its result. */
async function ask(asked: Asked = {}, answered: Answered = {}): Promise<unknown> {
  const { readAt = { first: 7, last: 7 }, data = { a: 1 }, errors, kind = 'single' } = answered;
  const context = contextOf(asked);
  const hooks = step();
  const cached = await hooks.responseForOperation!(context);
  if (!cached) context.contextValue.readAt = readAt;
  const singleResult = cached ?? { data, ...(errors && { errors }) };
  const body = kind === 'single' ? { kind, singleResult } : { kind, initialResult: singleResult };
  hooks.willSendResponse!({ ...context, response: { ...context.response, body } } as unknown as AnsweredContext);
  if (!cached) return null;
  expect(context.contextValue.readAt).toEqual({ first: known.newest, last: known.newest });
  return dataOf(cached.data);
}

function dataOf(data: unknown): unknown {
  return JSON.parse((data as JsonText).body.toString()).data;
}

test('a repeated query is answered from the cache', async () => {
  expect(await ask()).toBeNull();
  expect(await ask()).toEqual({ a: 1 });
});

test('an answer read at two versions is not cached', async () => {
  await ask({}, { readAt: { first: 7, last: 8 } });
  expect(await ask({}, { readAt: { first: 7, last: Infinity } })).toBeNull();
  expect(await ask({}, { readAt: null })).toBeNull();
  expect(await ask()).toBeNull();
});

test('the operations of one document have separate answers', async () => {
  await ask({ operationName: 'A' }, { data: { a: 1 } });
  expect(await ask({ operationName: 'B' }, { data: { b: 2 } })).toBeNull();
  expect([await ask({ operationName: 'A' }), await ask({ operationName: 'B' })]).toEqual([{ a: 1 }, { b: 2 }]);
  expect(await ask({ operationName: null })).toBeNull();
});

test('other variables and other documents have separate answers', async () => {
  await ask({ variables: { n: 1 } }, { data: { a: 1 } });
  expect(await ask({ variables: { n: 2 } }, { data: { a: 2 } })).toBeNull();
  expect(await ask({ variables: { n: 1 }, queryHash: 'other' })).toBeNull();
  expect(await ask({})).toBeNull();
  expect(await ask({ variables: { n: 1 } })).toEqual({ a: 1 });
  expect(await ask({ variables: {} })).toEqual({ a: 1 });
});

test('a newer version of the data clears the cache', async () => {
  await ask();
  known.heard(8);
  expect(await ask({}, { readAt: { first: 8, last: 8 }, data: { a: 8 } })).toBeNull();
  expect(await ask()).toEqual({ a: 8 });
});

test('without notifications, queries are answered and nothing is cached', async () => {
  await ask();
  known.interrupted();
  expect(await ask()).toBeNull();
  expect(await ask({ variables: { n: 1 } })).toBeNull();
  known.listening(7);
  expect(await ask({ variables: { n: 1 } })).toBeNull();
});

test('a signed-in client neither receives cached answers nor causes any to be cached', async () => {
  const viewer = { subject: 'ann', role: 'EDITOR', expires: new Date() } as const;
  expect(await ask({ viewer })).toBeNull();
  expect(await ask()).toBeNull();
  expect(await ask({ viewer })).toBeNull();
});

test('a mutation is never answered from the cache', async () => {
  await ask({ operationName: 'C' }, { data: { c: 1 } });
  expect(await ask({ operationName: 'C' })).toBeNull();
});

test.each<[string, Answered]>([
  ['with errors', { errors: [{ message: 'no' }] }],
  ['without data', { data: null }],
  ['that is incremental', { kind: 'incremental' }],
])('an answer %s is not cached', async (_what, answered) => {
  await ask({}, answered);
  expect(await ask()).toBeNull();
});

test('a new answer is sent as the exact text that is cached', async () => {
  const context = contextOf({});
  const hooks = step();
  expect(await hooks.responseForOperation!(context)).toBeNull();
  context.contextValue.readAt = { first: 7, last: 7 };
  const singleResult = { data: { a: 1 } };
  const body = { kind: 'single', singleResult };
  hooks.willSendResponse!({ ...context, response: { ...context.response, body } } as unknown as AnsweredContext);
  expect(dataOf(singleResult.data)).toEqual({ a: 1 });
});

test('lookups are counted by result, and answers from the cache are counted as operations', async () => {
  const counts = async () => {
    const [lookups, operations] = [await metrics.cacheLookups.get(), await metrics.operations.get()];
    const all = [...lookups.values, ...operations.values];
    const labels = [{ result: 'miss' }, { result: 'hit' }, { way: 'cache' }];
    return labels.map((those) => all.find((each) => isDeepStrictEqual(each.labels, those))?.value ?? 0);
  };
  const before = await counts();
  await ask();
  await ask();
  await ask();
  expect((await counts()).map((value, index) => value - before[index]!)).toEqual([1, 2, 2]);
  const context = contextOf({});
  await step().responseForOperation!(context);
  expect(context.contextValue.record.way).toBe('cache');
});

test('a lookup is a span that records a hit or a miss', async () => {
  const exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  provider.register();
  try {
    await ask();
    await ask();
    expect(exporter.getFinishedSpans().map(({ name, attributes }) => [name, attributes])).toEqual([
      ['cache', { 'communique.cache.hit': false }],
      ['cache', { 'communique.cache.hit': true }],
    ]);
  } finally {
    for (const api of [trace, contexts, propagation]) api.disable(); // later files share this process
    await provider.shutdown();
  }
});
