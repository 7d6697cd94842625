import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JWT_SECRET, signedIn } from '../../support/token.js';
import { answerOf, watchedServer, type WatchedServer } from './watched-server.js';

const KB = 1024;
const query = 'mutation ($input: ImportSourceInput!) { importSource(input: $input) { errors { code } } }';

let server: WatchedServer;
beforeAll(async () => void (server = await watchedServer({ JWT_SECRET, MAX_BODY_KB: '400' })));
afterAll(() => server?.close());

/** Sends an import of this size, with a content-length or in chunks. */
async function send(kilobytes: number, headers: Record<string, string>, inPieces: boolean) {
  const body = JSON.stringify({
    query,
    variables: { input: { annotation: '{', text: 'x'.repeat(kilobytes * KB), keepText: true } },
  });
  const pieces = async function* () {
    for (let at = 0; at < body.length; at += 10 * KB) yield Buffer.from(body.slice(at, at + 10 * KB));
  };
  const type = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  const sent = inPieces ? { body: pieces(), duplex: 'half' } : { body };
  return answerOf(await fetch(server.url, { method: 'POST', headers: { ...type, ...headers }, ...sent } as RequestInit));
}

const nobody = async () => ({});
const forger = async () => ({ authorization: 'Bearer forged' });

describe.each([
  ['of a known size', false],
  ['in chunks', true],
])('a body %s', (_how, inPieces) => {
  test.each([
    ['anybody', nobody],
    ['a reader', () => signedIn('reader')],
    ['a forger', forger],
  ])('is rejected above 256 KB if sent by %s', async (_who, headers) => {
    const { status, errors } = await send(300, await headers(), inPieces);
    expect(status).toBe(413);
    expect(errors![0]!.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'body', maximum: 262_144 });
  });

  test('can have the configured size if sent by an editor', async () => {
    const { status, data } = await send(350, await signedIn('editor'), inPieces);
    expect([status, data]).toEqual([200, { importSource: { errors: [{ code: 'SYNTAX' }] } }]);
    const larger = await send(450, await signedIn('editor'), inPieces);
    expect(larger.status).toBe(413);
    expect(larger.errors![0]!.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', maximum: 409_600 });
  });
});

test.each([
  ['anybody', nobody],
  ['a reader', () => signedIn('reader')],
])('variables above 64 KB are refused if sent by %s', async (_who, headers) => {
  const { status, errors } = await send(100, await headers(), false);
  expect(status).toBe(400);
  expect(errors![0]!.extensions).toMatchObject({ limit: 'variableBytes', maximum: 65_536 });
});

test('a body sent to an unknown path is also limited', async () => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${server.url}/none`, { method: 'POST', headers, body: `"${'x'.repeat(300 * KB)}"` });
  expect(response.status).toBe(413);
});
