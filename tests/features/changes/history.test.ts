import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { seededStore } from '../../support/store.js';
import { serve } from './server.js';

// Over HTTP, as clients see it.

const SOURCE = 'china-north-korea-extol-traditional-friendship';
const VISIT = 'kim-jong-un-china-2018';
const EDITOR = 'anna the editor';
const change = 'operation type version by at nodeId node { id } source { slug } fields { field before after }';
const history = `query ($slug: String!) { visit(slug: $slug) { version updatedAt history { totalCount nodes { ${change} } } } }`;

let db: Database;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  db = await seededStore();
  server = await serve(db);
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

const ask = (query: string, variables: object = {}) => server.ask(query, { as: EDITOR, ...variables });

async function visitOf(slug: string): Promise<{ id: string; version: number; updatedAt: string }> {
  return (await ask('query ($slug: String!) { visit(slug: $slug) { id version updatedAt } }', { slug })).data.visit;
}

async function changePlaces(slug: string, places: string[]) {
  const { id, version } = await visitOf(slug);
  const mutation = `mutation ($input: UpdateVisitInput!) { updateVisit(input: $input) { visit { version } errors { message } } }`;
  const { data } = await ask(mutation, { input: { id, version, source: SOURCE, places } });
  expect(data.updateVisit.errors).toEqual([]);
}

