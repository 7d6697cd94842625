import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { parsePartialDate } from '../../../src/model/dates/partial-date.js';
import type { When } from '../../../src/features/pages/dates/date-text.js';
import { Timeline, type TimelineRow } from '../../../src/features/pages/timeline/timeline.js';

const when = (edtf: string | null): When | null => {
  if (edtf === null) return null;
  const { precision, earliest, latest } = parsePartialDate(edtf)!;
  const day = (date: Date | null) => date && date.toISOString().slice(0, 10);
  return { edtf, precision, earliest: day(earliest), latest: day(latest) };
};

/** Returns what a row draws as certain and as possible between 2000 and 2009, in tenths of a year. */
function drawn(start: string | null, end: string | null, more: Partial<TimelineRow> = {}) {
  const frame = [when('2000-01-01'), when('2009-12-31')] as const;
  const spans: TimelineRow[] = [
    { key: 'a', label: '', start: when(start), end: when(end), ...more },
    { key: 'frame', label: '', start: frame[0], end: frame[1] },
  ];
  const [row] = renderToStaticMarkup(h(Timeline, { id: 't', spans }))
    .split('class="label"')
    .slice(1);
  const rects = [...row!.matchAll(/<rect class="(\w+)" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)];
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
    'a year is drawn as possible days before the certain ones',
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
  [
    'an office without an end is drawn with possible days',
    '2003-01-01',
    null,
    {},
    [
      ['possible', 30, 100],
      ['certain', 30, 30],
    ],
    false,
  ],
  [
    'an office that is still held continues, and later days are possible',
    '2003-01-01',
    null,
    { heldOn: '2006-12-31' },
    [
      ['possible', 70, 100],
      ['certain', 30, 70],
    ],
    true,
  ],
  ['a missing start is drawn as possible days before', null, '2005-12-31', {}, [['possible', 0, 60]], false],
  ['a visit dated by a year has no certain days', '2003', null, { isShort: true }, [['possible', 30, 40]], false],
  ['a visit of one day is one day', '2003-01-01', null, { isShort: true }, [['certain', 30, 30]], false],
] as const)('%s', (_what, start, end, more, parts, open) => {
  expect(drawn(start, end, more)).toEqual({ parts, open });
});

test('nothing is drawn if no day is known', () => {
  const span: TimelineRow = { key: 'a', label: 'an office', start: null, end: null };
  expect(renderToStaticMarkup(h(Timeline, { id: 't', spans: [span] }))).toBe('');
});
