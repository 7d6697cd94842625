import { expect, test } from 'vitest';
import { dateReader, shapeOf } from '../../../src/mapping/values/date-format.js';

test.each([
  ['yyyy-MM-dd', '2018-03-25', '2018-03-25'],
  ['yyyy-MM', '2018-03', '2018-03'],
  ['yyyy', '2018', '2018'],
  ['dd-MM-yyyy', '25-03-2018', '2018-03-25'],
  ['M/d/yyyy', '3/5/2018', '2018-03-05'],
  ['d MMMM yyyy', '25 March 2018', '2018-03-25'],
  ['d MMM yyyy', '5 Mar. 2018', '2018-03-05'],
  ["d 'de' MMMM 'de' yyyy", '25 de marzo de 2018', '2018-03-25', 'es'],
  ['yyyy', '2018-03', null],
  ['yyyy-MM-dd', '2018-02-30', null],
  ['dd-MM-yyyy', '03-25-2018', null],
  ['d MMMM yyyy', '25 Brumaire 2018', null],
])('%s reads %s as %s', (form, value, edtf, language = 'en') => {
  expect(dateReader(form, language)(value)).toBe(edtf);
});

test.each(['DD-MM-YYYY', 'MM-dd', 'dd yyyy', 'yyyy-mm-dd'])('the form %s is refused', (form) => {
  expect(() => dateReader(form, 'en')).toThrow(RangeError);
});

test('the shape of a date keeps what stands between its digits and letters', () => {
  expect(shapeOf('25 Mar. 2018?')).toBe('99 Aaa. 9999?');
});
