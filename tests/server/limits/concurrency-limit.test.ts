import { expect, test } from 'vitest';
import { watchedServer } from './watched-server.js';

const query = '{ visits(first: 1) { nodes { title } } }';

test('excess operations fail at once, and pass when one has ended', async () => {
  let release = () => {};
  const until = new Promise<void>((resolve) => (release = resolve));
  const server = await watchedServer({ MAX_IN_FLIGHT: '2' }, until);

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
