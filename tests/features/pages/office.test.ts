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
  expect(listed({ ...office, citationsConnection: none, ending: none, stating: none }).replaceAll(/<[^>]+>/g, ' ')).toContain(
    words,
  );
});

const none = { nodes: [] };
const passage = (start: number) => ({ start, end: start + 5, fragment: null, exact: null, source: { slug: 'visits' } });
const numbers = (html: string) => [...html.matchAll(/href="[^"]*passage-(\d+)-/g)].map(([, start]) => Number(start));

test.each([
  ['not one of its first passages', 40, [10, 20, 30, 40]],
  ['one of its first passages', 20, [10, 20, 30]],
])('the end of an office is cited from the passage that gives it, here %s', (_where, ending, cited) => {
  const term = {
    title: 'Chancellor',
    class: null,
    start: when('[..2006-01-12]'),
    end: when('[2021-07-15..]'),
    status: 'UNKNOWN',
  };
  const office = {
    ...term,
    citationsConnection: { nodes: [10, 20, 30].map(passage) },
    ending: { nodes: [passage(ending)] },
    stating: none,
  };
  expect(numbers(listed(office))).toEqual(cited);
  expect(numbers(listed({ ...office, end: null }))).toEqual([10, 20, 30]);
});

function listed(office: object): string {
  const offices = [office] as never[];
  const section = { offices, query: new URLSearchParams(), differing: [], notes: new Notes(), children: () => 'President' };
  return renderToStaticMarkup(h(OfficesSection, { ...section, chart: null }));
}

test.each([
  ['[..2001-10-14]', '[2010-04-12..]', true],
  ['2001-06-11', '[2010-04-12..]', false],
  ['[..2001-10-14]', '2011-11-16', false],
])('the timeline of a term from %s to %s says that others may have held the office in between: %s', (start, end, isSaid) => {
  const office = {
    start: when(start),
    end: when(end),
    status: 'UNKNOWN',
    citationsConnection: none,
    ending: none,
    stating: none,
  };
  const { notes } = officesChart('Ann Lee', [office as never], () => 'President')!.framing;
  expect(notes.some((note) => note.includes('others may have held the office in between'))).toBe(isSaid);
});

test('the class of an office is set apart from its dates', () => {
  const office = { title: 'General Secretary', class: 'PARTY', start: null, end: null, status: 'HELD' };
  expect(listed({ ...office, note: null, citationsConnection: none, ending: none, stating: none })).toContain(
    '<span class="tag">party</span> <span class="tag">start date not given, ',
  );
});

test('the note of an office is shown below it', () => {
  const office = { title: 'President', class: null, start: null, end: null, status: 'HELD' };
  const noted = listed({ ...office, note: 'Elected “for life”.', citationsConnection: none, ending: none, stating: none });
  expect(noted).toMatch(/<p class="note" dir="auto">.*Elected “for life”/s);
  expect(listed({ ...office, note: null, citationsConnection: none, ending: none, stating: none })).not.toContain('note"');
});
