import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { DeskPeopleDocument } from '../../../../src/features/desk/browser/generated/graphql.js';
import { ask, Refused, SignedOut, Unreachable } from '../../../../src/features/desk/browser/keep/ask.js';
import { save, saved, type Unsaved } from '../../../../src/features/desk/browser/keep/saver.js';
import { atServer } from './at-server.js';

let server: Server;
let answer = { status: 200, body: '' };
let asked: { request: IncomingMessage; body: string } | null = null;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      asked = { request, body };
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atServer(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});
afterEach(() => void (asked = null));

const answers = (status: number, body: unknown) =>
  (answer = { status, body: typeof body === 'string' ? body : JSON.stringify(body) });
const people = () => ask(DeskPeopleDocument, { words: 'kim' });
const failure = (code?: string) => ({ errors: [{ message: 'So it is.', ...(code && { extensions: { code } }) }] });

test('a query is sent with its hash and variables, and is marked as coming from the desk', async () => {
  answers(200, { data: { people: { nodes: [] } } });
  expect(await people()).toEqual({ people: { nodes: [] } });
  const { request, body } = asked!;
  expect([request.method, request.url, request.headers['communique-desk'], request.headers['content-type']]).toEqual([
    'POST',
    '/graphql',
    '1',
    'application/json',
  ]);
  expect(JSON.parse(body)).toEqual({
    query: DeskPeopleDocument.toString(),
    documentId: expect.stringMatching(/\w{40}/),
    variables: { words: 'kim' },
  });
});

test.each<[string, number, unknown, new (message: string) => Error, string]>([
  ['an expired session', 401, failure(), SignedOut, 'Your session has ended.'],
  ['an expired session, by its code', 200, failure('UNAUTHENTICATED'), SignedOut, 'Your session has ended.'],
  ['a busy server', 503, failure(), Unreachable, 'So it is.'],
  ['a server that fails without a message', 500, 'down', Unreachable, 'The server answered with 500.'],
  ['a proxy that fails', 502, {}, Unreachable, 'The server answered with 502.'],
  ['too many requests', 429, failure(), Unreachable, 'So it is.'],
  ['an invalid answer', 200, '<html>', Unreachable, 'The server answered with 200.'],
  ['a refusal', 400, failure('BAD_USER_INPUT'), Refused, 'So it is.'],
  ['a refusal with data', 200, { data: {}, ...failure() }, Refused, 'So it is.'],
  ['no data', 200, { data: null }, Refused, 'The server answered with 200.'],
  ['a refusal without a message', 499, {}, Refused, 'The server answered with 499.'],
])('%s is recognized', async (_, status, body, kind, message) => {
  answers(status, body);
  await expect(people()).rejects.toThrow(new kind(message));
  await expect(people()).rejects.toBeInstanceOf(kind);
});

test('different errors have different names in the log', () => {
  expect([new Unreachable(), new SignedOut(), new Refused()].map(({ name }) => name)).toEqual([
    'Unreachable',
    'SignedOut',
    'Refused',
  ]);
});

const cells = (name: string) => new Map([['people/p', { name }]]);
const unsaved: Unsaved = { slug: 'd', version: 3, cells: cells('B'), base: cells('A'), proposals: [] };

test('an unchanged draft is not sent', async () => {
  expect([await save({ ...unsaved, base: unsaved.cells }), asked]).toEqual([null, null]);
});

test('changes are sent with the version that they are based on', async () => {
  answers(200, { data: { saveDraft: { draft: { slug: 'd', version: 4 }, errors: [] } } });
  expect(await save(unsaved)).toEqual({ as: 'saved', draft: { slug: 'd', version: 4 }, cells: unsaved.cells });
  expect(JSON.parse(asked!.body).variables).toEqual({
    input: { slug: 'd', version: 3, annotationJson: '{"people":{"p":{"name":"B"}}}' },
  });
});

test.each([
  [
    'an error',
    200,
    { data: { saveDraft: { draft: null, errors: [{ code: 'SHAPE', message: 'No.' }] } } },
    { as: 'refused', message: 'No.' },
  ],
  [
    'an error with a draft',
    200,
    { data: { saveDraft: { draft: { version: 4 }, errors: [{ code: 'SHAPE', message: 'No.' }] } } },
    { as: 'refused', message: 'No.' },
  ],
  [
    'no draft',
    200,
    { data: { saveDraft: { draft: null, errors: [] } } },
    { as: 'refused', message: 'The server returned no draft.' },
  ],
  ['a refusal', 400, failure(), { as: 'refused', message: 'So it is.' }],
  ['an expired session', 401, {}, { as: 'signed-out' }],
  ['an unreachable server', 503, {}, { as: 'unreachable' }],
  [
    'a conflict with a deleted draft',
    200,
    { data: { draft: null, saveDraft: { draft: null, errors: [{ code: 'CONFLICT', message: 'No.' }] } } },
    { as: 'refused', message: 'The draft was discarded.' },
  ],
  [
    'a conflict',
    200,
    { data: { draft: { slug: 'd' }, saveDraft: { draft: null, errors: [{ code: 'CONFLICT', message: 'No.' }] } } },
    { as: 'conflict', draft: { slug: 'd' } },
  ],
])('saving reports its result: %s', async (_, status, body, result) => {
  answers(status, body);
  expect(await save(unsaved)).toEqual(result);
});

test('a bug in the desk itself is not reported as a failed save', async () => {
  await expect(save({ ...unsaved, slug: 1n as never })).rejects.toBeInstanceOf(TypeError); // JSON has no such number
});

test('saving immediately reports which changes were refused', async () => {
  answers(200, { data: { saveDraft: { draft: { version: 1 }, errors: [{ message: 'No.' }] } } });
  await expect(saved({ title: 'D' })).rejects.toThrow('No.');
  answers(200, { data: { saveDraft: { draft: null, errors: [] } } });
  await expect(saved({ title: 'D' })).rejects.toThrow('The server returned no draft.');
  answers(200, { data: { saveDraft: { draft: { version: 1 }, errors: [] } } });
  expect(await saved({ title: 'D' })).toEqual({ version: 1 });
});

test('an unreachable server is reported as not responding', async () => {
  const { port } = server.address() as AddressInfo;
  atServer(`http://127.0.0.1:${port === 9 ? 10 : 9}`);
  await expect(people()).rejects.toMatchObject({
    name: 'Unreachable',
    message: 'The server is not responding.',
    cause: expect.anything(),
  });
  expect(await save(unsaved)).toEqual({ as: 'unreachable' });
});
