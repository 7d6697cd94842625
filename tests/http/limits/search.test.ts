import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededStore } from '../../support/store.js';
import { watchedServer, type WatchedServer } from './watched-server.js';

let server: WatchedServer;
beforeAll(async () => {
  server = await watchedServer({ RATE_LIMIT: '0', RESPONSE_CACHE_MB: '0' }, undefined, seededStore());
});
afterAll(() => server.close());

async function ask(query: string, variables: object = {}): Promise<any> {
  const body = JSON.stringify({ query, variables, extensions: { cost: true } });
  const response = await fetch(server.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return response.json();
}

const words = (count: number) => Array.from({ length: count }, (_, n) => `visit${n}`).join(' or ');

describe('the cost of a search', () => {
  test('grows with its words, whether in a variable or in the document', async () => {
    const byVariable = async (query: string) =>
      (await ask('query ($q: String!) { search(query: $q) { totalCount } }', { q: query })).extensions.cost.nodes as number;
    const [one, ten, twenty] = [await byVariable('kim'), await byVariable(words(10)), await byVariable(words(20))];
    expect(ten - one).toBeGreaterThanOrEqual(90);
    expect(twenty - ten).toBeGreaterThanOrEqual(100);
    const written = await ask(`{ search(query: "${words(20)}") { totalCount } }`);
    expect(written.extensions.cost.nodes).toBe(twenty);
  });

  test('is the same in a filter, multiplied by the rows of the filtered type and the number of words', async () => {
    const filtered = async (search: string) =>
      (await ask('query ($w: VisitWhere) { visits(where: $w) { totalCount } }', { w: { search } })).extensions.cost
        .nodes as number;
    const [one, twenty] = [await filtered('kim'), await filtered(words(20))];
    expect(one).toBeGreaterThanOrEqual(110);
    expect(twenty - one).toBeGreaterThanOrEqual(190);
    expect(
      (await ask(`{ visits(where: { OR: [{ search: "${words(20)}" }] }) { totalCount } }`)).extensions.cost.nodes,
    ).toBeGreaterThanOrEqual(twenty);
    for (const [search, message] of [
      [words(21), '`search` has 21 words; the limit is 20.'],
      [' ', '`search` is empty; enter at least one word.'],
    ]) {
      const { errors } = await ask('query ($w: VisitWhere) { visits(where: $w) { totalCount } }', { w: { search } });
      expect(errors[0]).toMatchObject({ message, path: ['visits'] });
    }
    const both = await ask('query ($s: [VisitWhere!]) { visits(where: { OR: $s }) { totalCount } }', {
      s: Array.from({ length: 6 }, () => ({ search: 'kim' })),
    });
    expect(both.errors[0].extensions).toMatchObject({ limit: 'searches', maximum: 5, value: 6 });
  });

  test('is limited by the words in a query and the searches in an operation', async () => {
    const long = await ask('query ($q: String!) { search(query: $q) { totalCount } }', { q: words(21) });
    expect(long.errors[0].extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'searchWords', value: 21 });
    const several = (count: number) =>
      `{ ${Array.from({ length: count }, (_, n) => `s${n}: search(query: "kim") { totalCount }`).join(' ')} }`;
    expect((await ask(several(5))).errors).toBeUndefined();
    expect((await ask(several(6))).errors[0].extensions).toMatchObject({ limit: 'searches', maximum: 5, value: 6 });
  });
});

/** On PostgreSQL, connections run in parallel. */
test.skipIf(process.env['TEST_DATABASE_URL'])('searches on the embedded store let other queries proceed', async () => {
  const ended: string[] = [];
  const search = (n: number) =>
    ask('query ($q: String!) { search(query: $q, first: 100) { totalCount edges { headline } } }', {
      q: `${words(19)} or kim${n}`,
    }).then(() => ended.push('search'));
  const searches = Array.from({ length: 8 }, (_, n) => search(n));
  await Promise.race(searches);
  await ask('{ visits(first: 1) { nodes { slug } } }').then(() => ended.push('list'));
  await Promise.all(searches);
  expect(ended).toHaveLength(9);
  expect(ended.indexOf('list')).toBeLessThan(6);
});
