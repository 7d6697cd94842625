import fc from 'fast-check';
import { type GraphQLSchema } from 'graphql';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FEATURES } from '../../../src/features.js';
import { readConfig } from '../../../src/config/config.js';
import type { Database } from '../../../src/db/database.js';
import { toGlobalId } from '../../../src/query/global-id.js';
import { NAMES } from '../../../src/features/exports/exports.js';
import { createServer } from '../../../src/http/server.js';
import { createSchema } from '../../../src/schema/schema.js';
import { SAMPLE_PAGES } from '../pages/sample-pages.js';
import { operations, type GeneratedOperation } from '../../support/operations.js';
import { seededStore } from '../../support/store.js';
import { runsOfEach } from '../../support/thorough.js';
import { JWT_SECRET, signedIn } from '../../support/token.js';
import { record, subscriber } from '../live/clients.js';

// Drafts do not leak: any request by anybody but an editor gets the same answer, byte for byte, as before the
// drafts existed. The secret word is in every text field of a draft.

const [SECRET, NEVER] = ['xyzzyplugh', 'plughxyzzy'];
const SLUG = `a-${SECRET}-draft`;
const TEXT = `BEIJING – ${SECRET} came to Beijing on Sunday.\n`;
const READERS = [null, 'reader'] as const;

let db: Database;
let schema: GraphQLSchema;
let url: string;
let close: () => Promise<unknown>;
let log = '';

beforeAll(async () => {
  db = await seededStore();
  schema = await createSchema(FEATURES);
  const logger = pino({ level: 'debug' }, { write: (line) => void (log += line) });
  const config = readConfig({ JWT_SECRET, RATE_LIMIT: '0', PUBLIC_URL: 'http://visits.example.org' }, FEATURES);
  const app = await createServer({ features: FEATURES, db, log: logger, config });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  close = () => app.close();
});
afterAll(async () => {
  await close?.();
  await db?.close();
});

interface Answer {
  status: number;
  /** Headers that depend on the data. */
  tag: string | null;
  version: string | null;
  body: string;
}

async function get(path: string, headers: object = {}): Promise<Answer> {
  return answerOf(await fetch(new URL(path, url), { headers: { ...headers }, redirect: 'manual' }));
}

async function post(operation: { query: string; variables?: object }, role: 'reader' | 'editor' | null): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(role && (await signedIn(role))) };
  return answerOf(await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify(operation) }));
}

async function answerOf(response: Response): Promise<Answer> {
  const { status, headers } = response;
  const [tag, version] = [headers.get('etag'), headers.get('communique-data-version')];
  return { status, tag, version, body: await response.text() };
}

async function edit(mutation: string, type: string, input: object, claims = {}): Promise<any> {
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { draft { version state } errors { code message path } } }`;
  const headers = { 'content-type': 'application/json', ...(await signedIn('editor', claims)) };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables: { input } }),
  });
  return ((await response.json()) as any).data[mutation];
}

const annotation = JSON.stringify({
  source: { slug: `${SECRET}-source`, title: SECRET },
  people: { [SECRET]: { name: SECRET } },
});
const proposal = (name: string) => ({
  ...{ name, type: 'PERSON', key: { slug: SECRET }, claim: { name: SECRET }, reason: SECRET, confidence: 1, proposedBy: SECRET },
});

async function plant(): Promise<void> {
  const draft = { title: SECRET, keepText: false, text: TEXT, annotation, proposals: [proposal(SECRET)] };
  for (const slug of [SLUG, `${SLUG}-2`, `${SLUG}-3`]) {
    expect(await edit('saveDraft', 'SaveDraftInput', { slug, ...draft }, { sub: `anna-${SECRET}` })).toMatchObject({
      errors: [],
    });
  }
  for (const slug of [`${SLUG}-2`, `${SLUG}-3`]) await edit('submitDraft', 'DraftInput', { slug, version: 1 });
  const quoted = `${SECRET} and more\n\n“We met in the old ${SECRET} harbour,” ${SECRET} said.`;
  const source = {
    slug: `${SLUG}-4`,
    keepText: false,
    text: quoted,
    title: SECRET,
    publishedOn: '2018-03',
    url: `https://${SECRET}.example.org`,
  };
  expect(await edit('draftSource', 'DraftSourceInput', source, { sub: `anna-${SECRET}` })).toMatchObject({ errors: [] });
  expect(await db.prisma.proposal.count({ where: { draft: { slug: `${SLUG}-4` }, type: 'Statement' } })).toBe(1);
  await edit('returnDraft', 'ReturnDraftInput', { slug: `${SLUG}-3`, version: 2, note: SECRET });
}

