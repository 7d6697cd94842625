import { parse } from 'csv-parse/sync';
import { NoUnusedFragmentsRule, specifiedRules, validate } from 'graphql';
import jsonld from 'jsonld';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { FORMATS } from '../../../src/features/exports/formats/formats.js';
import { deriveExport } from '../../../src/features/exports/exported.js';
import { NAMES, PLURALS } from '../../../src/features/exports/exports.js';
import { kindExport } from '../../../src/features/exports/kind-export.js';
import { FEATURES } from '../../../src/features.js';
import { claimFields } from '../../../src/model/kinds/fields.js';
import { KINDS } from '../../../src/model/kinds/kinds.js';
import { createSchema } from '../../../src/schema/schema.js';
import { emptyStore, seededStore } from '../../support/store.js';
import { runs, sample } from '../../support/thorough.js';
import { fillWorld } from '../../support/world.js';
import { post, serve, type Served } from '../../http/serve.js';
import { ANNO_CONTEXT } from './anno.context.js';

let db: Database;
let server: Served;
/** A store with awkward rows of every kind. */
let world: Database;
let worldServer: Served;
beforeAll(async () => {
  [db, world] = [await seededStore(), await emptyStore()];
  await fillWorld(world, 3, 60);
  [server, worldServer] = [await serve(db, {}), await serve(world, {})];
});
afterAll(async () => {
  for (const each of [server, worldServer, db, world]) await each?.close();
});

const exported = (path: string, init?: RequestInit) => fetch(server.url.replace('graphql', `export/${path}`), init);

/** JSON-LD contexts are loaded only from here. */
const documentLoader = async (url: string) => {
  if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`not loaded: ${url}`);
  return { contextUrl: undefined, documentUrl: url, document: ANNO_CONTEXT };
};
const expand = (document: object) => jsonld.expand(document, { documentLoader });

test('a file is called after the values of its filter', async () => {
  const called = async (where: object) =>
    (await exported(`visits.csv?where=${encodeURIComponent(JSON.stringify(where))}`)).headers.get('content-disposition');
  const kim = { delegate: { person: { slug: { equals: 'kim-jong-un' } } } };
  const held = { status: ['COMPLETED', 'ONGOING'], NOT: { kind: 'STATE' } };
  expect(await called({ ...kim, decade: { equals: 2010 }, ...held })).toBe('attachment; filename="visits-kim-jong-un-2010s.csv"');
  expect(await called({ search: '"; x=\n/../' })).toBe('attachment; filename="visits-x.csv"');
});

