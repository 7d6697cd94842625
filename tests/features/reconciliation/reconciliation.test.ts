import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { PROPERTIES } from '../../../src/features/reconciliation/properties.js';
import { TYPES } from '../../../src/features/reconciliation/entity.js';
import { serve, type Served } from '../../http/serve.js';
import { sharedStore } from '../../support/shared-store.js';
import { seededStore } from '../../support/store.js';

let db: Database;
let server: Served;
let endpoint: string;
beforeAll(async () => {
  db = await sharedStore();
  server = await serve(db, {});
  endpoint = new URL('/reconcile', server.url).href;
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

/** Loads a schema of the specification, in any draft of JSON Schema. */
function schemaNamed(name: string): { $id: string } {
  const schema = JSON.parse(readFileSync(new URL(`schemas/${name}.json`, import.meta.url), 'utf8')) as {
    $id: string;
    $schema?: string;
  };
  delete schema.$schema;
  return schema;
}

const fits = (() => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'http://swagger.io/v2/schema.json', definitions: { securityDefinitions: { additionalProperties: {} } } });
  ajv.addSchema({ ...schemaNamed('type'), $id: 'https://reconciliation-api.github.io/specs/0.2/schemas/type.json' });
  return (name: string, value: unknown) => {
    const schema = schemaNamed(name);
    const validate = ajv.getSchema(schema.$id) ?? ajv.compile(schema);
    expect([validate(value), validate.errors]).toEqual([true, null]);
  };
})();

const form = (name: string, value: unknown) =>
  fetch(endpoint, {
    method: 'POST',
    body: new URLSearchParams({ [name]: typeof value === 'string' ? value : JSON.stringify(value) }),
  });
const get = async (path: string, init?: RequestInit): Promise<any> => (await fetch(endpoint + path, init)).json();

async function one(query: object): Promise<any[]> {
  const batch = { q: query };
  fits('reconciliation-query-batch', batch);
  const response = await form('queries', batch);
  expect(response.status).toBe(200);
  const answer = (await response.json()) as Record<'q', { result: any[] }>;
  fits('reconciliation-result-batch', answer);
  return answer.q.result;
}

const shown = (candidates: any[]) => candidates.map(({ id, match }) => [id, match]);

test('the manifest is valid against its schema and can be read by pages from any origin', async () => {
  const response = await fetch(endpoint, { headers: { origin: 'https://refine.example.org' } });
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const manifest = (await response.json()) as any;
  fits('manifest', manifest);
  expect(manifest.versions).toContain('0.2');
  expect(manifest.defaultTypes.map(({ id }: any) => id)).toEqual(['Person', 'Organization', 'Country']);
});

describe('a name', () => {
  test.each([
    ['Kim Jong-un', 'people/kim-jong-un', true],
    ['KIM, Jong Un', 'people/kim-jong-un', true],
    ['Xinhua', 'organizations/xinhua', true],
    ['China', 'countries/china', true],
    ['DPRK', 'countries/north-korea', true],
    ['people/kim-jong-un', 'people/kim-jong-un', true],
    ['https://www.wikidata.org/wiki/Q142', 'countries/france', true],
    ['Frnace', 'countries/france', false],
  ])('%s finds %s', async (query, id, match) => {
    expect(shown(await one({ query }))[0]).toEqual([id, match]);
  });

  test('shared by two people matches neither of them', async () => {
    const result = await one({ query: 'Kim', type: 'Person' });
    expect(result.length).toBeGreaterThan(1);
    expect(result.filter(({ match }) => match)).toEqual([]);
  });

  test('matches nothing if nobody has it', async () => {
    expect((await one({ query: 'Kim Jong-nam', type: 'Person' })).filter(({ match }) => match)).toEqual([]);
    expect(await one({ query: 'Zzyzx' })).toEqual([]);
    expect(await one({ query: '…' })).toEqual([]);
    expect(await one({ query: ['or', ...Array.from({ length: 60 }, (_, n) => `word${n}`)].join(' ') })).toEqual([]);
  });

  test('is looked up only among the given types, returning at most the requested number of candidates', async () => {
    const types = new Set((await one({ query: 'China', type: ['Organization', 'Nothing'] })).map(({ type }) => type[0].id));
    expect([...types].filter((type) => type !== 'Organization')).toEqual([]);
    expect(await one({ query: 'China', type: 'Nothing' })).toEqual([]);
    expect(await one({ query: 'Kim', limit: 1 })).toHaveLength(1);
  });
});

