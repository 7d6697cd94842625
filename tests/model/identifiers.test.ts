import { expect, test } from 'vitest';
import { identifierFault, identifierList, SCHEME_NAMES, SCHEMES } from '../../src/model/identifiers.js';

test('identifiers are listed by scheme in alphabetical order', () => {
  expect(identifierList({ wikidata: 'Q56226', viaf: '33156217', gnd: undefined })).toEqual(['viaf:33156217', 'wikidata:Q56226']);
  expect(identifierList({})).toEqual([]);
});

test.each(SCHEME_NAMES)('an identifier of %s must match its pattern in full', (scheme) => {
  const { example } = SCHEMES[scheme];
  expect(identifierFault(`${scheme}:${example}`)).toBeNull();
  for (const wrong of ['', 'x', `${example}!`, `!${example}`, ` ${example}`]) {
    expect(identifierFault(`${scheme}:${wrong}`)).toBe(
      `"${wrong}" is not a valid identifier of ${scheme}. Expected a value such as ${example}.`,
    );
  }
});

test.each(['Q56226', ':Q56226', 'wiki:Q56226', 'toString:Q56226', ''])('%j has no known scheme', (text) => {
  expect(identifierFault(text)).toBe(
    `"${text}" has no known scheme. Write one of wikidata, viaf, gnd, isni, lcnaf, ror, a colon and the value: wikidata:Q56226.`,
  );
});
