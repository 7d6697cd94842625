import { h, type VNode } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import {
  barChart,
  Bars,
  DECADE,
  omittedYears,
  YEAR,
  yearCounts,
  type YearPages,
} from '../../../src/features/pages/charts/bars.js';
import type { Chart } from '../../../src/features/pages/charts/chart.js';
import { certainlyFirst, type PeriodCount } from '../../../src/features/pages/charts/most.js';

const FRAMING = { title: 'Visits.', notes: [], sources: { before: '', link: 'No source', url: '/sources', after: '.' } };
const link = (from: number | null) => `/visits?from=${from}`;

const draw = (period: typeof YEAR, counts: PeriodCount[], unknownKinds?: PeriodCount[]): Chart | null =>
  barChart({ id: 'bars', period, counts, unknownKinds, today: '2026-11-25', framing: FRAMING, link });

/** Two pages of years from 1700 on, as the API returns them, with an unknown year last. */
function pagesOf(years: number): YearPages {
  const counts = Array.from({ length: years }, (_, index) => ({ year: (1700 + index) as number | null, count: 2 }));
  counts.push({ year: null, count: 3 });
  return [{ nodes: counts.slice(0, 100) }, { nodes: counts.slice(-100) }];
}

test.each([2, 100, 101, 150, 199])('each of %i years is drawn once', (years) => {
  const pages = pagesOf(years);
  const { framing, table } = draw(YEAR, yearCounts(pages))!;
  expect(table.slice(1)).toHaveLength(years + 1);
  expect(framing.notes.join(' ').trim()).toBe('The year of 3 visits is not known.');
  expect(omittedYears(pages)).toBe('');
});

test('if there are more years than fit, the chart says which ones are not drawn', () => {
  expect(omittedYears(pagesOf(240))).toBe('Years between 1799 and 1841 are not drawn.');
});

test.each([
  ['every bar', DECADE, 3, [1, 10, 1_200]],
  ['only the tallest bar without room for the others', YEAR, 199, [1_200]],
])('a chart prints the number of %s', (_what, period, bars, printed) => {
  const counts = Array.from({ length: bars }, (_, n) => ({ from: 1800 + n * period.years, count: [1, 10, 1_200][n % 3]! }));
  const { picture } = draw(period, counts)!;
  const numbers = [...renderToStaticMarkup(picture as VNode).matchAll(/<\/rect><text[^>]*>([\d,]+)<\/text>/g)];
  expect(numbers.map(([, text]) => Number(text!.replace(',', '')))).toEqual(printed);
});

/** Draws bars in a small chart, 150 units wide. Returns the centres of the tallest bar and of its number. */
function centres(decades: number, tallest: number, most: number): [bar: number, number: number] {
  const counts = Array.from({ length: decades }, (_, n) => ({
    from: 1860 + 10 * n,
    count: n === tallest ? most : 1,
    unknown: 0,
  }));
  const html = renderToStaticMarkup(
    h(Bars, {
      ...{ counts, period: DECADE, today: '2026-11-25', link: String as () => string },
      ...{ width: 150, height: 44, below: 0, tallestNumber: 'small', otherNumbers: null },
      scale: { first: 1860, last: 1860 + 10 * (decades - 1), most, mostUnknown: 0 },
    }),
  );
  const [, left, wide, x] =
    /<rect class="[^"]*" x="([\d.]+)"[^>]*? width="([\d.]+)"[^>]*>(?:(?!<rect).)*<text [^>]*\bx="([\d.]+)"/.exec(html)!;
  expect(html).toMatch(/<text [^>]*text-anchor="middle"/);
  return [Number(left) + Number(wide) / 2, Number(x)];
}

test.each([1, 5, 14, 15])('the number of bar %i of 17 in a small chart stands over its bar', (tallest) => {
  const [bar, number] = centres(17, tallest, 27);
  expect(Math.abs(bar - number)).toBeLessThan(0.2);
});

test.each([
  [0, 12],
  [16, 138],
])('the number of bar %i of 17 in a small chart is not cut off', (tallest, expected) => {
  expect(centres(17, tallest, 815)[1]).toBe(expected);
});

test('a chart of decades names the busiest decade and shows an unfinished one in a lighter shade', () => {
  const decades = [
    { from: 1990, count: 3 },
    { from: 2010, count: 5 },
    { from: 2020, count: 1 },
  ];
  const chart = draw(DECADE, decades)!;
  expect(chart.framing.notes).toEqual(['Most in the 2010s: 5.', 'Faint: the 2020s so far.', '']);
  expect(chart.alternative).toEqual(decades.map(({ from, count }) => ({ label: `${from}s`, count, url: link(from) })));
});