describe('the history', () => {
  const questions: [query: string, rest: unknown][] = [
    [`{ visit(slug: "${VISIT}") { slug history { totalCount } } }`, { visit: { slug: VISIT, history: null } }],
    [
      '{ visits(first: 2) { nodes { status ... on Recorded { history(first: 1) { nodes { by } } } } } }',
      { visits: { nodes: Array(2).fill({ status: 'COMPLETED', history: null }) } },
    ],
    ['{ changes(first: 1) { nodes { by } } topic(slug: "none") { slug } }', { changes: null, topic: null }],
  ];

  test.each(questions)('is shown to editors only, and readers get the rest of the answer to %s', async (query, rest) => {
    const refusal = (status: number, code: string) => ({
      status: query.includes('changes') ? status : 200, // an answer without data
      data: rest,
      errors: expect.arrayContaining([expect.objectContaining({ extensions: { code } })]),
    });
    expect(await server.ask(query)).toEqual(refusal(401, 'UNAUTHENTICATED'));
    expect(await server.ask(query, { as: 'bob the reader' })).toEqual(refusal(403, 'FORBIDDEN'));
    for (const as of [EDITOR, 'zoe the admin']) {
      const answer = await server.ask(query, { as });
      expect(answer.errors).toBeUndefined();
      expect(answer.status).toBe(200);
    }
    expect(await server.ask(query)).toEqual(refusal(401, 'UNAUTHENTICATED')); // what they saw was not cached
  });

  test('can be read by nobody if nobody can sign in', async () => {
    const readOnly = await serve(db, {});
    expect(await readOnly.ask(questions[2]![0])).toMatchObject({
      status: 403,
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    await readOnly.close();
  });

  test('can be read by anybody, but only its versions and times', async () => {
    const { data } = await server.ask(
      `{ visit(slug: "${VISIT}") { version updatedAt } country(code: "KP") { version updatedAt } }`,
    );
    const dated = { version: 1, updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) };
    expect(data).toEqual({ visit: dated, country: dated });
  });
});

test('after a first import, a history has a single entry', async () => {
  const { data } = await ask(history, { slug: VISIT });
  expect(data.visit.history).toMatchObject({
    totalCount: 1,
    nodes: [{ operation: 'CREATED', type: 'VISIT', version: 1, by: null, source: { slug: SOURCE } }],
  });
  const { fields } = data.visit.history.nodes[0];
  expect(fields).toContainEqual({ field: 'start', before: null, after: '2018-03-25' });
  expect(fields).toContainEqual({ field: 'hostCountry', before: null, after: 'china' });
  expect(fields).toContainEqual({ field: 'places', before: null, after: ['Beijing'] });
  expect(fields.map(({ field }: { field: string }) => field)).toEqual(fields.map(({ field }: { field: string }) => field).sort());
});

test('a change records the author, the time, and old and new values, and the newest change comes first', async () => {
  const before = await visitOf(VISIT);
  await changePlaces(VISIT, ['Beijing', 'Dalian']);
  await changePlaces(VISIT, ['Beijing']);
  const { visit } = (await ask(history, { slug: VISIT })).data;
  expect(visit.version).toBe(3);
  expect(visit.updatedAt > before.updatedAt).toBe(true);
  expect(visit.history.nodes.map(({ version }: { version: number }) => version)).toEqual([3, 2, 1]);
  expect(visit.history.nodes[1]).toEqual({
    operation: 'UPDATED',
    type: 'VISIT',
    version: 2,
    by: 'anna',
    at: expect.stringMatching(/Z$/),
    nodeId: before.id,
    node: { id: before.id },
    source: { slug: SOURCE },
    fields: [{ field: 'places', before: ['Beijing'], after: ['Beijing', 'Dalian'] }],
  });
  const pages =
    'query ($slug: String!, $after: String) { visit(slug: $slug) { history(first: 2, after: $after) { pageInfo { endCursor hasNextPage } nodes { version } } } }';
  const first = (await ask(pages, { slug: VISIT })).data.visit.history;
  expect(first.pageInfo.hasNextPage).toBe(true);
  const second = (await ask(pages, { slug: VISIT, after: first.pageInfo.endCursor })).data.visit.history;
  expect(second).toMatchObject({ pageInfo: { hasNextPage: false }, nodes: [{ version: 1 }] });
});

test('the histories of several objects are separate', async () => {
  const { data } = await ask(`{
    visits(first: 100) { nodes { slug history(last: 1) { totalCount nodes { operation version nodeId } } id } }
    person(slug: "kim-jong-un") { kin { version updatedAt person { slug } history { nodes { type nodeId node { id } fields { field after } } } } }
    statements(first: 3) { nodes { history { nodes { type } } } }
  }`);
  for (const { id, history } of data.visits.nodes) {
    expect(history.nodes).toEqual([{ operation: 'CREATED', version: 1, nodeId: id }]);
  }
  expect(data.person.kin.length).toBeGreaterThan(0);
  const changed = data.person.kin.map(({ history }: any) => history.nodes[0].nodeId);
  expect(new Set(changed).size).toBe(data.person.kin.length);
  for (const { version, updatedAt, history } of data.person.kin) {
    expect([version, updatedAt]).toEqual([1, expect.stringMatching(/Z$/)]);
    expect(history.nodes).toMatchObject([{ type: 'KINSHIP', node: { id: history.nodes[0].nodeId } }]);
  }
  expect(data.statements.nodes[2].history.nodes).toEqual([{ type: 'STATEMENT' }]);
});

describe('a client that follows the changes', () => {
  const follow = `query ($after: String, $since: DateTime, $type: [RecordedType!], $first: Int) {
    changes(after: $after, since: $since, type: $type, first: $first) {
      totalCount nodes { id operation type version nodeId node { id } fields { field before after } } pageInfo { endCursor hasNextPage } } }`;

  async function end(): Promise<string> {
    return (await ask('{ changes(last: 1) { pageInfo { endCursor } } }')).data.changes.pageInfo.endCursor;
  }

  test('sees each change once, in commit order, including deletions', async () => {
    const seen = await end();
    const other = 'yang-jiechi-south-korea-2018';
    const { id, version } = await visitOf(other);
    await changePlaces(VISIT, ['Dandong']);
    const { data } = await ask(
      `mutation ($input: DeleteVisitInput!) { deleteVisit(input: $input) { deletedId errors { message path } } }`,
      { input: { id, version } },
    );
    expect(data.deleteVisit).toEqual({ deletedId: id, errors: [] });

    const pages = [];
    for (let after = seen, more = true; more;) {
      const { changes } = (await ask(follow, { after, first: 1 })).data;
      pages.push(...changes.nodes);
      ({ endCursor: after, hasNextPage: more } = changes.pageInfo);
    }
    expect(new Set(pages.map((each) => each.id)).size).toBe(pages.length);
    expect(pages[0]).toMatchObject({ operation: 'UPDATED', type: 'VISIT', fields: [{ after: ['Dandong'] }] });
    const gone = pages.find(({ nodeId }) => nodeId === id);
    expect(gone).toMatchObject({ operation: 'DELETED', version: version + 1, node: null });
    expect(gone.fields).toContainEqual({ field: 'slug', before: other, after: null });
    expect((await ask(follow, { after: await end() })).data.changes.nodes).toEqual([]);
  });

  test('can start at an instant, and select types', async () => {
    const { updatedAt } = await visitOf(VISIT);
    const all = (await ask(follow, { first: 100 })).data.changes;
    const since = (await ask(follow, { since: updatedAt, first: 100 })).data.changes;
    expect(since.totalCount).toBeGreaterThan(0);
    expect(since.totalCount).toBeLessThan(all.totalCount);
    const later = new Date(Date.now() + 60_000).toISOString();
    expect((await ask(follow, { since: later })).data.changes).toMatchObject({ totalCount: 0, nodes: [] });
    const typed = (await ask(follow, { type: ['TOPIC', 'SOURCE'], first: 100 })).data.changes;
    expect(new Set(typed.nodes.map(({ type }: { type: string }) => type))).toEqual(new Set(['TOPIC', 'SOURCE']));
    expect((await ask(follow, { type: [] })).data.changes.totalCount).toBe(0);
  });
});

test('a client that starts at an instant misses no change by processes with different clocks', async () => {
  for (const place of ['Dalian', 'Harbin']) await changePlaces(VISIT, [place]);
  const [second, first] = await db.prisma.changeSet.findMany({ orderBy: { id: 'desc' }, take: 2 });
  const at = (ms: number) => new Date(Date.now() + 3_600_000 + ms);
  await db.prisma.changeSet.update({ where: { id: first!.id }, data: { at: at(5_000) } });
  await db.prisma.changeSet.update({ where: { id: second!.id }, data: { at: at(3_000) } });
  const since = at(2_000).toISOString();
  const { data } = await ask('query ($since: DateTime) { changes(since: $since) { nodes { fields { after } } } }', {
    since,
  });
  expect(data.changes.nodes).toMatchObject([{ fields: [{ after: ['Dalian'] }] }, { fields: [{ after: ['Harbin'] }] }]);
});

describe('a list filtered by `updatedSince`', () => {
  test.each(['countries', 'people', 'organizations', 'visits', 'statements', 'topics', 'sources', 'events'])(
    '%s',
    async (list) => {
      const query = `query ($where: ${whereOf(list)}) { ${list}(where: $where, first: 1) { totalCount } }`;
      const count = async (where: object) => (await server.ask(query, { where })).data[list].totalCount;
      const all = await count({});
      expect(await count({ updatedSince: '2018-03-25T00:00:00+09:00' })).toBe(all);
      expect(await count({ updatedSince: '9999-12-31T23:59:59.999Z' })).toBe(0);
    },
  );

  test('includes objects that changed at exactly that instant', async () => {
    const { updatedAt } = await visitOf(VISIT);
    const query = 'query ($since: DateTime) { visits(where: { updatedSince: $since }) { nodes { slug } } }';
    const at = new Date(updatedAt).getTime();
    const since = async (instant: number) =>
      (await server.ask(query, { since: new Date(instant).toISOString() })).data.visits.nodes;
    expect(await since(at)).toContainEqual({ slug: VISIT });
    expect(await since(at + 1)).not.toContainEqual({ slug: VISIT });
  });

  test('refuses a string that is not an instant', async () => {
    const query = 'query ($since: DateTime) { visits(where: { updatedSince: $since }) { totalCount } }';
    const { errors } = await server.ask(query, { since: '2018-03-25' });
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/an offset or Z, in RFC 3339 format/),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });
});

function whereOf(list: string): string {
  const listDefinition = { countries: 'Country', people: 'Person' }[list] ?? list[0]!.toUpperCase() + list.slice(1, -1);
  return `${listDefinition}Where`;
}
