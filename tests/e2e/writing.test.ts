import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FEATURES } from '../../src/features.js';
import { readConfig } from '../../src/config/config.js';
import type { Database } from '../../src/db/database.js';
import { readExamples } from '../../src/features/playground/page.js';
import { createServer } from '../../src/http/server.js';
import { toGlobalId } from '../../src/query/global-id.js';
import { seededStore } from '../support/store.js';
import { JWT_SECRET, signedIn } from '../support/token.js';

// An editor writes over HTTP, and everybody sees it.

let [db, url, close]: [Database, string, () => Promise<void>] = [null!, '', async () => {}];

beforeAll(async () => {
  db = await seededStore();
  const app = await createServer({
    features: FEATURES,
    db,
    log: pino({ level: 'silent' }),
    config: readConfig({ JWT_SECRET }, FEATURES),
  });
  url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
  close = () => app.close();
});
afterAll(async () => {
  await close();
  await db.close();
});

/** Sends a request with a role, or without signing in. */
async function ask(role: 'editor' | 'admin' | null, query: string, variables: object = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(role && (await signedIn(role))) },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as { data: any; errors?: any[] }) };
}

const question = `{ visit(slug: "a-delegation-goes-to-pyongyang") { title version guestCountry { slug } }
  visits(where: { title: { contains: "delegation goes" } }) { totalCount } }`;

test('the example records a visit, which everybody can read immediately', async () => {
  const example = (await readExamples()).find(({ name }) => name === '11-record-a-visit')!;
  expect((await ask(null, question)).data).toEqual({ visit: null, visits: { totalCount: 0 } });
  const variables = JSON.parse(example.variables!) as object;
  const { data } = await ask('editor', example.query, variables);
  expect(data.createVisit).toMatchObject({ visit: { version: 1, start: { edtf: '2018-05' } }, errors: [] });
  expect((await ask(null, question)).data).toEqual({
    visit: { title: 'A delegation goes to Pyongyang', version: 1, guestCountry: { slug: 'china' } },
    visits: { totalCount: 1 },
  });

  const { id, version } = data.createVisit.visit as { id: string; version: number };
  const remove = `mutation ($input: DeleteVisitInput!) { deleteVisit(input: $input) { deletedId errors { code } } }`;
  const gone = await ask('editor', remove, { input: { id, version } });
  expect(gone.data.deleteVisit).toEqual({ deletedId: id, errors: [] });
  expect((await ask(null, question)).data.visit).toBeNull();
});

test.each([
  [null, 401, 'UNAUTHENTICATED', 'mutation { deleteVisit(input: { id: "x", version: 1 }) { deletedId } }'],
  [
    'editor',
    403,
    'FORBIDDEN',
    'mutation { mergePeople(input: { keep: { id: "x", version: 1 }, merge: { id: "y", version: 1 } }) { person { slug } } }',
  ],
] as const)('%s is refused before anything is looked up: %i %s', async (role, status, code, mutation) => {
  const answer = await ask(role, mutation);
  expect(answer.status).toBe(status);
  expect(answer.errors).toMatchObject([{ extensions: { code } }]);
});

test('an id of another type, or an invalid one, is a client error', async () => {
  const of = (id: string) => `mutation { deleteVisit(input: { id: "${id}", version: 1 }) { deletedId } }`;
  const { id } = await db.prisma.person.findFirstOrThrow();
  for (const wrong of ['x', toGlobalId('Person', id)]) {
    const { errors } = await ask('editor', of(wrong));
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  }
});
