import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { parsePartialDate } from '../../../src/model/dates/partial-date.js';
import type { When } from '../../../src/features/pages/dates/date-text.js';
import { daysKey, type Span, timelineChart } from '../../../src/features/pages/timeline/timeline.js';

const when = (edtf: string | null): When | null => {
  if (edtf === null) return null;
  const { precision, earliest, latest } = parsePartialDate(edtf)!;
  const day = (date: Date | null) => date && date.toISOString().slice(0, 10);
  return { edtf, precision, earliest: day(earliest), latest: day(latest) };
};

const FRAMING = { title: '', notes: [], sources: { before: '', link: '', url: '/sources', after: '' } };

/** Draws spans as rows of a timeline. */
function timeline(...rows: Span[][]) {
  const labelled = rows.map((spans, index) => ({ label: `row ${index}`, spans }));
  const chart = timelineChart({ id: 't', rows: labelled, framing: FRAMING, list: 'list' });
  return chart && renderToStaticMarkup(h('svg', {}, chart.picture));
}

/** The certain and possible bars of a row in the years 2000 to 2009, in tenths of a year. */
function drawn(start: string | null, end: string | null, more: Partial<Span> = {}) {
  const frame = { start: when('2000-01-01'), end: when('2009-12-31') };
  const [row] = timeline([{ start: when(start), end: when(end), ...more }], [frame])!
    .split('class="label"')
    .slice(1);
  const rects = [...row!.matchAll(/<rect class="(\w+)" x="([\d.]+)" y="[\d.]+" height="8" width="([\d.]+)"/g)];
  const parts = rects.map(([, kind, x, width]) => [
    kind,
    Math.round(Number(x) / 10),
    Math.round((Number(x) + Number(width)) / 10),
  ]);
  return { parts, open: row!.includes('class="arrow"') };
}

test.each([
  ['known days are solid', '2003-01-01', '2004-12-31', {}, [['certain', 30, 50]], false],
  [
    'the days of a year are possible, before those that are certain',
    '2003',
    '2005',
    {},
    [
      ['possible', 30, 40],
      ['possible', 50, 60],
      ['certain', 40, 50],
    ],
    false,
  ],
  ['time after the start is blank if no source describes it', '2003-01-01', null, {}, [['certain', 30, 30]], false],
  [
    'an office that is still held is solid until the day of the source, and blank after it',
    '2003-01-01',
    null,
    { heldOn: '2006-12-31' },
    [['certain', 30, 70]],
    true,
  ],
  ['a missing start is blank', null, '2005-12-31', {}, [['certain', 60, 60]], false],
  [
    'days on which an office is attested are solid, the time between them is possible, and that before and after is blank',
    '[..2003-01-01]',
    '[2005-12-31..]',
    {},
    [
      ['possible', 30, 60],
      ['certain', 30, 30],
      ['certain', 60, 60],
    ],
    false,
  ],
  ['a start that is known only by its year is nowhere certain', '2003', null, {}, [['possible', 30, 40]], false],
  ['a visit of one day is one day', '2003-01-01', '2003-01-01', {}, [['certain', 30, 30]], false],
] as const)('%s', (_what, start, end, more, parts, open) => {
  expect(drawn(start, end, more)).toEqual({ parts, open });
});

test('draws nothing for zero days or one day', () => {
  expect(timeline([{ start: null, end: null }])).toBeNull();
  expect(timeline([{ start: when('[..2003-01-01]'), end: when('[2003-01-01..]') }])).toBeNull();
  expect(timeline([{ start: when('2003-01-01'), end: when('2003-01-02') }])).not.toBeNull();
});

test('terms in one office are drawn in one row', () => {
  const term = (year: number) => ({ start: when(`${year}-01-01`), end: when(`${year + 1}-01-01`) });
  const svg = timeline([term(2000), term(2005)])!;
  expect(svg.match(/class="certain"/g)).toHaveLength(2);
  expect(svg.match(/class="label"/g)).toHaveLength(1);
});

test('labels of a few rows fit on a narrow screen, and those of many are left out there', () => {
  const labels = (length: number) => {
    const rows = Array.from({ length }, (_, index) => ({
      label: 'Minister of Agriculture, Fisheries and the Environment',
      spans: [
        { start: when('2000-01-01'), end: when(`20${10 + index}-01-01`) },
        { start: when('2005-01-01'), end: null },
      ].slice(index % 2),
    }));
    const { picture } = timelineChart({ id: 't', rows, framing: FRAMING, list: 'list' })!;
    return [...renderToStaticMarkup(h('svg', {}, picture)).matchAll(/<text class="(label[^"]*)" x="([\d.]+)" y="([\d.]+)"/g)];
  };
  const few = labels(2);
  expect(few.map(([, name]) => name)).toEqual(['label', 'label']);
  for (const [, , x] of few) expect(Number(x) + 54 * 15).toBeLessThanOrEqual(1000);
  expect(Number(few[0]![3])).toBeGreaterThanOrEqual(31); // the height of a letter
  expect(new Set(labels(9).map(([, name]) => name))).toEqual(new Set(['label if-wide']));
});

test.each([
  ['2003-01-01', '2004-12-31', false],
  ['2003', '2005', true],
])('the legend explains hatched bars only if there are any: %s to %s', (start, end, isHatched) => {
  expect(daysKey([{ start: when(start), end: when(end) }]).includes('Hatched')).toBe(isHatched);
});

test.each([
  ['2025-01-20', '2025-04-01', ['2025 tick']],
  ['2015-01-20', '2025-04-01', ['2016 tick', '2018 tick', '2020 tick', '2022 tick', '2024 tick']],
  ['1985-01-20', '2025-04-01', ['1990 tick', '2000 tick', '2010 tick', '2020 tick']],
  [
    '2009-01-20',
    '2024-04-01',
    ['2010 tick', '2012 tick', '2014 tick', '2016 tick', '2018 tick', '2020 tick', '2022 tick', '2024 tick if-wide'],
  ],
  ['1966-01-20', '2020-04-01', ['1970 tick', '1980 tick', '1990 tick', '2000 tick', '2010 tick']],
])('a year is not printed beyond the end of the axis from %s to %s', (start, end, printed) => {
  const html = timeline([{ start: when(start), end: when(end) }])!;
  expect([...html.matchAll(/<text class="(tick[^"]*)"[^>]*>(\d+)</g)].map(([, name, year]) => `${year} ${name}`)).toEqual(
    printed,
  );
});
