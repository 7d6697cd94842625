import { expect, test } from 'vitest';
import { titleSplitter, wrongCapacities } from '../../../../src/features/mapping/lists/titles.js';

const TITLES = {
  President: '',
  'President-elect': '',
  'Vice President': '',
  'Prime Minister': '',
  General: '',
  King: 'yes',
  Shah: 'yes',
};
const HEADS = ['President', 'King'];
const rows = Object.entries(TITLES).map(([title, inName], index) => ({
  line: index + 2,
  values: { title, inName, capacity: HEADS.includes(title) ? 'HEAD' : '', office: inName ? title : '' },
}));
const split = titleSplitter({ file: 'titles.csv', rows });

test.each([
  ['President Ann Lee', 'President', 'Ann Lee'],
  ['Vice President Ann Lee', 'Vice President', 'Ann Lee'],
  ['PRESIDENT General Ann Lee', 'President General', 'Ann Lee'],
  ['King Hussein', 'King', 'King Hussein'],
  ['Prime Minister Shah Mahmud', 'Prime Minister', 'Shah Mahmud'],
  ['Ann President', null, 'Ann President'],
  ['Vice President', 'Vice President', ''],
  ['Kingsley Amis', null, 'Kingsley Amis'],
  ['Prime MinisterHaidar al- Abadi', 'Prime Minister', 'Haidar al-Abadi'],
  ['President Garret FitzGerald', 'President', 'Garret FitzGerald'],
  ['Prime Minister King- elect Ann Lee', 'Prime Minister', 'King-elect Ann Lee'],
  ['President- Elect Ann Lee', 'President-elect', 'Ann Lee'],
  ['KING Hussein', 'KING', 'KING Hussein'],
])('%s', (printed, role, name) => {
  expect(split(printed)).toMatchObject({ role, name });
});

test.each([
  ['General President Ann Lee', 'HEAD'],
  ['Vice President Ann Lee', null],
  ['King', 'HEAD'],
])('the title %s has the capacity %s', (printed, capacity) => {
  expect(split(printed).capacity).toBe(capacity);
});

test('an unknown capacity is reported with its line', () => {
  const wrong = [{ line: 7, values: { title: 'King', inName: '', capacity: 'CHIEF', office: '' } }, ...rows];
  expect(wrongCapacities({ file: 'titles.csv', rows: wrong })).toMatchObject([{ line: 7, code: 'list-value' }]);
});
