import { expect, test } from 'vitest';
import { countries } from '../../../seed/reference/countries.js';
import { TERRITORIES } from '../../../src/features/notes/territories.js';

test('every territory but Antarctica belongs to one sovereign state', () => {
  const all = countries();
  const territories = all.filter(({ sovereign, slug }) => !sovereign && slug !== 'antarctica').map(({ slug }) => slug);
  expect(Object.values(TERRITORIES).flat().toSorted()).toEqual(territories.toSorted());
  const states = all.filter(({ sovereign, end }) => sovereign && end === null).map(({ slug }) => slug);
  expect(states).toEqual(expect.arrayContaining(Object.keys(TERRITORIES)));
});
