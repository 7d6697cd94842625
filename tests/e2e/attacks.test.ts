import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { build, start, type Running } from '../support/process.js';
import { post, type Attack, type Sent } from './attacks/attack.js';
import { documents } from './attacks/documents.js';
import { identifiers } from './attacks/identifiers.js';
import { requests } from './attacks/requests.js';
import { textPlaces } from './attacks/texts.js';
import { variables } from './attacks/variables.js';

// What is sent to hurt the built server, as a process of its own; a new attack is one more row in attacks/. After each,
// the server answers whoever means well.

let folder: string;
let server: Running;
let origin: string;

beforeAll(async () => {
  await build();
  folder = await mkdtemp(join(tmpdir(), 'communique-attacks-'));
  expect(await start('seed/set-up.js', folder, {}).ended).toBe(0);
  server = start('src/main.js', folder, { PORT: '0', RATE_LIMIT: '0', RESPONSE_CACHE_MB: '0' });
  origin = await server.printed(/Listening on (http:\S+)\/graphql/);
});
afterAll(async () => {
  server.child.kill('SIGKILL');
  await server.ended;
  await rm(folder, { recursive: true, force: true });
});

async function send({ path = '/graphql', headers, ...request }: Sent) {
  const accept = 'application/graphql-response+json';
  const response = await fetch(`${origin}${path}`, { ...request, headers: { accept, ...headers } } as RequestInit);
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type'), text };
}

const good = post('{ visit(slug: "kim-jong-un-china-2018") { start { edtf } } }');

afterEach(async () => {
  const { status, text } = await send(good);
  expect({ status, answer: JSON.parse(text) as unknown }, 'a good query').toEqual({
    status: 200,
    answer: { data: { visit: { start: { edtf: '2018-03-25' } } } },
  });
});

describe.each([
  ['documents', documents],
  ['variables', variables],
  ['requests', requests],
  ['ids, cursors and words', identifiers],
])('by %s', (_by, attacks: Attack[]) => {
  test.each(attacks)('$attack', async ({ request, status, code }) => {
    for (const sight of ['first', 'second']) {
      const answer = await send(request);
      expect(answer.type, answer.text).toMatch(/^application\/(graphql-response\+)?json/);
      const { errors = [] } = JSON.parse(answer.text) as { errors?: { extensions: { code: string } }[] };
      const first = errors[0]?.extensions.code ?? null;
      expect({ status: answer.status, code: first }, `${sight} sight: ${answer.text.slice(0, 500)}`).toEqual({
        status,
        code,
      });
      expect(answer.text).not.toMatch(
        /node_modules|\bat .*:\d+:\d+|\bselect\b.*\bfrom\b|prisma|PostgreSQL|syntax error at/i,
      );
    }
  });
});

/** A socket of a client that speaks as it likes. */
function connectRaw(text: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text, () => resolve(socket)));
    socket.once('error', reject);
  });
}

const head = (length: number) =>
  `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

describe('by connections', () => {
  test('that dawdle keep nobody from being answered', async () => {
    const sockets = await Promise.all(Array.from({ length: 200 }, () => connectRaw(`${head(100)}{"query"`)));
    expect((await send(good)).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });

  test('whose clients vanish, before and while they are answered', async () => {
    const body = JSON.stringify({
      query: '{ visits(first: 100) { nodes { statements(first: 100) { nodes { text } } } } }',
    });
    const sockets = await Promise.all([
      ...Array.from({ length: 50 }, () => connectRaw(`${head(body.length)}${body.slice(0, 20)}`)),
      ...Array.from({ length: 50 }, () => connectRaw(`${head(body.length)}${body}`)),
    ]);
    for (const socket of sockets) socket.destroy();
  });

  test.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['two lengths', 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', 400],
    ['100 KB of headers', `GET /graphql HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`, 431],
    ['no host', 'GET /graphql HTTP/1.1\r\n\r\n', 400],
    ['a host that is none', 'GET /graphql?query={__typename} HTTP/1.1\r\nhost: [\r\naccept: */*\r\napollo-require-preflight: 1\r\nconnection: close\r\n\r\n', 400],
  ])('that send %s', async (_what, text, status) => {
    const socket = await connectRaw(text);
    const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
    socket.destroy();
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  }); // prettier-ignore
});

test('thousands of documents are not kept', async () => {
  const distinct = async (from: number, to: number) => {
    for (let n = from; n < to; n += 20) {
      await Promise.all(
        Array.from({ length: 20 }, (_, each) => send(post(`{ visits(first: 1) { nodes { a${n + each}: title } } }`))),
      );
    }
    const metrics = await (await fetch(`${origin}/metrics`)).text();
    return Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)![1]) / 2 ** 20;
  };
  const before = await distinct(0, 1_000);
  const after = await distinct(1_000, 3_000);
  expect(after - before, 'megabytes').toBeLessThan(100);
});

test('no text that the schema takes is taken with a NUL or half a character in it', async () => {
  const { text } = await send(post(getIntrospectionQuery({ oneOf: true })));
  const schema = buildClientSchema((JSON.parse(text) as { data: IntrospectionQuery }).data);
  const places = textPlaces(schema);
  expect(places.length).toBeGreaterThan(50);
  for (const { query, variables } of places) {
    for (const wrong of ['a\0b', '\ud800']) {
      const answer = await send(post(query, variables(wrong)));
      const { errors } = JSON.parse(answer.text) as { errors: { extensions: { code: string } }[] };
      expect({ query, status: answer.status, code: errors[0]!.extensions.code }).toEqual({
        query,
        status: 400,
        code: 'BAD_USER_INPUT',
      });
    }
  }
});
