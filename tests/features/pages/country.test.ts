import type { VNode } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { countryPage } from '../../../src/features/pages/country/country.page.js';
import { Notes } from '../../../src/features/pages/facts/notes.js';
import type { View } from '../../../src/features/pages/page.js';

/** Returns the page of a country that this many countries have visited; the API returns at most 100. */
function partners(total: number): string {
  const none = { totalCount: 0, nodes: [] };
  const nodes = Array.from({ length: Math.min(total, 100) }, (_, n) => ({
    count: 9,
    country: { slug: `c${n}`, name: `Country ${n}` },
  }));
  const country = {
    slug: 'usa',
    name: 'USA',
    officialName: null,
    aliases: [],
    identifiers: [],
    code: 'US',
    code3: 'USA',
    start: null,
    end: null,
    names: [],
    predecessors: [],
    successors: [],
    people: none,
    statements: none,
  };
  const data = {
    country,
    received: none,
    made: none,
    calledOff: none,
    announced: none,
    receivedStatuses: none,
    madeStatuses: none,
    early: none,
    late: none,
    guests: { totalCount: total, nodes },
    hosts: none,
    coverage: none,
    ...{ hostsFramed: { ...none, visitsCount: 0 }, guestsFramed: none, kindsFramed: { ...none, visitsCount: 0 } },
    ...{ sourcesFramed: none, lastFramed: none },
  };
  const request = { params: { slug: 'usa' }, query: new URLSearchParams(), ignored: [], today: '2026-11-26' };
  const view = countryPage.view(data, request, {
    origin: 'https://example.org',
    playground: false,
    exports: false,
    desk: false,
    owner: null,
    contact: null,
    licence: null,
    version: null,
    schema: null,
  }) as View;
  const html = renderToStaticMarkup(view.main(new Notes()) as VNode);
  return /<details>(<summary>.*?)<\/details>/
    .exec(html)![1]!
    .replaceAll(/<ul.*?<\/ul>|<.*?>/g, '|')
    .replaceAll(/\|+/g, '|');
}

test.each([
  [1, '|From 1 country|'],
  [100, '|From 100 countries|'],
  [205, '|From 205 countries|These are the 100 countries with the most visits; 105 more are not listed.|'],
])('all %i countries are counted, even if fewer are listed', (total, told) => {
  expect(partners(total)).toBe(told);
});
