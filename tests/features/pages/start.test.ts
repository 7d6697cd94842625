import type { VNode } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Notes } from '../../../src/features/pages/facts/notes.js';
import type { View } from '../../../src/features/pages/page.js';
import { findingOf } from '../../../src/features/pages/start/finding.js';
import { startPage } from '../../../src/features/pages/start/start.page.js';

const [DAY, NEXT] = ['2026-11-25T10:00:00Z', '2026-11-26T10:00:00Z'];

/** Returns what the start page says of this many recent changes, the last of them at these times and versions. */
function changes(total: number, last: [updatedAt: string, version: number][]): string {
  const none = { totalCount: 0, nodes: [] };
  const nodes = last.map(([updatedAt, version], index) => ({ slug: `v${index}`, title: `Visit ${index}`, version, updatedAt }));
  const lists = {
    all: none,
    newest: none,
    ahead: none,
    decades: none,
    ofState: { ...none, visitsCount: 0 },
    ofStateByDecade: none,
    ofKnownKindByDecade: none,
    pairs: none,
    guests: none,
    accounts: none,
    people: none,
    organizations: none,
    statements: none,
  };
  const data = { ...lists, sources: { totalCount: 1, nodes: [] }, changed: { nodes }, lately: { totalCount: total } };
  const request = { params: {}, query: new URLSearchParams(), ignored: [], today: '2026-11-26' };
  const view = startPage.view(data, request, {
    origin: '',
    playground: false,
    exports: false,
    version: null,
    schema: null,
  }) as View;
  const html = renderToStaticMarkup(view.main(new Notes()) as VNode);
  return /Recent changes<\/h2>(.*?)<p class="more">/.exec(html)![1]!.replaceAll(/<.*?>/g, ' ').replaceAll(/ +/g, ' ').trim();
}

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
    '9 visits were added or changed in the last thirty days. The latest: Visit 0 added on 25 November 2026',
  ],
  [
    'an import with many changes',
    3_264,
    [
      [DAY, 1],
      [DAY, 1],
    ],
    '3,264 visits were added or changed in the last thirty days, the last of them added on 25 November 2026.',
  ],
  [
    'a change after a large import',
    3_264,
    [
      [NEXT, 2],
      [DAY, 1],
    ],
    '3,264 visits were added or changed in the last thirty days. The latest: Visit 0 changed on 26 November 2026 Visit 1 added on 25 November 2026',
  ],
  ['no recent ones', 0, [[DAY, 2]], 'Visit 0 changed on 25 November 2026'],
])('the start page describes recent changes: %s', (_what, total, last, told) => {
  expect(changes(total, last)).toBe(told);
});

test.each<[string, Parameters<typeof findingOf>[0], string | null]>([
  [
    'state visits became rarer',
    counts(
      3_264,
      [],
      [
        [1980, 40],
        [2010, 7],
        [2020, 4],
      ],
    ),
    'In these sources, state visits have become rarer: 40 in the 1980s, 7 in the 2010s.',
  ],
  [
    'state visits, only if visits of unknown kind cannot change the result',
    {
      ...counts(
        3_264,
        [
          [1980, 330],
          [2010, 501],
        ],
        [
          [1980, 40],
          [2010, 7],
          [2020, 4],
        ],
      ),
      ofKnownKindByDecade: { nodes: [{ decade: 2010, count: 237 }] },
    },
    'More visits began in the 2010s than in any other decade: 501 of 3,264 visits.',
  ],
  [
    'a decade with more than half of the visits',
    counts(
      12,
      [
        [2000, 3],
        [2010, 8],
      ],
      [],
    ),
    'Most of these visits began in the 2010s: 8 of 12 visits.',
  ],
  [
    'the busiest decade',
    counts(
      12,
      [
        [1990, 4],
        [2000, 3],
        [2010, 5],
      ],
      [],
    ),
    'More visits began in the 2010s than in any other decade: 5 of 12 visits.',
  ],
  [
    'none, if two decades are equal',
    counts(
      4,
      [
        [1990, 2],
        [2000, 2],
      ],
      [],
    ),
    null,
  ],
  ['none, if there is only one decade', counts(4, [[1990, 4]], []), null],
])('the start page shows a finding: %s', (_what, data, finding) => {
  expect(findingOf(data, '2026-11-26').sentence).toBe(finding);
});

function counts(total: number, all: [decade: number, count: number][], ofState: [decade: number, count: number][]) {
  const nodes = (pairs: typeof all) => ({ nodes: pairs.map(([decade, count]) => ({ decade, count })) });
  return {
    all: { totalCount: total },
    decades: nodes(all),
    ofState: { visitsCount: ofState.reduce((sum, [, count]) => sum + count, 0) },
    ofStateByDecade: nodes(ofState),
    ofKnownKindByDecade: nodes(all),
  };
}
