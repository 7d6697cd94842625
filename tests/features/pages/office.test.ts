import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Notes } from '../../../src/features/pages/facts/notes.js';
import { officesChart, OfficesSection } from '../../../src/features/pages/facts/office.js';
import { parsePartialDate } from '../../../src/model/dates/partial-date.js';

const when = (edtf: string) => {
  const { precision, earliest, latest } = parsePartialDate(edtf)!;
  const day = (date: Date | null) => date && date.toISOString().slice(0, 10);
  return { edtf, precision, earliest: day(earliest), latest: day(latest) };
};

test.each([
  ['[..1982-07-27]', '[1982-07-27..]', 'in office on 27 July 1982'],
  ['[..1982-07-27]', '[1982-07-28..]', 'from 27 July 1982 or earlier, until 28 July 1982 or later'],
  [null, null, 'start date not given, no longer held, end date not given'],
  ['1982-07-27', '1982-07-27', 'from 27 July 1982, until 27 July 1982'],
])('an office from %s to %s is described as “%s”', (start, end, words) => {
  const office = { title: 'President', class: null, start: start && when(start), end: end && when(end), status: 'ENDED' };
  const offices = [{ ...office, citationsConnection: { nodes: [] }, stating: { nodes: [] } }] as never[];
  const query = new URLSearchParams();
  const section = { offices, chart: null, query, differing: [], notes: new Notes(), children: () => 'President' };
  expect(renderToStaticMarkup(h(OfficesSection, section)).replaceAll(/<[^>]+>/g, ' ')).toContain(words);
});

test.each([
  ['[..2001-10-14]', '[2010-04-12..]', true],
  ['2001-06-11', '[2010-04-12..]', false],
  ['[..2001-10-14]', '2011-11-16', false],
])('the timeline of a term from %s to %s says that others may have held the office in between: %s', (start, end, isSaid) => {
  const office = {
    start: when(start),
    end: when(end),
    status: 'UNKNOWN',
    citationsConnection: { nodes: [] },
    stating: { nodes: [] },
  };
  const { notes } = officesChart('Ann Lee', [office as never], () => 'President')!.framing;
  expect(notes.some((note) => note.includes('others may have held the office in between'))).toBe(isSaid);
});
