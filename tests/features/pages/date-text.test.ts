import { expect, test } from 'vitest';
import { parsePartialDate } from '../../../src/model/dates/partial-date.js';
import { dateText, machineDate, rangeText, stayText, type When } from '../../../src/features/pages/dates/date-text.js';

/** As the API returns it. */
function when(edtf: string): When {
  const { precision, earliest, latest } = parsePartialDate(edtf)!;
  const day = (date: Date | null) => date && date.toISOString().slice(0, 10);
  return { edtf, precision, earliest: day(earliest), latest: day(latest) };
}

test.each([
  ['2018-03-25', '25 March 2018', '2018-03-25'],
  ['2000-05', 'May 2000', '2000-05'],
  ['2001', '2001', '2001'],
  ['0044', '44', '0044'],
  ['[..2000-05]', 'May 2000 or earlier', null],
  ['[2018..]', '2018 or later', null],
  ['[2018-03-28..2018-03-29]', 'between 28 March 2018 and 29 March 2018', null],
  ['2018-03?', 'March 2018 (uncertain)', null],
  ['2018~', 'about 2018', null],
  ['2018%', 'about 2018 (uncertain)', null],
])('%s is written as “%s”, without qualifiers', (edtf, text, machine) => {
  expect(dateText(when(edtf))).toBe(text);
  expect(machineDate(when(edtf))).toBe(machine);
});

test.each([
  ['2018-03-25', '2018-03-28', '25–28 March 2018'],
  ['2018-03-29', '2018-04-02', '29 March – 2 April 2018'],
  ['2018-12-30', '2019-01-02', '30 December 2018 – 2 January 2019'],
  ['2018-03', '2018-04-02', 'March 2018 – 2 April 2018'],
  ['2018-03-25', '2018-03-25', '25 March 2018'],
  ['2018', null, '2018'],
  [null, '2018-03', 'until March 2018'],
  [null, null, 'no date given'],
])('a period from %s to %s is written as “%s”', (start, end, text) => {
  expect(rangeText(start === null ? null : when(start), end === null ? null : when(end))).toBe(text);
});

test.each([
  ['2018-03-25', null, null, 'WORKING', 'COMPLETED', 'from 25 March 2018'],
  ['2018-03-25', null, 3, null, 'COMPLETED', 'from 25 March 2018'],
  ['2018-03-25', null, 1, 'WORKING', 'COMPLETED', '25 March 2018'],
  ['2018-03-25', null, null, 'TRANSIT', 'COMPLETED', '25 March 2018'],
  ['2018-03-25', '2018-03-25', null, null, 'COMPLETED', '25 March 2018'],
  ['2018-03-25', '2018-03-28', 4, null, 'COMPLETED', '25–28 March 2018'],
  ['2018-03-25~', null, null, null, 'COMPLETED', 'about 25 March 2018'],
  ['2018-03', null, null, null, 'COMPLETED', 'March 2018'],
  ['2018-03-25', null, null, null, 'PLANNED', 'from 25 March 2018'],
  ['2018-03-25', null, null, null, 'CANCELLED', '25 March 2018'],
  ['2018-03-25', null, 3, null, 'POSTPONED', '25 March 2018'],
] as const)(
  'a visit from %s to %s, lasting %s days, of the kind %s and %s, is dated “%s”',
  (start, end, durationDays, kind, status, text) => {
    expect(stayText({ start: when(start), end: end && when(end), durationDays, kind, status })).toBe(text);
  },
);