describe.each(sample(NAMES, 2))('%s', (name) => {
  const exported = (path: string) => fetch(worldServer.url.replace('graphql', `export/${path}`));

  test('have the same number of rows in every format', async () => {
    const lines = await exported(`${name}.jsonl`);
    expect([lines.status, lines.headers.get('content-type')]).toEqual([200, 'application/jsonl; charset=utf-8']);
    expect(lines.headers.get('content-disposition')).toBe(`attachment; filename="${name}.jsonl"`);
    const total = Number(lines.headers.get('x-total-count'));
    expect(total).toBeGreaterThan(0);
    const rows = (await lines.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(total);

    const file = await exported(`${name}.csv`);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const cells = parse(await file.text(), { columns: true, record_delimiter: '\r\n' });
    expect(cells).toHaveLength(total);
    const { tableSchema, url } = (await (await exported(`${name}.csv-metadata.json`)).json()) as any;
    expect(url).toBe(`${name}.csv`);
    expect(tableSchema.columns.map((column: any) => column.name)).toEqual(Object.keys(cells[0]!));
    const key = [tableSchema.primaryKey].flat() as string[];
    expect(new Set(cells.map((row: any) => JSON.stringify(key.map((column) => row[column])))).size).toBe(total);

    const graph = await exported(`${name}.jsonld`);
    expect(graph.headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
    const nodes = await expand((await graph.json()) as object);
    expect(nodes).toHaveLength(total);
    for (const node of nodes) {
      expect(node['@id']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[a-z]+\/[\w-]+$/);
      expect(node['@type']).toHaveLength(1);
    }
  });
});

test('/export lists the formats of each export, and each can be downloaded', async () => {
  const urlOf = ({ url }: Served, path = '') => url.replace('/graphql', `/export${path}`);
  const { exports, formats } = (await (await fetch(urlOf(server))).json()) as any;
  expect(exports.map(({ name }: any) => name)).toEqual(expect.arrayContaining([...NAMES, 'edges-people', 'edges-countries']));
  expect(Object.keys(formats)).toEqual(FORMATS.map(({ extension }) => extension));
  const files = exports.flatMap((each: any) => each.formats.map((format: string) => [each.name, format])) as string[][];
  expect(new Set(files.map(([, format]) => format))).toEqual(new Set(Object.keys(formats))); // each is the format of an export
  for (const [name, format] of files) {
    const file = await fetch(urlOf(name!.startsWith('edges') ? server : worldServer, `/${name}.${format}`));
    expect([file.status, file.headers.get('content-disposition')]).toEqual([200, `attachment; filename="${name}.${format}"`]);
    expect((await file.bytes()).length, `${name}.${format}`).toBeGreaterThan(0);
  }
});

test('a visit is exported as CSV and as JSON-LD', async () => {
  const where = encodeURIComponent('{"slug":{"equals":"kim-jong-un-china-2018"}}');
  const [row] = parse(await (await exported(`visits.csv?where=${where}`)).text(), { columns: true }) as any[];
  expect(row).toMatchObject({
    hostCountry: 'china',
    hostCountryName: 'China',
    start: '2018-03-25',
    startEarliest: '2018-03-25',
    startLatest: '2018-03-25',
    places: expect.stringContaining('Beijing'),
    guestCountryCode: 'KP',
    guestCountryCode3: 'PRK',
    hostCountryCode: 'CN',
    source: 'china-north-korea-extol-traditional-friendship',
    passageStart: expect.stringMatching(/^\d+$/),
    page: server.url.replace('graphql', 'visits/kim-jong-un-china-2018'),
  });
  const [visit] = await expand((await (await exported(`visits.jsonld?where=${where}`)).json()) as object);
  expect(visit['@type']).toEqual(['https://schema.org/Event']);
  expect(visit['https://schema.org/startDate']).toEqual([
    { '@type': 'http://id.loc.gov/datatypes/edtf/EDTF', '@value': '2018-03-25' },
  ]);
  expect(visit['https://schema.org/location'][0]['@id']).toMatch(/\/countries\/china$/);
});

test('an exported file follows the filter and the order of the list', async () => {
  const variables = { where: { title: { contains: 'k' } }, orderBy: [{ title: 'DESC' }] };
  const query = Object.entries(variables)
    .map(([name, value]) => `${name}=${encodeURIComponent(JSON.stringify(value))}`)
    .join('&');
  const rows = (await (await exported(`visits.jsonl?${query}`)).text()).trimEnd().split('\n');
  const answer = await post(
    server.url,
    '{ visits(first: 100, where: { title: { contains: "k" } }, orderBy: [{ title: DESC }]) { nodes { slug } } }',
  );
  const { nodes } = ((await answer.json()) as any).data.visits;
  expect(rows.map((row) => (JSON.parse(row) as { slug: string }).slug)).toEqual(nodes.map(({ slug }: any) => slug));
});

test('files keep their columns and keys in a fixed order', async () => {
  const from = async (file: string) =>
    (await (await fetch(worldServer.url.replace('graphql', `export/${file}`))).text()).trimEnd().split(/\r?\n/);
  const parts = NAMES.map(async (name) => {
    const [header] = await from(`${name}.csv`);
    const rows = (await from(`${name}.jsonl`)).map((line) => JSON.parse(line) as unknown);
    return `${name}\n${header}\n${keysOf(rows)}`;
  });
  await expect(`${(await Promise.all(parts)).join('\n\n')}\n`).toMatchFileSnapshot('columns.snap');
});

/** Returns the keys of objects and nested objects in any rows, including null objects and empty lists. */
function keysOf(values: unknown[]): string {
  const objects = values.flat().filter((value) => typeof value === 'object' && value !== null) as Record<string, unknown>[];
  const keys = [
    ...new Set(
      objects
        .map((each) => Object.keys(each).join())
        .toSorted()
        .flatMap((each) => each.split(',')),
    ),
  ].filter(Boolean);
  return keys.length === 0 ? '' : `{ ${keys.map((key) => key + keysOf(objects.map((each) => each[key]))).join(' ')} }`;
}

test('every list in the schema can be sorted', async () => {
  const query = encodeURIComponent('[{"name":"DESC"}]');
  const rows = parse(await (await exported(`countries.csv?orderBy=${query}`)).text(), { columns: true }) as {
    name: string;
  }[];
  const names = rows.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(200);
  expect(names).toEqual(names.toSorted().reverse());
});

test('a field missing from the type cannot be exported', async () => {
  const topics = { name: 'topics', type: 'Topic', columns: ['slug', 'colour'], jsonLd: {} };
  const schema = await createSchema(FEATURES);
  expect(() => deriveExport(schema, topics, new Map())).toThrow('Topic has no field colour to export');
});

/** Coverage, a list of objects without slugs, and a kinship, which is read from either side, need exports of their own. */
const DECLARABLE = KINDS.filter(({ plural }) => !['sources', 'kinships'].includes(plural));

test.each(DECLARABLE.map((kind) => [kind.plural, kind] as const))(
  'an export of %s is derived from the declaration of the kind',
  async (_, kind) => {
    const schema = await createSchema(FEATURES);
    const { document, columns } = deriveExport(schema, kindExport(kind), PLURALS);
    const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);
    expect(validate(schema, document, rules)).toEqual([]);
    const fields = claimFields(kind.shape).filter(({ name, isComputed }) => name !== 'cite' && !isComputed);
    const names = columns.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...fields.map(({ name }) => name), 'updatedAt']));
    expect(names.includes('page')).toBe(kind.cited === 'always');
  },
);

