import { expect, test } from 'vitest';
import fc from 'fast-check';
import { dateReader } from '../../../../src/features/mapping/dates/date-form.js';
import { valuePattern } from '../../../../src/features/mapping/report/survey.js';

const read = (form: string, value: string, languages = ['en'], pivot?: number) =>
  dateReader(form, { languages, pivot })(value).map(({ start, end }) => (start === end ? start : `${start}/${end}`));

test.each([
  ['yyyy-MM-dd', '2018-03-25', '2018-03-25'],
  ['yyyy-MM', '2018-03', '2018-03'],
  ['yyyy', '2018', '2018'],
  ['dd-MM-yyyy', '25-03-2018', '2018-03-25'],
  ['M/d/yyyy', '3/5/2018', '2018-03-05'],
  ['d MMMM yyyy', '25 March 2018', '2018-03-25'],
  ['d MMM yyyy', '5 Mar. 2018', '2018-03-05'],
  ['d MMM yyyy', '5 Sept. 2018', '2018-09-05'],
  ["d 'de' MMMM 'de' yyyy", '25 de marzo de 2018', '2018-03-25', ['es']],
  ['d MMMM yyyy', '25 марта 2018', '2018-03-25', ['ru']],
  ['d MMMM yyyy', '25 mars 2018', '2018-03-25', ['en', 'fr']],
  ['d MMMM yyyy', '25 march 2018', '2018-03-25', ['en', 'fr']],
  ['yyyy', '2018-03', null],
  ['yyyy-MM-dd', '2018-02-30', null],
  ['dd-MM-yyyy', '03-25-2018', null],
  ['d MMMM yyyy', '25 Brumaire 2018', null],
  ['d MMMM yyyy', '25 mars 2018', null],
])('%s reads %s as %s', (form, value, edtf, languages = ['en']) => {
  expect(read(form, value, languages)).toEqual(edtf === null ? [] : [edtf]);
});

test('a name that stands for two months in two languages can mean either', () => {
  expect(read('d MMMM yyyy', '5 listopad 1998', ['cs', 'hr'])).toEqual(['1998-11-05', '1998-10-05']);
  expect(read('d MMMM yyyy', '5 jui 1998', ['fr'])).toEqual(['1998-06-05', '1998-07-05']);
});

test.each([
  ['d-d MMMM yyyy', '5-7 May 1998', '1998-05-05/1998-05-07'],
  ['d-d MMMM yyyy', '5 – 7 May 1998', '1998-05-05/1998-05-07'],
  ['d MMM – d MMM yyyy', '30 Nov – 2 Dec 1998', '1998-11-30/1998-12-02'],
  ['d MMM – d MMM yyyy', '30 Nov-2 Dec 1998', '1998-11-30/1998-12-02'],
  ['d MMM – d MMM yyyy', '30 Dec – 2 Jan 1999', '1998-12-30/1999-01-02'],
  ['d MMM yyyy – d MMM', '30 Dec 1998 – 2 Jan', '1998-12-30/1999-01-02'],
  ['d MMM – d MMM yyyy', '5 Jun – 2 May 1998', '1998-06-05/1998-05-02'],
  ['d MMM yyyy – d MMM', '30 Dec 1999 – 29 Feb', '1999-12-30/2000-02-29'],
  ['yyyy MMM d – MMM d', '1999 Dec 30 – Feb 29', '1999-12-30/2000-02-29'],
  ['d MMM yyyy – d MMM', '30 Dec 1998 – 29 Feb', null],
  ['d MMM yyyy – d MMM', '29 Feb 1999 – 2 Mar', null],
  ['d MMM – d MMM yyyy', '29 Feb – 2 Mar 2000', '2000-02-29/2000-03-02'],
  ['d MMM – d MMM yyyy', '29 Feb – 2 Mar 2001', null],
  ['d MMM – d MMM yyyy', '1 Dec – 29 Feb 2000', '1999-12-01/2000-02-29'],
  ['MMMM d–MMMM d, yyyy', 'May 5–June 2, 1998', '1998-05-05/1998-06-02'],
  ['MMMM d–d, yyyy', 'May 5—7, 1998', '1998-05-05/1998-05-07'],
  ['MMMM–MMMM yyyy', 'May–June 1998', '1998-05/1998-06'],
  ['yyyy-yyyy', '1998-1999', '1998/1999'],
  ['dd/MM/yyyy – dd/MM/yyyy', '30/12/1998 – 02/01/1999', '1998-12-30/1999-01-02'],
  ["d 'to' d MMMM yyyy", '5 to 7 May 1998', '1998-05-05/1998-05-07'],
  ['d-d MMMM yyyy', '5-31 June 1998', null],
])('%s reads the range %s as %s', (form, value, edtf) => {
  expect(read(form, value)).toEqual(edtf === null ? [] : [edtf]);
});

test('a two-digit year is relative to the pivot', () => {
  expect(['30', '99', '00', '29'].map((year) => read('dd/MM/yy', `05/06/${year}`, ['en'], 1930))).toEqual(
    ['1930-06-05', '1999-06-05', '2000-06-05', '2029-06-05'].map((date) => [date]),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 9900 }), fc.integer({ min: 0, max: 99 }), (pivot, offset) => {
      const year = pivot + offset;
      expect(read('yy', String(year % 100).padStart(2, '0'), ['en'], pivot)).toEqual([String(year)]);
    }),
  );
});

test('a five-digit serial number is a day, but a four-digit number is not', () => {
  expect(['35920', '35920.75', '36526'].map((day) => read('serial', day))).toEqual([
    ['1998-05-05'],
    ['1998-05-05'],
    ['2000-01-01'],
  ]);
  expect(read('serial-1904', '34458')).toEqual(['1998-05-05']);
  expect(['1998', '35920 ', '-35920', '9999999', ''].map((day) => read('serial', day))).toEqual([[], [], [], [], []]);
});

test.each([
  ...['DD-MM-YYYY', 'MM-dd', 'dd yyyy', 'yyyy-mm-dd', 'dd/MM/yy'],
  ...['d-d-d MMM yyyy', 'd MMM – MMM yyyy', 'd MMM yyyy – yyyy'],
])('the form %s is refused', (form) => {
  expect(() => dateReader(form, { languages: ['en'] })).toThrow(RangeError);
});

test('the shape of a date keeps the separators between its digits and letters', () => {
  expect(valuePattern('25 Mar. 2018?')).toBe('99 Aaa. 9999?');
});
