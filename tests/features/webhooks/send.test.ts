import type { lookup } from 'node:dns';
import { getDefaultAutoSelectFamily, setDefaultAutoSelectFamily } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { send, type DeliveryOutcome } from '../../../src/features/webhooks/send.js';
import { newSecret, signatures } from '../../../src/features/webhooks/store/secret.js';
import { Receiver } from './receiver.js';

let receiver: Receiver;
beforeAll(async () => void (receiver = await Receiver.start()));
afterEach(() => {
  receiver.received.length = 0;
  receiver.answer = 204;
});
afterAll(() => receiver?.stop());

const SECRETS = [newSecret(), newSecret()];
const MESSAGE = { id: 'msg_1', secrets: SECRETS, body: '{"title":"金正恩"}' };
const LOCAL = ['127.0.0.0/8'];

function sendTo(
  url: string,
  sending: { allowed?: string[]; lookup?: typeof lookup; signal?: AbortSignal } = {},
): Promise<DeliveryOutcome> {
  const { signal } = new AbortController();
  return send({ ...MESSAGE, url }, { allowed: LOCAL, isSlow: false, signal, ...sending });
}

/** Resolves every name to these addresses, or fails. */
const finds = (...found: string[] | [Error]) =>
  ((_name: string, _options: object, callback: (error: Error | null, found: object[]) => void) => {
    if (found[0] instanceof Error) return callback(found[0], []);
    callback(
      null,
      found.map((address) => ({ address, family: 4 })),
    );
  }) as unknown as typeof lookup;

test('a message is JSON with its length in bytes, its id, the time in seconds and one signature per secret', async () => {
  const before = Math.floor(Date.now() / 1_000);
  const { milliseconds, ...outcome } = await sendTo(`${receiver.url}?key=1`);
  expect(outcome).toEqual({ status: 204, error: null, retryAfter: null });
  expect(Number.isInteger(milliseconds)).toBe(true);
  expect(milliseconds).toBeGreaterThanOrEqual(0);
  const [{ headers, body, path }] = receiver.received as [(typeof receiver.received)[0]];
  expect([body, path]).toEqual([MESSAGE.body, '/hook?key=1']);
  expect(headers).toMatchObject({
    ...{ 'content-type': 'application/json', 'content-length': '21', 'user-agent': 'communique-webhooks', 'webhook-id': 'msg_1' },
    ...{ host: `127.0.0.1:${receiver.port}` },
  });
  const timestamp = Number(headers['webhook-timestamp']);
  expect(timestamp).toBeGreaterThanOrEqual(before);
  expect(timestamp).toBeLessThanOrEqual(Date.now() / 1_000);
  for (const secret of SECRETS) new Webhook(secret).verify(body, headers);
  expect(headers['webhook-signature']!.split(' ')).toHaveLength(2);
});

test('a signature follows the specification, covering the id, the time and the body', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const body = '{"test": 2432232314}';
  expect(signatures([secret], 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, body)).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  );
});

test.each([
  [200, null],
  [299, null],
  [300, 'The response has status 300.'],
  [404, 'The response has status 404.'],
  [500, 'The response has status 500.'],
])('status %i is classified as an error or as success', async (status, error) => {
  receiver.answer = status;
  expect(await sendTo(receiver.url)).toMatchObject({ status, error });
});

test.each<[string, number | null, number | null]>([
  ['120', 120, 120],
  ['0', 0, 0],
  [new Date(Date.now() + 3_600_000).toUTCString(), 3_000, 3_600],
  [new Date(0).toUTCString(), 0, 0],
  ['9000-01-01T00:00:00Z', 1e11, 1e12],
  ['Wed, 01 Jan 9000 00:00:00 +0000', 1e11, 1e12],
  ['1.5 hours', null, null],
  ['soon', null, null],
])('Retry-After of %s is read', async (asked, least, most) => {
  receiver.answer = (response) => response.writeHead(503, { 'retry-after': asked }).end();
  const { retryAfter } = await sendTo(receiver.url);
  if (least === null || most === null) return expect(retryAfter).toBeNull();
  expect(retryAfter).toBeGreaterThanOrEqual(least);
  expect(retryAfter).toBeLessThanOrEqual(most);
});

test('a name resolves to its address, if allowed, with the port from the URL', async () => {
  const url = `http://receiver.test:${receiver.port}/hook`;
  expect(await sendTo(url, { lookup: finds('127.0.0.1') })).toMatchObject({ status: 204 });
  expect(receiver.received[0]!.headers['host']).toBe(`receiver.test:${receiver.port}`);
  const refused = await sendTo(url, { lookup: finds('127.0.0.1'), allowed: ['10.0.0.0/8'] });
  const problem = '127.0.0.1 is not a public address. The operator can allow it in WEBHOOK_PRIVATE_ADDRESSES.';
  expect(refused).toMatchObject({ status: null, error: problem, retryAfter: null });
  expect(receiver.received).toHaveLength(1);
});

test('nothing is sent to an address that the operator no longer allows', async () => {
  expect(await sendTo(receiver.url, { allowed: [] })).toMatchObject({ status: null, error: 'The URL must begin with https://.' });
  expect(await sendTo(receiver.url, { allowed: ['10.0.0.1'] })).toMatchObject({
    error: expect.stringContaining('127.0.0.1 is not a public address'),
  });
  expect(receiver.received).toEqual([]);
});

test('a failure is described by its code, or in a few words', async () => {
  const url = `http://receiver.test:${receiver.port}/`;
  const unknown = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
  expect((await sendTo(url, { lookup: finds(unknown) })).error).toBe('The request failed: ENOTFOUND.');
  const long = finds(new Error('x'.repeat(300)));
  expect((await sendTo(url, { lookup: long })).error).toBe(`The request failed: ${'x'.repeat(200)}.`);
  const closed = await Receiver.start();
  const { port, url: nowhere } = closed;
  await closed.stop();
  expect((await sendTo(nowhere)).error).toBe('The request failed: ECONNREFUSED.');
  const several = finds('127.0.0.1', '127.0.0.2'); // none of which answers
  expect((await sendTo(`http://several.test:${port}/`, { lookup: several })).error).toBe('The request failed: ECONNREFUSED.');
});

test('an aborted message is an error', async () => {
  const abort = new AbortController();
  receiver.answer = () => abort.abort();
  expect(await sendTo(receiver.url, { signal: abort.signal })).toMatchObject({
    status: null,
    error: 'The request failed: ABORT_ERR.',
  });
});

test('a receiver that does not respond in time is abandoned and reported as silent', async () => {
  const time = new AbortController();
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(time.signal);
  try {
    receiver.answer = () => time.abort();
    const error = 'There was no response within 15 s.';
    expect(await sendTo(receiver.url)).toMatchObject({ status: null, error, retryAfter: null });
    expect(timeout).toHaveBeenCalledWith(15_000);
  } finally {
    timeout.mockRestore();
  }
});

test('a single address is used in cases where Node tries only one', async () => {
  const before = getDefaultAutoSelectFamily();
  setDefaultAutoSelectFamily(false);
  try {
    const url = `http://receiver.test:${receiver.port}/hook`;
    expect(await sendTo(url, { lookup: finds('127.0.0.1') })).toMatchObject({ status: 204, error: null });
  } finally {
    setDefaultAutoSelectFamily(before);
  }
});
