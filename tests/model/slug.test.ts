import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toSlug } from '../../src/model/slug.js';

test.each([
  ['Kim Jong-un', 'kim-jong-un'],
  ['Workers’ Party of Korea', 'workers-party-of-korea'],
  ["Workers' Party of Korea", 'workers-party-of-korea'],
  ['Côte d’Ivoire', 'cote-divoire'],
  ['Türkiye', 'turkiye'],
  ['İstanbul', 'istanbul'],
  ['Łódź', 'lodz'],
  ['Straße', 'strasse'],
  ['Æthelred Ørsted', 'aethelred-orsted'],
  ['  (Ǝ) U.S.–China & Co. ', 'u-s-china-co'],
  ['№ ½', 'no-1-2'],
  ['习近平', ''],
])('%s is %s', (name, slug) => expect(toSlug(name)).toBe(slug));

test('any name produces a valid slug or none, and a slug produces itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const slug = toSlug(name);
      expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
      expect(toSlug(slug)).toBe(slug);
    }),
  );
});
