import type { VNode } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Notes } from '../../../src/features/pages/facts/notes.js';
import type { View } from '../../../src/features/pages/page.js';
import { countsPage } from '../../../src/features/pages/explore/counts.page.js';
import { startPage } from '../../../src/features/pages/start/start.page.js';

const [DAY, NEXT] = ['2026-11-25T10:00:00Z', '2026-11-26T10:00:00Z'];

/** Renders the start page with this many recent changes, the last of which have these times and versions. */
function startHtml(
  total: number,
  last: [updatedAt: string, version: number][],
  said: object = NOTHING_SAID,
  of: object = {},
): string {
  const none = { totalCount: 0, nodes: [] };
  const nodes = last.map(([updatedAt, version], index) => ({ slug: `v${index}`, title: `Visit ${index}`, version, updatedAt }));
  const counts = { ...none, visitsCount: 0 };
  const lists = {
    ...{
      hostsFramed: { ...counts, totalCount: 162, visitsCount: 3_276 },
      guestsFramed: none,
      kindsFramed: counts,
      sourcesFramed: none,
      lastFramed: none,
    },
    oldest: none,
    said,
    newest: none,
    ahead: none,
    ofState: { ...counts, unresolved: 0 },
    ofStateHosts: { ...none, visitsCount: 0 },
    ofStateByDecade: none,
    ofUnknownKindByDecade: none,
    guests: none,
    reported: none,
  };
  const source = { slug: 'trips', title: 'Trips', version: 1, updatedAt: DAY, visits: { totalCount: 276 } };
  const data = {
    ...lists,
    aheadSources: none,
    sources: { totalCount: 17, nodes: [source] },
    changed: { nodes },
    lately: { totalCount: total },
    ...of,
  };
  const request = { params: {}, query: new URLSearchParams(), ignored: [], today: '2026-11-26' };
  const view = startPage.view(data, request, {
    origin: 'http://localhost',
    playground: false,
    exports: false,
    desk: false,
    owner: null,
    contact: null,
    licence: null,
    version: null,
    schema: null,
  }) as View;
  return renderToStaticMarkup(view.main(new Notes()) as VNode);
}

const NOTHING_SAID = { totalCount: 0, statementsCount: 0, nodes: [] };

/** Returns what the start page says about recent changes. */
function changes(total: number, last: [updatedAt: string, version: number][]): string {
  const html = startHtml(total, last);
  return /Recent changes<\/h2>(.*?)<p class="more">/.exec(html)![1]!.replaceAll(/<.*?>/g, ' ').replaceAll(/ +/g, ' ').trim();
}

const article = { slug: 'a-trip', title: 'A trip', kind: 'ARTICLE' };

test.each([
  ['without statements', NOTHING_SAID, '3,276 visits to 162 countries, in 17 sources.'],
  [
    'with statements from one article',
    { totalCount: 1, statementsCount: 29, nodes: [{ source: article }] },
    '3,276 visits to 162 countries, in 17 sources. 29 statements, all from one article: A trip.',
  ],
  [
    'with statements from several sources',
    { totalCount: 3, statementsCount: 29, nodes: [{ source: article }] },
    '3,276 visits to 162 countries, in 17 sources. 29 statements, from 3 of them.',
  ],
])('the start page says what it counts, in a store %s', (_what, said, sentence) => {
  const [, line] = /<p class="aside">(3,276 visits.*?)<\/p>/.exec(startHtml(0, [], said))!;
  expect(line!.replaceAll(/<.*?>/g, '')).toBe(sentence);
});