test.each([
  [
    'two decades',
    DECADE,
    [
      { from: 1990, count: 3 },
      { from: 2000, count: 1 },
    ],
  ],
  ['one year', YEAR, [{ from: 1990, count: 3 }]],
  ['no known year', YEAR, [{ from: null, count: 3 }]],
] as const)('no chart is drawn for %s', (_what, period, counts) => {
  expect(draw(period, [...counts])).toBeNull();
});

test.each([3, 9, 15, 16, 23, 40])('a chart of %i decades labels only years in which a decade begins', (decades) => {
  const counts = Array.from({ length: decades }, (_, index) => ({ from: 1870 + 10 * index, count: 1 }));
  const { picture } = draw(DECADE, counts)!;
  const labels = [...renderToStaticMarkup(picture as VNode).matchAll(/<text[^>]*>\s*(\d+)s</g)].map(([, year]) => Number(year));
  expect(labels.length).toBeGreaterThan(1);
  expect(labels.filter((year) => year % 10 !== 0)).toEqual([]);
});

test('a chart of one kind also draws, lists and exports the visits of each decade whose kind is not given', () => {
  const counts = [1980, 1990, 2010].map((from) => ({ from, count: 4 }));
  const unknown = [
    { from: 1970, count: 1 },
    { from: 2010, count: 12 },
  ];
  const { picture, table, alternative, framing } = draw(DECADE, counts, unknown)!;
  expect(table).toEqual([
    ['decade', 'visits', 'kind not given'],
    ...[
      [1970, 0, 1],
      [1980, 4, 0],
      [1990, 4, 0],
      [2010, 4, 12],
    ],
  ]);
  expect(alternative).toContainEqual({ label: '2010s', count: 4, url: link(2010), note: 'kind not given: 12' });
  expect(framing.notes).toContain(
    'Grey, below, on a scale of its own up to 12: visits whose kind is not given; some may be of this kind, so it is not known which decade had the most.',
  );
  const html = renderToStaticMarkup(picture as VNode);
  const tall = (name: string) =>
    [...html.matchAll(new RegExp(`<rect class="${name}"[^>]*height="([\\d.]+)"`, 'g'))].map(([, y]) => Number(y));
  expect(tall('bar')).toEqual([96, 96, 96]); // the visits of this kind keep their own scale
  expect(tall('unsaid')).toEqual([48]);
  expect(html).not.toContain('1970s'); // without a visit of this kind before the 1980s
  expect(framing.notes).toContain('Not drawn: 1 such visit of other decades.');
  expect(html).toContain('<title>2010s, kind not given: 12</title>');
});

test.each<[string, [from: number | null, count: number][], [from: number | null, count: number][], number, string | null]>([
  ['nothing is unknown', [[1990, 38]], [], 0, 'Most in the 1980s: 40.'],
  ['another has as many', [[1990, 40]], [], 0, null],
  ['another may have more', [[1990, 38]], [[1990, 2]], 0, null],
  ['its own unknown ones are many', [[1990, 38]], [[1980, 423]], 0, 'Most in the 1980s: 40.'],
  ['a decade without any may have more', [[1990, 1]], [[1970, 40]], 0, null],
  ['visits of unknown decade may be of another', [[1990, 38], [null, 2]], [], 0, null], // prettier-ignore
  ['visits of unknown decade and kind may be of another', [[1990, 38]], [[null, 2]], 0, null],
  ['few enough are unknown', [[1990, 36], [null, 1]], [[1990, 1], [null, 1]], 0, 'Most in the 1980s: 40.'], // prettier-ignore
  ['others are left out', [[1990, 38]], [], 2, null],
])('a chart names the busiest decade only if it is certain: %s', (_what, counts, unknown, leftOut, note) => {
  const periods = (all: typeof counts) => all.map(([from, count]) => ({ from, count }));
  const chart = barChart({
    ...{ id: 'bars', period: DECADE, today: '2026-11-25', framing: FRAMING, link, leftOut },
    counts: [{ from: 1980, count: 40 }, { from: 1960, count: 1 }, ...periods(counts)],
    unknownKinds: periods(unknown),
  })!;
  const said = chart.framing.notes.filter((each) => each.startsWith('Most'));
  expect(said).toEqual(note === null ? [] : [note]);
});

test.each([
  [[9, 8, 7, 6], 0, 3],
  [[9, 8, 7, 7], 0, 2],
  [[9, 8, 7, 6], 1, 0],
  [[9, 5, 4], 3, 3],
  [[9, 5, 4], 4, 0],
  [[], 0, 0],
])('of the numbers %j, with %i visits left out, the first %i are certainly the largest', (counts, leftOut, first) => {
  expect(certainlyFirst(counts, leftOut)).toBe(first);
});