test('a CSV file has a byte order mark only on request', async () => {
  const bytes = async (query: string) => Buffer.from(await (await exported(`topics.csv${query}`)).arrayBuffer());
  const [without, withMark] = [await bytes(''), await bytes('?bom=true')];
  expect(withMark.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(withMark.subarray(3)).toEqual(without);
});

/** A filter of more than 200 conditions. */
const LONG = `visits.csv?where={"OR":[${'{"kind":[]},'.repeat(250)}{"kind":[]}]}`;

test.each([
  ['wars.csv', 404, 'NOT_FOUND'],
  ['visits', 406, 'NOT_ACCEPTABLE'],
  ['visits.xlsx', 406, 'NOT_ACCEPTABLE'],
  ['visits.csv?where={', 400, 'BAD_USER_INPUT'],
  ['visits.csv?where={"nonsense":1}', 400, 'BAD_USER_INPUT'],
  ['visits.csv?where={"start":{"gte":"yesterday"}}', 400, 'BAD_USER_INPUT'],
  ['visits.csv?filter={}', 400, 'BAD_USER_INPUT'],
  ['visits.csv?orderBy=[{"nonsense":"ASC"}]', 400, 'BAD_USER_INPUT'],
  ['citations.csv?where={}', 400, 'BAD_USER_INPUT'],
  ['visits.csv?bom=perhaps', 400, 'BAD_USER_INPUT'],
  ['visits.csv?bom=1', 400, 'BAD_USER_INPUT'],
  ['visits.jsonl?bom=true', 400, 'BAD_USER_INPUT'],
  [LONG, 400, 'LIMIT_EXCEEDED'],
  ['sources/nothing/annotations.jsonld', 404, 'NOT_FOUND'],
  ['sources/nothing/annotations.jsonld?page=x', 400, 'BAD_USER_INPUT'],
])('%.40s is refused', async (path, status, code) => {
  const response = await exported(path);
  const { errors } = (await response.json()) as any;
  expect([response.status, errors[0].extensions.code]).toEqual([status, code]);
});

test('a client with an invalid token or no points left is refused', async () => {
  expect((await exported('visits.csv', { headers: { authorization: 'Bearer x' } })).status).toBe(401);
  const limited = await serve(db, { RATE_LIMIT: '2' });
  const ask = (headers: Record<string, string>) => fetch(limited.url.replace('graphql', 'export/countries.csv'), { headers });
  const refused = await ask({ 'x-forwarded-for': '203.0.113.1' }); // not local, though the proxy is not trusted
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, null]); // retrying would not help
  expect(await refused.text()).toMatch(/costs \d+ points, more than the limit of 2\. Request less data\./);
  expect((await ask({})).status).toBe(200); // this machine pays nothing for rows
  await limited.close();
});