describe('properties', () => {
  test('resolve an ambiguity left by initials', async () => {
    const initials = { query: 'K. Jong-un', type: 'Person' };
    expect(shown(await one(initials))[0]).toEqual(['people/kim-jong-un', false]);
    const country = [{ pid: 'country', v: { id: 'countries/north-korea' } }];
    expect(shown(await one({ ...initials, properties: country }))[0]).toEqual(['people/kim-jong-un', true]);
  });

  test('prevent a match if they differ', async () => {
    const of = (v: unknown) => one({ query: 'Kim Jong-un', properties: [{ pid: 'country', v }] });
    expect((await of('KP'))[0]).toMatchObject({
      score: 100,
      match: true,
      features: [{ id: 'name' }, { id: 'country', value: true }],
    });
    const [candidate] = await of('France');
    expect(candidate).toMatchObject({ id: 'people/kim-jong-un', score: 60, match: false });
  });

  test('match the country of an office if they are countries', async () => {
    const own = await seededStore();
    const started = await serve(own, {});
    try {
      // Like the president of a former state: of Czechoslovakia, now of Czechia.
      const { id: countryId } = await own.prisma.country.findUniqueOrThrow({ where: { slug: 'czechia' } });
      await own.prisma.person.update({ where: { slug: 'xi-jinping' }, data: { countryId } });
      const queries = Object.fromEntries(
        ['China', 'Czechia', 'France'].map((v) => [v, { query: 'Xi Jinping', properties: [{ pid: 'country', v }] }]),
      );
      const url = new URL('/reconcile', started.url);
      const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ queries: JSON.stringify(queries) }) });
      const found = Object.entries((await answer.json()) as Record<string, { result: any[] }>);
      expect(found.map(([country, { result }]) => [country, ...shown(result)[0]!])).toEqual([
        ['China', 'people/xi-jinping', true],
        ['Czechia', 'people/xi-jinping', true],
        ['France', 'people/xi-jinping', false],
      ]);
    } finally {
      await started.close();
      await own.close();
    }
  });

  test('can be years, which are compared with known periods', async () => {
    const of = async (v: unknown) => (await one({ query: 'Soviet Union', type: 'Country', properties: [{ pid: 'year', v }] }))[0];
    expect((await of(1960)).features).toContainEqual({ id: 'year', value: true });
    expect(await of('2001-05-01')).toMatchObject({ match: false, features: [{ id: 'name' }, { id: 'year', value: false }] });
  });

  test('are sufficient to find an entity if they are identifiers', async () => {
    expect(shown(await one({ properties: [{ pid: 'wikidata', v: 'Q142' }] }))).toEqual([['countries/france', true]]);
    expect(await one({ properties: [{ pid: 'country', v: 'France' }] })).toEqual([]);
  });
});

test('a batch can be sent in the URL, and each query is answered under its own key', async () => {
  const queries = JSON.stringify({ one: { query: 'France' }, other: { query: 'Xinhua' } });
  const answer = await get(`?queries=${encodeURIComponent(queries)}`);
  expect(Object.keys(answer)).toEqual(['one', 'other']);
  expect(answer.other.result[0].id).toBe('organizations/xinhua');
});

test('a name that cannot be searched for does not affect other queries in its batch', async () => {
  const response = await form('queries', {
    word: { query: 'abcdefghij'.repeat(90) },
    name: { query: 'long '.repeat(300) },
    good: { query: 'France' },
  });
  expect(response.status).toBe(200);
  const answer = (await response.json()) as any;
  fits('reconciliation-result-batch', answer);
  expect(answer.word.result).toEqual([]);
  expect(answer.name).toEqual({ result: [], error: 'The name has 1500 characters; the limit is 1000.' });
  expect(answer.good.result[0].id).toBe('countries/france');
});

