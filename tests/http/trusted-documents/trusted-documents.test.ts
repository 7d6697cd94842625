import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { ManifestError, readManifest } from '../../../src/http/routes/trusted-documents.js';
import { subscriber } from '../../features/live/clients.js';
import { answerOf, watchedServer, type WatchedServer } from '../limits/watched-server.js';

const document = 'query Visit($slug: String!) { visit(slug: $slug) { slug } }';
const sha256 = createHash('sha256').update(document).digest('hex');
const variables = { slug: 'kim-jong-un-china-2018' };
const answer = { visit: variables };

const byId = { [sha256]: document, 'md5-of-relay': '{ countries(first: 1) { totalCount } }' };
const apollo = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [{ id: sha256, name: 'Visit', type: 'query', body: document }],
};

const persisted = (sha256Hash: string) => ({ query: '', extensions: { persistedQuery: { version: 1, sha256Hash } } });

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'communique-manifest-'))));
afterAll(() => rm(folder, { recursive: true }));

async function manifest(content: unknown): Promise<string> {
  const path = join(folder, 'documents.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('a manifest', () => {
  test.each([
    ['of GraphQL Code Generator or Relay', byId],
    ['of Apollo', apollo],
    ['whose ids have the prefix of the draft specification', { [`sha256:${sha256}`]: document }],
  ])('%s is read', async (_of, content) => {
    const documents = await readManifest(await manifest(content), await createSchema(FEATURES));
    expect(documents.get(sha256)).toBe(document);
  });

  test.each([
    ['is missing', undefined, /TRUSTED_DOCUMENTS cannot be read: ENOENT/],
    ['is not JSON', '{', /neither a JSON object of documents by id .* nor an Apollo persisted query manifest/],
    ['has another shape', [document], /neither/],
    ['has another version', { ...apollo, version: 2 }, /neither/],
    [
      'has invalid documents, and names each',
      { one: '{ vist { id } }', two: '{', three: `{ ${'a'.repeat(9)} }`, deep: '{a'.repeat(200) },
      /one: Cannot query field "vist".*; two: Syntax Error.*; three: .*; deep: The document has 200 nested brackets/,
    ],
  ])('prevents startup if it %s', async (_what, content, message) => {
    const path = content === undefined ? join(folder, 'nowhere.json') : await manifest(content);
    const error: unknown = await readManifest(path, await createSchema(FEATURES)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ManifestError);
    expect((error as Error).message).toMatch(message);
  });
});

describe('a trusted document', () => {
  let server: WatchedServer;
  beforeAll(async () => void (server = await watchedServer({ TRUSTED_DOCUMENTS: await manifest(byId) })));
  afterAll(() => server?.close());

  const apolloHash = { persistedQuery: { version: 1, sha256Hash: sha256 } };
  const get = async (parameters: Record<string, string>) => {
    const headers = { 'apollo-require-preflight': 'true' };
    return answerOf(await fetch(`${server.url}?${new URLSearchParams(parameters)}`, { headers }));
  };

  test.each([
    ['by its hash', { documentId: sha256 }],
    ['by its hash with the prefix', { documentId: `sha256:${sha256}` }],
    ['by Apollo’s extension', { extensions: apolloHash }],
    ['by Apollo’s extension, with the document', { query: document, extensions: apolloHash }],
    ['and not another document sent with its id', { documentId: sha256, query: '{ __typename }' }],
  ])('is executed %s', async (_how, parameters) => {
    expect((await server.post({ ...parameters, variables })).data).toEqual(answer);
  });

  test('can be executed with a GET request', async () => {
    const asText = JSON.stringify(variables);
    expect((await get({ documentId: `sha256:${sha256}`, variables: asText })).data).toEqual(answer);
    expect((await get({ extensions: JSON.stringify(apolloHash), variables: asText })).data).toEqual(answer);
  });

  test('can have any id', async () => {
    expect((await server.post({ documentId: 'md5-of-relay' })).data).toEqual({ countries: { totalCount: 271 } });
  });

  test.each(['nonsense', '__proto__', 'toString', '', 7, 'sha256:sha256:'])(
    'is not found if the id is %j',
    async (documentId) => {
      const { status, errors } = await server.post({ documentId });
      expect(status).toBe(400);
      expect(errors![0]!.extensions).toEqual({ code: 'PERSISTED_QUERY_NOT_IN_LIST' });
    },
  );

  test('does not block others while it is being looked up', async () => {
    expect((await server.post({ query: '{ __typename }' })).data).toEqual({ __typename: 'Query' });
  });
});