const TIMES = /\d\d:\d\d:\d\d(\.\d+)?/g;
const steady = (answer: Answer) => ({ ...answer, body: answer.body.replace(TIMES, '') });

/** Enough paths to include each kind of page. */
const MOST_PATHS = runsOfEach(60, 400);

/** Returns every page linked from the sample pages, every export, and the responses that programs request. */
async function walk(): Promise<Map<string, Answer>> {
  const exports = NAMES.flatMap((noun) => ['csv', 'jsonl', 'jsonld'].map((format) => `/export/${noun}.${format}`));
  const found = new Set([...SAMPLE_PAGES, ...exports, '/sitemap.xml', '/robots.txt', '/feed.atom', '/health/ready']);
  const answers = new Map<string, Answer>();
  for (const path of found) {
    const answer = await get(path);
    answers.set(path, steady(answer));
    if (found.size > MOST_PATHS || path.startsWith('/export')) continue;
    const links = [...answer.body.matchAll(/(?:href|src|action)="(?:http:\/\/visits\.example\.org)?(\/[^"#]*)/g)];
    for (const [, link] of links) found.add(link!.replaceAll('&amp;', '&'));
  }
  return answers;
}

test('drafts do not change a single byte of pages, exports, feeds or query results', async () => {
  const vocabulary = {
    ...{ slugs: [SLUG, 'kim-jong-un', 'kim-jong-un-china-2018'], ids: [toGlobalId('Person', crypto.randomUUID())] },
    ...{ cursors: [], codes: ['CN'], words: ['kim', 'visit'] },
  };
  const generated: GeneratedOperation[] = fc.sample(
    operations(schema, () => vocabulary),
    { numRuns: runsOfEach(20, 150), seed: 7 },
  );
  const before = await walk();
  const asked = [...before.keys()];
  const askGenerated = async (answers: Map<string, Answer>) => {
    for (const [index, { source, variables }] of generated.entries()) {
      const role = READERS[index % 2]!;
      answers.set(`${role} ${source} ${JSON.stringify(variables)}`, await post({ query: source, variables }, role));
    }
  };
  await askGenerated(before);
  await plant();
  const after = new Map<string, Answer>();
  for (const path of asked) after.set(path, steady(await get(path)));
  await askGenerated(after);
  expect(asked.length).toBeGreaterThan(runsOfEach(60, 150));
  const counts = [...before.values()].map(({ status }) => status);
  expect(counts.filter((status) => status === 200).length).toBeGreaterThan(runsOfEach(60, 200));
  for (const [question, answer] of after) {
    expect([question, answer]).toEqual([question, before.get(question)]);
  }
});

/** Expects the same responses to the secret word as to a word that was never stored. */
test('searches, counts, filters and errors reveal nothing about a draft', async () => {
  const SEARCHED = (word: string) => [
    ...['search', 'visits', 'people', 'organizations', 'countries', 'sources', 'statements'].map((page) => `/${page}?q=${word}`),
    ...[`/people/${word}`, `/sources/${word}-source`, `/drafts/a-${word}-draft`, `/people?q=${word.slice(0, 6)}`],
    `/export/people.csv?search=${word}`,
  ];
  const ASKED = (word: string) => [
    `{ search(query: "${word}") { totalCount nodes { __typename } } }`,
    `{ search(query: "${word.slice(0, 7)}") { totalCount } }`,
    `{ person(slug: "${word}") { name } source(slug: "${word}-source") { title } }`,
    `{ people(where: { name: { contains: "${word}" } }) { totalCount } }`,
    `{ draft(slug: "a-${word}-draft") { title text annotation proposals { name } } }`,
    `{ drafts(state: [DRAFT, IN_REVIEW, RETURNED, PUBLISHED]) { totalCount nodes { slug } } }`,
    `{ changes(source: "a-${word}-draft") { totalCount } }`,
    `mutation { saveDraft(input: { slug: "a-${word}-draft", version: 1, title: "x" }) { draft { title } errors { code } } }`,
    `mutation { draftSource(input: { slug: "a-${word}-draft", version: 1 }) { draft { title } errors { code } } }`,
    `mutation { draftSource(input: { slug: "a-${word}-draft", text: "${word}" }) { draft { title } errors { code } } }`,
    `mutation { publishDraft(input: { slug: "a-${word}-draft", version: 1, dryRun: true }) { draft { title } errors { message } } }`,
    `mutation { discardDraft(input: { slug: "a-${word}-draft", version: 1 }) { draft { title } errors { code } } }`,
  ];
  const unnamed = (word: string, answer: Answer) => ({
    ...{
      ...answer,
      tag: null,
      body: answer.body.replaceAll(word, 'WORD').replaceAll(word.slice(0, 7), 'WOR').replaceAll(word.slice(0, 6), 'WO'),
    },
  });
  const ask = async (word: string) => [
    ...(await Promise.all(SEARCHED(word).map(async (path) => unnamed(word, steady(await get(path)))))),
    ...(await Promise.all(
      READERS.flatMap((role) => ASKED(word).map(async (query) => unnamed(word, await post({ query }, role)))),
    )),
  ];
  expect(await ask(SECRET)).toEqual(await ask(NEVER));
});

test('no draft id can be loaded as a node', async () => {
  const { id } = await db.prisma.draft.findFirstOrThrow();
  for (const type of ['Draft', 'DraftContent', 'Proposal']) {
    const global = Buffer.from(`${type}:${id}`).toString('base64');
    const other = Buffer.from(`${type}:${crypto.randomUUID()}`).toString('base64');
    const node = (of: string) => post({ query: `{ node(id: "${of}") { __typename id } }` }, 'reader');
    const [real, made] = [await node(global), await node(other)];
    expect(real.body.replaceAll(global, '')).toBe(made.body.replaceAll(other, ''));
  }
});

test('live updates do not mention drafts, and the log never contains the content of drafts', async () => {
  const { client, listen } = subscriber(`${url}/graphql`);
  const heard = listen('subscription { statementRecorded { text } }');
  await expect.poll(async () => (await get('/metrics')).body).toMatch(/communique_subscriptions(?:{.*})? 1/);
  await edit('saveDraft', 'SaveDraftInput', {
    slug: SLUG,
    version: 1,
    title: SECRET,
    proposals: [proposal('another')],
  });
  await edit('discardDraft', 'DraftInput', { slug: `${SLUG}-3`, version: 3 });
  await record(`${url}/graphql`, 'They met again.');
  await expect.poll(() => heard.results.length).toBeGreaterThan(0);
  expect(JSON.stringify(heard.results)).toContain('They met again.');
  expect(heard.results).toHaveLength(1);
  await client.dispose();
  const lines = log.split('\n').filter((line) => line.includes(SECRET) && !line.includes(`"subject":"anna-${SECRET}"`));
  expect(lines.filter((line) => !/"url":|"path":/.test(line))).toEqual([]);
});

test('after publishing, nothing reveals the discarded text or rejected proposals', async () => {
  const rejected = { ...proposal('rejected'), outcome: 'REJECTED' };
  const published = JSON.stringify({
    source: { slug: 'published', title: 'Published' },
    people: { 'somebody-new': { name: 'Somebody New' } },
  });
  const saved = await edit('saveDraft', 'SaveDraftInput', {
    slug: 'to-publish',
    keepText: false,
    title: SECRET,
    text: TEXT,
    annotation: published,
    proposals: [rejected],
  });
  expect(saved).toMatchObject({ errors: [] });
  expect(await edit('publishDraft', 'PublishDraftInput', { slug: 'to-publish', version: 1 })).toMatchObject({
    errors: [],
    draft: { state: 'PUBLISHED' },
  });
  expect((await get('/people?q=Somebody')).body).toContain('Somebody New');
  for (const [path, { body }] of await walk()) expect(body, path).not.toContain(SECRET);
});
