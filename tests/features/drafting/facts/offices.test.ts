import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { propose } from '../../../../src/features/drafting/propose.js';

const known = { people: [], organizations: [], countries: countries() };

test.each([
  ['Norwegian Health and Welfare Minister Nils Ek sang.', 'Health and Welfare Minister', 'norway'],
  ['Norwegian Minerals and Fisheries Minister Nils Ek sang.', 'Minerals and Fisheries Minister', 'norway'],
  ['Lima’s mayor, Ana Solis, sang.', 'mayor of Lima', 'peru'],
  ['Lima’s deputy mayor, Ana Solis, sang.', 'deputy mayor of Lima', 'peru'],
  ['Peru’s president, Ana Solis, sang.', 'president', 'peru'],
])('%s', (text, title, country) => {
  const offices = propose(text, { known }).proposals.filter(({ type }) => type === 'Position');
  expect(offices.map(({ claim }) => [claim['title'], claim['country']])).toEqual([[title, country]]);
});
