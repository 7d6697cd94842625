import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/model/fold.js';

test.each([
  ['Öztürk', 'ozturk'],
  ['İSTANBUL', 'istanbul'],
  ['Straße', 'strasse'],
  ['Lars Løkke', 'lars lokke'],
  ['WAŁĘSA', 'walesa'],
  ['Þórður', 'thordur'],
  ['Æthelred Đinđić, Cœur', 'aethelred dindic, coeur'],
  ['Diyarbakır', 'diyarbakir'],
  ['ΟΔΌΣ', 'οδοσ'],
  ['Kim  Jong-un\n金正恩', 'kim  jong-un\n金正恩'],
  ['ﬁve', 'five'],
])('folds %s to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('folding twice has the same result as folding once', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
});

test('case is ignored', () => {
  // Upper-casing turns a Greek iota subscript into a letter, which folding cannot undo.
  const text = fc.string({ unit: 'grapheme' }).map((each) => each.normalize('NFKD').replaceAll('\u0345', ''));
  fc.assert(fc.property(text, (each) => fold(each.toUpperCase()) === fold(each) && fold(each.toLowerCase()) === fold(each)));
});
