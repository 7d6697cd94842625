import { expect, test } from 'vitest';
import { watchedServer } from './watched-server.js';

const CACHED = '{ topics(first: 1) { nodes { name } } }';
const query = '{ visits(first: 1) { nodes { title } } }';

test('excess operations fail at once unless they are in the cache, and pass when one has ended', async () => {
  let gate = Promise.resolve();
  let release = () => {};
  const until = { then: (...then: Parameters<typeof gate.then>) => gate.then(...then) } as Promise<void>;
  const server = await watchedServer({ MAX_IN_FLIGHT: '2', RESPONSE_CACHE_MB: '1' }, until);
  expect((await server.post({ query: CACHED })).status).toBe(200);
  server.askedStore();
  gate = new Promise<void>((resolve) => (release = resolve));

  const running = [];
  for (let each = 0; each < 2; each++) {
    running.push(server.post({ query }));
    await expect.poll(() => server.askedStore()).toBe(true);
  }
  const { status, errors, headers } = await server.post({ query });
  expect(status).toBe(503);
  expect(errors).toEqual([
    {
      message: 'The server is busy (2 concurrent operations). Retry later.',
      extensions: { code: 'SERVER_BUSY' },
    },
  ]);
  expect(headers.get('retry-after')).toBe('1');
  expect((await server.post({ query: CACHED })).status).toBe(200);

  release();
  expect((await Promise.all(running)).map(({ status }) => status)).toEqual([200, 200]);
  expect((await server.post({ query })).status).toBe(200);
  await server.close();
});

test('a client that disconnects frees its place', async () => {
  let release = () => {};
  const until = new Promise<void>((resolve) => (release = resolve));
  const server = await watchedServer({ MAX_IN_FLIGHT: '1' }, until);

  const vanishing = new AbortController();
  const gone = fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal: vanishing.signal,
  });
  await expect.poll(() => server.askedStore()).toBe(true);
  vanishing.abort();
  await expect(gone).rejects.toThrow();
  release();
  await expect.poll(() => server.post({ query }).then(({ status }) => status)).toBe(200);
  await server.close();
});
