import { expect, test } from 'vitest';
import { NAMES } from '../../src/features/exports/exports.js';
import { PAGES } from '../../src/features/pages/pages.js';
import { KINDS } from '../../src/model/kinds/kinds.js';
import { FOLDERS, FOLDERS_BY_ID } from '../../src/query/page-folders.data.js';

// What the compiler cannot require when a kind is added.

test('every kind is exported', () => {
  expect(NAMES).toEqual(expect.arrayContaining(KINDS.map(({ plural }) => plural)));
});

test('every address that the API returns has a route', () => {
  const routes = PAGES.map(({ route }) => route);
  const expected = [
    ...Object.values(FOLDERS).map((folder) => `/${folder}/:slug`),
    ...Object.values(FOLDERS_BY_ID).map((folder) => `/${folder}/:id`),
  ];
  expect(routes).toEqual(expect.arrayContaining(expected));
});
