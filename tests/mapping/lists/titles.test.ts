import { expect, test } from 'vitest';
import { titleSplitter } from '../../../src/mapping/lists/titles.js';

const TITLES = { President: '', 'Vice President': '', 'Prime Minister': '', General: '', King: 'yes', Shah: 'yes' };
const rows = Object.entries(TITLES).map(([title, inName], index) => ({ line: index + 2, values: { title, inName } }));
const split = titleSplitter({ file: 'titles.csv', rows });

test.each([
  ['President Ann Lee', 'President', 'Ann Lee'],
  ['Vice President Ann Lee', 'Vice President', 'Ann Lee'],
  ['PRESIDENT General Ann Lee', 'PRESIDENT General', 'Ann Lee'],
  ['King Hussein', 'King', 'King Hussein'],
  ['Prime Minister Shah Mahmud', 'Prime Minister', 'Shah Mahmud'],
  ['Ann President', null, 'Ann President'],
  ['Vice President', 'Vice President', ''],
  ['Kingsley Amis', null, 'Kingsley Amis'],
])('%s', (printed, role, name) => {
  expect(split(printed)).toEqual({ role, name });
});
