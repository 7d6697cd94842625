import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePartialDate } from '../../../src/model/dates/partial-date.js';

const iso = (date: Date | null | undefined) => date?.toISOString() ?? null;
const day = (date: string) => `${date}T00:00:00.000Z`;

/** Generates every day of the calendar, from 0001-01-01 to 9999-12-31. */
const days = fc
  .integer({ min: Date.parse('0001-01-01') / 86_400_000, max: Date.parse('9999-12-31') / 86_400_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));

describe('a single date', () => {
  test.each([
    ['2018', 'YEAR', '2018-01-01', '2018-12-31'],
    ['2018-04', 'MONTH', '2018-04-01', '2018-04-30'],
    ['2018-03-25', 'DAY', '2018-03-25', '2018-03-25'],
    ['2018-03?', 'MONTH', '2018-03-01', '2018-03-31'],
    ['2018~', 'YEAR', '2018-01-01', '2018-12-31'],
    ['2018-03-25%', 'DAY', '2018-03-25', '2018-03-25'],
    ['0001', 'YEAR', '0001-01-01', '0001-12-31'],
    ['9999', 'YEAR', '9999-01-01', '9999-12-31'],
    ['2020-02', 'MONTH', '2020-02-01', '2020-02-29'],
    ['1900-02', 'MONTH', '1900-02-01', '1900-02-28'],
    ['2000-02-29', 'DAY', '2000-02-29', '2000-02-29'],
  ])('%s is a %s, from %s to %s', (edtf, precision, earliest, latest) => {
    const date = parsePartialDate(edtf);
    expect({ ...date, earliest: iso(date?.earliest), latest: iso(date?.latest) }).toEqual({
      edtf,
      precision,
      earliest: day(earliest),
      latest: day(latest),
    });
  });

  test('a day starts and ends on itself and lies within its month and year', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(4, 7, 10), (text, length) => {
        const whole = parsePartialDate(text);
        expect([iso(whole?.earliest), iso(whole?.latest)]).toEqual([day(text), day(text)]);
        const part = parsePartialDate(text.slice(0, length));
        expect(part?.edtf).toBe(text.slice(0, length));
        expect(part!.earliest! <= whole!.earliest! && whole!.latest! <= part!.latest!).toBe(true);
      }),
    );
  });

  test('dates sort in the same order as their text', () => {
    fc.assert(
      fc.property(days, days, (one, other) => {
        const [a, b] = [parsePartialDate(one)!.earliest!, parsePartialDate(other)!.earliest!];
        expect(Math.sign(a.getTime() - b.getTime())).toBe(one < other ? -1 : one > other ? 1 : 0);
      }),
    );
  });
});

describe('a date within a range', () => {
  test.each([
    ['[..2000-05]', 'MONTH', null, '2000-05-31'],
    ['[2018..]', 'YEAR', '2018-01-01', null],
    ['[2018-03-28..2018-03-29]', 'DAY', '2018-03-28', '2018-03-29'],
    ['[0001..9999]', 'YEAR', '0001-01-01', '9999-12-31'],
    ['[2018..2018]', 'YEAR', '2018-01-01', '2018-12-31'],
  ])('%s is a %s, from %s to %s', (edtf, precision, earliest, latest) => {
    const date = parsePartialDate(edtf);
    expect(date).toMatchObject({ edtf, precision });
    expect([iso(date?.earliest), iso(date?.latest)]).toEqual([earliest && day(earliest), latest && day(latest)]);
  });

  test('extends from its first day to its last, in that order', () => {
    fc.assert(
      fc.property(days, days, (first, last) => {
        const span = parsePartialDate(`[${first}..${last}]`);
        if (first > last) expect(span).toBeNull();
        else expect([iso(span?.earliest), iso(span?.latest)]).toEqual([day(first), day(last)]);
      }),
    );
  });
});

describe('anything else is refused', () => {
  test.each([
    ...['', ' ', '2018 ', ' 2018', '2018\n', '18', '02018', '-0001', '+2018', '٢٠١٨', '２０１８'],
    ...['0000', '0000-01', '0000-01-01', '10000', '2018-00', '2018-13', '2018-3', '2018-03-00', '2018-03-32'],
    ...['2018-04-31', '2018-02-29', '1900-02-29', '2100-02-29', '2018-02-30', '2018-21', '201X', '2018-XX', 'Y20180'],
    ...['2018-03-25T00:00', '25 March 2018', '03/25/2018', '2018/03', '2018/2019', '2011-12/', '2011-12/..', 'soon'],
    ...['[..]', '[]', '[2018]', '[2018..2017]', '[2018-13..]', '[2018..2018-03]', '[2018-03..2018]', '[..2018-02-29]'],
    ...['{2018..}', '[2018,2019]', '[2018?..]', '[2018..]?', '2018??', '__proto__', '\0'],
  ])('%j', (text) => expect(parsePartialDate(text)).toBeNull());

  test('no text causes an exception', () => {
    const nearly = fc.stringMatching(/^\[?[0-9X]{4}(-[0-9]{2}){0,3}(\.\.|[?~%/])?[0-9-]{0,10}\]?$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), nearly), (text) => {
        const date = parsePartialDate(text);
        if (date) expect(date.edtf).toBe(text);
        if (date?.earliest && date.latest) expect(date.earliest <= date.latest).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