test('the question on state visits names no first country or decade if visits of unknown kind may change it', () => {
  const ofState = {
    ...{ totalCount: 3, visitsCount: 78, unresolved: 0 },
    nodes: ['Mexico', 'France'].map((name, index) => ({ count: 9 - index, guestCountry: { slug: name, name } })),
  };
  const decades = (counts: [decade: number, count: number][]) => ({
    nodes: counts.map(([decade, count]) => ({ decade, count })),
  });
  const asked = (unknown: [decade: number, count: number][]) =>
    startHtml(0, [], NOTHING_SAID, {
      ...{ ofState, ofStateHosts: ofState },
      ofStateByDecade: decades([[1980, 40], [1990, 38]]), // prettier-ignore
      ofUnknownKindByDecade: decades(unknown),
    }).replaceAll(/<.*?>/g, '');
  const certain = asked([]);
  expect(certain).toContain('Which countries made the most state visits, and how has that changed?Mexico (9) and France (8). ');
  expect(certain).toContain('All countries: 40 in the 1980s, 38 in the 1990s.');
  const uncertain = asked([[1990, 423]]);
  expect(uncertain).toContain('Which countries made state visits?Among others, Mexico (9) and France (8). ');
  expect(uncertain).toContain('The kind of 423 other visits is not given.');
  expect(uncertain).not.toContain('40 in the 1980s');
});

test('the question on state visits says to which country they were, and up to when there is data', () => {
  const states = { totalCount: 2, visitsCount: 250 };
  const html = startHtml(0, [], NOTHING_SAID, {
    ofState: {
      ...states,
      unresolved: 0,
      nodes: ['Mexico', 'France'].map((name) => ({ count: 9, guestCountry: { slug: name, name } })),
    },
    ofStateHosts: { ...states, nodes: [{ count: 249, country: { name: 'United States' } }] },
    lastFramed: { nodes: [{ start: { edtf: '2024-11-12', precision: 'DAY', earliest: '2024-11-12', latest: '2024-11-12' } }] },
  });
  expect(html.replaceAll(/<.*?>/g, '')).toContain(
    'Mexico (9) and France (9). 250 visits, 249 of them to the United States; the latest visit of any kind: 12 November 2024.',
  );
});

test('the question on state visits counts the same visits as the page that it links to', () => {
  const request = { params: {}, query: new URLSearchParams('kind=STATE'), ignored: [], today: '2026-11-26' };
  const { listed } = startPage.variables(request) as { listed: string[] };
  const { where } = countsPage.variables(request) as { where: { status: string[] } };
  expect(listed).toEqual(where.status);
});

test('the question on travellers is asked only if a source says which visits it lists', () => {
  const guest = (name: string, count: number) => ({ count, guest: { slug: name, name } });
  const asked = (coversHosts: string | null) =>
    startHtml(0, [], NOTHING_SAID, {
      guests: { unresolved: 0, nodes: [guest('Ann', 9), guest('Bo', 5)] },
      sourcesFramed: {
        totalCount: 1,
        nodes: [{ source: { ...article, publishedOn: null, publisher: null, coversHosts, coversGuests: null } }],
      },
    }).replaceAll(/<.*?>/g, '');
  expect(asked('France')).toContain('Who travelled most?In these sources, Ann (9 visits) and Bo (5 visits).');
  expect(asked(null)).not.toContain('Who travelled most?');
});

test.each<[string, number, [string, number][], string]>([
  [
    'few',
    2,
    [
      [NEXT, 1],
      [DAY, 2],
    ],
    'Visit 0 added on 26 November 2026 Visit 1 changed on 25 November 2026',
  ],
  [
    'more than are listed',
    9,
    [[DAY, 1]],
    '9 visits of any status were added or changed in the last thirty days. The latest: Visit 0 added on 25 November 2026',
  ],
  [
    'an import with many changes',
    3_264,
    [
      [DAY, 1],
      [DAY, 1],
    ],
    '3,264 visits of any status were added or changed in the last thirty days. The latest sources: Trips 276 visits, added on 25 November 2026',
  ],
  [
    'a change after a large import',
    3_264,
    [
      [NEXT, 2],
      [DAY, 1],
    ],
    '3,264 visits of any status were added or changed in the last thirty days. The latest: Visit 0 changed on 26 November 2026 Visit 1 added on 25 November 2026',
  ],
  ['no recent ones', 0, [[DAY, 2]], 'Visit 0 changed on 25 November 2026'],
])('the start page describes recent changes: %s', (_what, total, last, told) => {
  expect(changes(total, last)).toBe(told);
});