describe('with TRUSTED_DOCUMENTS_ONLY', () => {
  let server: WatchedServer;
  beforeAll(async () => {
    const variables = { TRUSTED_DOCUMENTS: await manifest(byId), TRUSTED_DOCUMENTS_ONLY: 'on' };
    server = await watchedServer(variables);
  });
  afterAll(() => server?.close());

  test('trusted documents are executed', async () => {
    expect((await server.post({ documentId: sha256, variables })).data).toEqual(answer);
    expect((await server.post({ documentId: sha256, query: '{ __schema { description } }', variables })).data).toEqual(answer);
  });

  test.each([
    ['another document', { query: '{ __typename }' }],
    ['a trusted document’s text', { query: document, variables }],
    ['introspection', { query: '{ __schema { queryType { name } } }' }],
    ['nothing', {}],
    ['a batch', [{ query: '{ __typename }' }]],
  ])('%s is not executed', async (_what, parameters) => {
    server.askedStore();
    const { status, errors } = await server.post(parameters);
    expect(status).toBe(400);
    expect(errors![0]!.extensions).toEqual({ code: 'PERSISTED_QUERY_ID_REQUIRED' });
    expect(server.askedStore()).toBe(false);
  });

  test.each([
    ['without an id', { query: 'subscription { sourceImported { created } }' }, 'PERSISTED_QUERY_ID_REQUIRED'],
    ['by an id that is not trusted', persisted('nowhere'), 'PERSISTED_QUERY_NOT_IN_LIST'],
    ['by the id of a query', persisted(sha256), 'OPERATION_RESOLUTION_FAILURE'],
  ])('a WebSocket cannot bypass the restriction: %s', async (_what, payload, code) => {
    const { client, closed } = subscriber(server.url);
    const errors = await new Promise((refused) => {
      client.subscribe(payload, { next: () => {}, error: refused, complete: () => refused(null) });
    });
    expect(errors).toMatchObject([{ extensions: { code } }]);
    await client.dispose();
    await closed;
  });

  test('an event stream cannot bypass the restriction', async () => {
    const query = 'subscription { changed { __typename } }';
    const { status, errors } = await server.post({ query }, { accept: 'text/event-stream' });
    expect(status).toBe(400);
    expect(errors![0]!.extensions).toEqual({ code: 'PERSISTED_QUERY_ID_REQUIRED' });
  });

  test('there is no playground', async () => {
    const response = await fetch(server.url, { headers: { accept: 'text/html' } });
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  });
});

test('introspection, the playground and suggestions can be turned off', async () => {
  const server = await watchedServer({ INTROSPECTION: 'off', PLAYGROUND: 'off', SUGGESTIONS: 'off' });
  const introspection = await server.post({ query: '{ __schema { queryType { name } } }' });
  expect(introspection.status).toBe(400);
  expect(introspection.errors![0]!.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  expect((await server.post({ query: '{ vist { id } }' })).errors![0]!.message).not.toMatch(/visit/);
  const query = 'query ($where: VisitWhere) { visits(where: $where) { totalCount } }';
  const { errors } = await server.post({ query, variables: { where: { slg: {} } } });
  expect(errors![0]!.message).toMatch(/^Variable "\$where" got invalid value .*"VisitWhere"\.$/);
  const page = await fetch(server.url, { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-type')).not.toMatch(/html/);
  await server.close();
});
