import type { lookup } from 'node:dns';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { send, type DeliveryOutcome } from '../../../src/features/webhooks/send.js';
import { addressProblem, urlProblem } from '../../../src/features/webhooks/store/addresses.js';
import { newSecret } from '../../../src/features/webhooks/store/secret.js';
import { Receiver } from './receiver.js';

const HTTPS = new URL('https://example.org/');
const isRefused = (address: string, allowed: string[] = []) => addressProblem(address, HTTPS, allowed) !== null;

const PRIVATE = [
  ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
  ...['100.64.0.1', '100.127.255.255', '192.0.0.1', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255', '192.0.2.1'],
  ...['::', '::1', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:8.8.8.8'],
  ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', '::7f00:1'],
];

let receiver: Receiver;
beforeAll(async () => void (receiver = await Receiver.start()));
afterAll(() => receiver?.stop());

test.each(PRIVATE)('%s is refused', (address) => {
  expect(isRefused(address)).toBe(true);
});

test.each(['8.8.8.8', '1.1.1.1', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111'])('%s is public', (address) => {
  expect(isRefused(address)).toBe(false);
});

test('any address in a private range is refused unless the range is allowed', () => {
  const ranges = [
    [0x0a000000, 8],
    [0x7f000000, 8],
    [0xac100000, 12],
    [0xc0a80000, 16],
    [0xa9fe0000, 16],
    [0x64400000, 10],
  ] as const;
  const range = fc.constantFrom(...ranges).chain(([base, bits]) => fc.nat(2 ** (32 - bits) - 1).map((host) => base + host));
  fc.assert(
    fc.property(range, fc.boolean(), (number, isMapped) => {
      const plain = [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
      const address = isMapped ? `::ffff:${plain}` : plain;
      expect(isRefused(address)).toBe(true);
      expect(isRefused(address, [`${plain}/24`])).toBe(false);
      expect(isRefused(address, ['2001:db8::/32', '203.0.113.0/24'])).toBe(true);
    }),
  );
});

test('allowing one address allows no other', () => {
  for (const [allowed, other] of [
    ['10.0.0.5', '10.0.0.4'],
    ['fd00::5', 'fd00::4'],
  ] as const) {
    expect([isRefused(allowed, [allowed]), isRefused(other, [allowed])]).toEqual([false, true]);
  }
});

test.each([
  ['http://example.org/', /https/],
  ['ftp://example.org/', /https/],
  ['https://user:word@example.org/', /not contain a user/],
  ['https://example.org/#part', /fragment/],
  ['https://127.0.0.1/', /not a public address/],
  ['https://2130706433/', /not a public address/],
  ['https://0x7f.1/', /not a public address/],
  ['https://[::1]/', /not a public address/],
  ['https://[::ffff:7f00:1]/', /not a public address/],
  ['nowhere', /not a URL/],
  [`https://example.org/${'x'.repeat(2_000)}`, /2020 characters/],
])('the URL %s is refused', (url, problem) => {
  expect(urlProblem(url, [])).toMatch(problem);
});

test('http is accepted only for allowed private addresses', () => {
  expect(urlProblem('http://10.0.0.5/', ['10.0.0.0/8'])).toBeNull();
  expect(urlProblem('http://8.8.8.8/', ['10.0.0.0/8'])).toMatch(/Only https/);
  expect(urlProblem('http://10.0.0.5/', [])).toMatch(/https/);
});

/** Sends to the port of the receiver on a host; nothing is allowed by default. */
function sendTo(
  url: string,
  options: { allowed?: string[]; isSlow?: boolean; signal?: AbortSignal; lookup?: typeof lookup } = {},
): Promise<DeliveryOutcome> {
  const { signal } = new AbortController();
  return send({ id: 'msg_1', url, secrets: [newSecret()], body: '{}' }, { allowed: [], isSlow: false, signal, ...options });
}

test('nothing is sent to a name with a private address', async () => {
  const outcome = await sendTo(`https://localhost:${receiver.port}/`);
  expect(outcome).toMatchObject({ status: null, error: expect.stringMatching(/is not a public address/) });
  expect(receiver.received).toEqual([]);
});

test('a name that resolves differently the second time is connected to its first address', async () => {
  const answers = ['192.0.2.7', '127.0.0.1'];
  let asked = 0;
  const rebinding = ((_name: string, _options: object, callback: (error: null, found: object[]) => void) => {
    callback(null, [{ address: answers[asked++] ?? '127.0.0.1', family: 4 }]);
  }) as unknown as typeof lookup;
  // The first address is allowed, and not looked up a second time; nothing listens there.
  const port = receiver.port;
  const first = await sendTo(`http://rebinding.test:${port}/`, { allowed: ['192.0.2.7'], lookup: rebinding });
  expect(first.status).toBeNull();
  expect(asked).toBe(1);
  const second = await sendTo(`http://rebinding.test:${port}/`, { allowed: ['192.0.2.7'], lookup: rebinding });
  expect(second.error).toMatch(/127\.0\.0\.1 is not a public address/);
  expect(receiver.received).toEqual([]);
});

test('nothing is sent to a name if one of its addresses is private', async () => {
  const mixed = ((_name: string, _options: object, callback: (error: null, found: object[]) => void) => {
    callback(null, [
      { address: '127.0.0.1', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ]);
  }) as unknown as typeof lookup;
  const outcome = await sendTo(`http://mixed.test:${receiver.port}/`, { allowed: ['127.0.0.1'], lookup: mixed });
  expect(outcome.error).toMatch(/10\.0\.0\.1 is not a public address/);
  expect(receiver.received).toEqual([]);
});

test('names that resolve slowly, or never, do not delay other names', async () => {
  const end = new AbortController();
  const found = (_name: string, _options: object, callback: (error: null, found: object[]) => void) =>
    callback(null, [{ address: '127.0.0.1', family: 4 }]);
  const waiting: ((error: Error, found: object[]) => void)[] = [];
  const never = (_name: string, _options: object, callback: (typeof waiting)[0]) => void waiting.push(callback);
  const slow = Array.from({ length: 8 }, () =>
    sendTo(`http://slow.test:${receiver.port}/`, {
      ...{ allowed: ['127.0.0.1'], isSlow: true, signal: end.signal },
      lookup: never as unknown as typeof lookup,
    }),
  );
  const good = { allowed: ['127.0.0.1'], lookup: found as unknown as typeof lookup };
  expect(await sendTo(`http://good.test:${receiver.port}/`, good)).toMatchObject({ status: 204, error: null });
  end.abort();
  for (const { error } of await Promise.all(slow)) expect(error).not.toBeNull();
  expect(waiting).toHaveLength(1);
  waiting[0]!(new Error('not found'), []); // frees its slot
});

test('redirects are not followed, and only the status of a response counts', async () => {
  const other = await Receiver.start();
  const allowed = ['127.0.0.0/8'];
  receiver.answer = (response) => response.writeHead(307, { location: other.url }).end();
  expect(await sendTo(receiver.url, { allowed })).toMatchObject({ status: 307, error: 'The response has status 307.' });
  expect(other.received).toEqual([]);
  await other.stop();

  let closed = false;
  receiver.answer = (response) => {
    response.writeHead(200);
    const pour = () => void (closed || (response.write('x'.repeat(65_536)) ? setImmediate(pour) : response.once('drain', pour)));
    response.on('close', () => (closed = true));
    pour();
  };
  expect(await sendTo(receiver.url, { allowed })).toMatchObject({ status: 200, error: null });
  await expect.poll(() => closed).toBe(true);

  receiver.answer = (response) => response.writeHead(429, { 'retry-after': '120' }).end();
  expect(await sendTo(receiver.url, { allowed })).toMatchObject({ status: 429, retryAfter: 120 });
  receiver.answer = (response) => response.destroy();
  expect(await sendTo(receiver.url, { allowed })).toMatchObject({ status: null, error: 'The request failed: ECONNRESET.' });
});
