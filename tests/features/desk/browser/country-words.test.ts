import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { countryWords } from '../../../../seed/reference/country-words.js';
import { namesCountry } from '../../../../src/features/desk/browser/state/guess.js';

test('the desk knows each demonym and each city of a country', () => {
  const choices = countries().map(({ slug, name }) => ({ slug, name }));
  for (const [slug, { demonyms, cities }] of Object.entries(countryWords())) {
    for (const word of [...demonyms, ...cities])
      expect([slug, word, namesCountry(word, slug, choices)]).toEqual([slug, word, true]);
  }
});
