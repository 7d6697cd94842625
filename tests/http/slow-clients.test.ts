import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slowClients } from '../../src/http/routes/app.js';

const app = Fastify(slowClients(1));
app.post('/', async () => 'taken');
beforeAll(async () => void (await app.listen({ host: '127.0.0.1', port: 0 })));
afterAll(() => app.close());

/** Returns the response to raw bytes until the connection closes. */
async function send(bytes: string): Promise<{ status: number; body: unknown }> {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(bytes);
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  expect(head).toMatch(/content-type: application\/json; charset=utf-8/);
  return { status: Number(head.split(' ')[1]), body: JSON.parse(body) };
}

const error = (message: string, code: string) => ({ errors: [{ message, extensions: { code } }] });

test.each([
  ['endless headers', 'POST / HTTP/1.1\r\nhost: here\r\n'],
  ['an endless body', 'POST / HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{'],
])('%s time out', async (_what, bytes) => {
  expect(await send(bytes)).toEqual({
    status: 408,
    body: error('The request did not arrive within 1 s.', 'REQUEST_TIMEOUT'),
  });
});

test('headers can have up to 16 KB', async () => {
  expect(await send(`POST / HTTP/1.1\r\nhost: here\r\nx: ${'x'.repeat(17_000)}\r\n\r\n`)).toEqual({
    status: 431,
    body: error('The headers are larger than 16 KB.', 'BAD_REQUEST'),
  });
});

test('a request that is not HTTP is answered with an error message', async () => {
  expect(await send('HELO here\r\n\r\n')).toEqual({
    status: 400,
    body: error('This is not an HTTP request.', 'BAD_REQUEST'),
  });
});
