import { expect, test } from 'vitest';
import { templateColumns, templateCountryColumns, fill } from '../../../../src/features/mapping/values/template.js';

test.each([
  ['1962-05-01', 'May 1962'],
  ['1962-12', 'December 1962'],
  ['1962', '1962'],
  ['1962-13-01', '1962-13-01'],
  ['c. May 1962', 'c. May 1962'],
  ['1962-05-01, 1963-01-31', 'May 1962, January 1963'],
  ['', ''],
])('a template prints the month of %j as %j', (date, month) => {
  expect(fill('In {start date as month} {id}', (column) => (column === 'start date' ? date : column))).toBe(`In ${month} id`);
});

test('a template lists its columns without their formats', () => {
  expect(templateColumns('{a} in {b}, {start-date as month}')).toEqual(['a', 'b', 'start-date']);
});

test('an empty value also removes the comma after it', () => {
  const inCity = (city: string) => fill('Ann Lee in {city}, {country}, {year}', (column) => (column === 'city' ? city : column));
  expect(inCity('Kazan')).toBe('Ann Lee in Kazan, country, year');
  expect(inCity('')).toBe('Ann Lee in country, year');
});

test('a template lists the columns printed as country names', () => {
  expect(templateColumns('{a} in {b as country}')).toEqual(['a', 'b']);
  expect(templateCountryColumns('{a} in {b as country}, {c as month}')).toEqual(['b']);
});