describe('the service refuses', () => {
  const many = (count: number, value: unknown) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`q${n}`, value]));
  test.each([
    ['queries', '{', 400, /must be JSON/],
    ['queries', [1], 400, /not a batch/],
    ['queries', { q: {} }, 400, /neither `query` nor `properties`/],
    ['queries', { q: { query: 1 } }, 400, /q: query/],
    ['queries', many(51, { query: 'x' }), 413, /51 queries; the limit is 50/],
    ['extend', { ids: [] }, 400, /properties/],
    ['extend', { ids: [], properties: [{ id: 'age' }] }, 400, /no property "age"/],
    ['extend', { ids: Array.from({ length: 101 }, () => 'people/x'), properties: [] }, 413, /101 ids/],
  ])('%s, no. %#', async (name, value, status, message) => {
    const response = await form(name, value);
    expect(response.status).toBe(status);
    expect(((await response.json()) as any).errors[0].message).toMatch(message);
  });

  test('an unknown kind of suggestion, an invalid id and an invalid number', async () => {
    for (const path of [
      '/suggest/kinds?prefix=a',
      '/flyout/entity?id=people/nobody',
      '/flyout/type?id=x',
      '/preview?id=x',
      '/view?id=x',
    ])
      expect((await fetch(endpoint + path)).status, path).toBe(404);
    expect((await fetch(`${endpoint}/suggest/entity?prefix=a&cursor=b`)).status).toBe(400);
  });
});

describe('suggestions', () => {
  test('start with the typed text or an id for entities, and continue at the cursor', async () => {
    const suggest = (prefix: string, more = '') => get(`/suggest/entity?prefix=${encodeURIComponent(prefix)}${more}`);
    const all = await suggest('k');
    fits('suggest-entities-response', all);
    expect((await suggest('Kim Jong-u')).result[0]).toMatchObject({ id: 'people/kim-jong-un', notable: [{ id: 'Person' }] });
    expect((await suggest('countries/france')).result[0].id).toBe('countries/france');
    expect((await suggest('k', '&cursor=1')).result[0]).toEqual(all.result[1]);
    expect((await suggest('k', '&type=Country')).result.every(({ id }: any) => id.startsWith('countries/'))).toBe(true);
    expect(await suggest('')).toEqual({ result: [] });
  });

  test('are available for types and properties', async () => {
    const types = await get('/suggest/type?prefix=per');
    fits('suggest-types-response', types);
    expect(types.result).toEqual([{ id: 'Person', name: 'Person' }]);
    const properties = await get('/suggest/property?prefix=');
    fits('suggest-properties-response', properties);
    expect(properties.result).toHaveLength(PROPERTIES.length);
  });

  test('have short descriptions', async () => {
    const flyout = await get('/flyout/entity?id=people%2Fkim-jong-un');
    expect(flyout.id).toBe('people/kim-jong-un');
    expect(flyout.html).toContain('Kim Jong-un');
    for (const { id } of TYPES) expect((await get(`/flyout/type?id=${id}`)).html).toContain('<strong>');
    for (const { id, description } of PROPERTIES) expect((await get(`/flyout/property?id=${id}`)).html).toContain(description);
  });
});

test('a preview is a page for embedding, without scripts', async () => {
  const response = await fetch(`${endpoint}/preview?id=people%2Fkim-jong-un`);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  expect(response.headers.get('content-security-policy')).not.toMatch(/frame-ancestors|script-src/);
  expect(await response.text()).toMatch(/^<!doctype html>.*<h1><a href="[^"]*\/people\/kim-jong-un"/s);
});

test('the address of an entity leads to its page', async () => {
  const { view } = await get('');
  const response = await fetch(view.url.replace('{{id}}', encodeURIComponent('people/kim-jong-un')), {
    headers: { accept: 'text/html' },
  });
  expect([response.status, new URL(response.url).pathname]).toEqual([200, '/people/kim-jong-un']);
});