describe('the citations of a source as Web Annotations', () => {
  const SLUG = 'china-north-korea-extol-traditional-friendship';

  test('form a collection of pages', async () => {
    const response = await exported(`sources/${SLUG}/annotations.jsonld`);
    expect(response.headers.get('content-type')).toMatch(
      /^application\/ld\+json; profile="http:\/\/www\.w3\.org\/ns\/anno\.jsonld"/,
    );
    const collection = (await response.json()) as any;
    expect(collection).toMatchObject({ type: 'AnnotationCollection', total: expect.any(Number) });
    const found: any[] = [];
    for (let url = collection.first as string | undefined; url;) {
      const page = (await (await fetch(url)).json()) as any;
      expect(page).toMatchObject({ id: url, type: 'AnnotationPage', startIndex: found.length });
      expect(page.partOf.id).toBe(collection.id);
      found.push(...page.items);
      if (!page.next) expect(url).toBe(collection.last);
      url = page.next;
    }
    expect(found).toHaveLength(collection.total);
    for (const { id, type, motivation, target } of found) {
      expect([typeof id, type, motivation]).toEqual(['string', 'Annotation', 'linking']);
      expect(target.source).toMatch(new RegExp(`/sources/${SLUG}$`));
      const [position] = target.selector;
      expect(position).toEqual({ type: 'TextPositionSelector', start: expect.any(Number), end: expect.any(Number) });
      expect(position.end).toBeGreaterThan(position.start);
    }
    const [graph] = await expand((await (await fetch(collection.first)).json()) as object);
    const [{ '@list': items }] = graph['http://www.w3.org/ns/activitystreams#items'];
    expect(items).toHaveLength(Math.min(100, collection.total));
    expect(items[0]['@type']).toEqual(['http://www.w3.org/ns/oa#Annotation']);
  });

  test('quote the words with their context if the text is stored', async () => {
    const text = 'x😀'.repeat(20_000);
    await db.prisma.sourceDocument.updateMany({ where: { source: { slug: SLUG } }, data: { text } });
    const page = (await (await exported(`sources/${SLUG}/annotations.jsonld?page=0`)).json()) as any;
    const characters = [...text];
    for (const { target } of page.items) {
      const { start, end } = target.selector[0];
      const quote = target.selector.find(({ type }: any) => type === 'TextQuoteSelector');
      expect(quote.prefix).toBe(start === 0 ? undefined : characters.slice(Math.max(0, start - 32), start).join(''));
      expect(quote.suffix).toBe(characters.slice(end, end + 32).join(''));
    }
  });
});

describe('exported addresses', () => {
  const html = { headers: { accept: 'text/html' } };

  /** Expects a page at an address, and the fragment of the address in it. */
  async function expectPage(url: string): Promise<void> {
    const first = await fetch(url, { ...html, redirect: 'manual' });
    expect([200, 303], url).toContain(first.status);
    const location = new URL(first.headers.get('location') ?? url, url);
    const response = await fetch(location, html);
    expect(response.status, url).toBe(200);
    const text = await response.text();
    if (location.hash) expect(text, url).toContain(`id="${decodeURIComponent(location.hash.slice(1))}"`);
  }

  test.each(sample(NAMES, 3))('in %s.jsonld lead to pages about the objects', async (name) => {
    const nodes = await expand((await (await exported(`${name}.jsonld`)).json()) as object);
    for (const node of nodes.slice(0, runs(5, 20))) await expectPage(node['@id']);
  });

  test('in the annotations of a source lead to the fact and to the passage', async () => {
    const slug = 'china-north-korea-extol-traditional-friendship';
    const { items } = (await (await exported(`sources/${slug}/annotations.jsonld?page=0`)).json()) as any;
    for (const { id, body, target } of items.slice(0, runs(15, 60))) {
      for (const address of [id, body, target.source]) if (address) await expectPage(address);
      expect(body).toBeTruthy();
    }
  });

  test('in the page column of CSV lead to pages', async () => {
    for (const name of NAMES.filter((each) => each !== 'topics')) {
      const rows = parse(await (await exported(`${name}.csv`)).text(), { columns: true }) as { page: string }[];
      for (const { page } of rows.slice(0, runs(2, 5))) await expectPage(page);
    }
  });

  const unknown = Buffer.from('Delegate:00000000-0000-7000-8000-000000000000').toString('base64url');
  test.each([
    ['citations/none', 400],
    [`delegates/${unknown}`, 404],
    [`citations/${unknown}`, 404],
    ['events/none', 404],
    ['topics/none', 404],
  ])('%s is answered with an error', async (path, status) => {
    expect((await fetch(server.url.replace('graphql', path), html)).status).toBe(status);
  });
});