describe('data extension', () => {
  test('returns the stored values of properties', async () => {
    const ids = ['people/kim-jong-un', 'organizations/xinhua', 'countries/france', 'people/nobody', 'x'];
    const query = { ids, properties: PROPERTIES.map(({ id }) => ({ id })) };
    fits('data-extension-query', query);
    const extended = (await (await form('extend', query)).json()) as any;
    fits('data-extension-response', extended);
    expect(extended.meta.map(({ id }: any) => id)).toEqual(PROPERTIES.map(({ id }) => id));
    expect(Object.keys(extended.rows)).toEqual(ids);
    expect(extended.rows['people/kim-jong-un'].country).toEqual([{ id: 'countries/north-korea', name: 'North Korea' }]);
    expect(extended.rows['people/kim-jong-un'].code).toEqual([]);
    expect(extended.rows['countries/france']).toMatchObject({
      code: [{ str: 'FR' }, { str: 'FRA' }],
      wikidata: [{ str: 'Q142' }],
    });
    expect(extended.rows['organizations/xinhua'].kind).toEqual([{ str: 'NEWS_AGENCY' }]);
    expect(extended.rows['people/nobody'].name).toEqual([]);
  });

  test.each(TYPES)('suggests the properties of $name', async ({ id }) => {
    const proposed = await get(`/properties?type=${id}&limit=3`);
    fits('data-extension-property-proposal', proposed);
    expect(proposed).toMatchObject({ type: id, limit: 3 });
    expect(proposed.properties).toHaveLength(3);
  });
});

test('the client is charged the full cost of every query', async () => {
  const paid = await serve(db, { RATE_LIMIT: '50' });
  try {
    const url = new URL('/reconcile', paid.url);
    const ask = (queries: object) =>
      fetch(url, { method: 'POST', body: new URLSearchParams({ queries: JSON.stringify(queries) }) });
    const left = (response: Response) => Number(/r=(\d+)/.exec(response.headers.get('ratelimit')!)![1]);
    const one = left(await ask({ a: { query: 'Xinhua' } }));
    const both = left(await ask({ a: { query: 'Xinhua' }, b: { query: 'France' } }));
    expect(one - both).toBe(2 * (50 - one));
    const queries = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`q${n}`, { query: `Kim ${n}` }]));
    const refused = await ask(queries);
    expect(refused.status).toBe(429);
    expect(((await refused.json()) as any).errors[0].extensions.code).toBe('RATE_LIMITED');
  } finally {
    await paid.close();
  }
});

test('a former slug used as an id refers to the entity under its present slug', async () => {
  const store = await seededStore();
  const served = await serve(store, {});
  try {
    await store.prisma.formerSlug.createMany({
      data: [
        { type: 'Person', slug: 'kim-jong-eun', current: 'kim-jong-un' },
        { type: 'Organization', slug: 'xinhua-news', current: 'xinhua' },
      ],
    });
    const at = new URL('/reconcile', served.url);
    const ids = ['people/kim-jong-eun', 'organizations/xinhua-news', 'people/kim-jong-un', 'people/nobody'];
    const extension = JSON.stringify({ ids, properties: [{ id: 'name' }] });
    const extended = (await (
      await fetch(at, { method: 'POST', body: new URLSearchParams({ extend: extension }) })
    ).json()) as any;
    const { name } = extended.rows['people/kim-jong-un'];
    expect(name).not.toEqual([]);
    expect(extended.rows['people/kim-jong-eun'].name).toEqual(name);
    expect(extended.rows['organizations/xinhua-news'].name).not.toEqual([]);
    expect(extended.rows['people/nobody'].name).toEqual([]);
    const queries = JSON.stringify({ q: { query: 'people/kim-jong-eun' } });
    const found = (await (await fetch(at, { method: 'POST', body: new URLSearchParams({ queries }) })).json()) as any;
    expect(found.q.result[0]).toMatchObject({ id: 'people/kim-jong-un' });
    expect((await fetch(`${at.href}/preview?id=people%2Fkim-jong-eun`)).status).toBe(200);
  } finally {
    await served.close();
    await store.close();
  }
});
