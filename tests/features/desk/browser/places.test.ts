import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Places } from '../../../../src/features/desk/browser/text/places.js';

const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom('𝔖ea ', 'He said. ', '“Yes,” ', '\n', '\n\n', 'عربي ', '日本語。', "O'Neil ", ' '),
      fc.string({ unit: 'grapheme' }),
    ),
  )
  .map((parts) => parts.join(''));

test('offsets count characters, not UTF-16 code units', () => {
  const places = new Places('𝔖ea and 🚢 land. Next.\nA line');
  const word = places.wordAt(0)!;
  expect([places.slice(word), word]).toEqual(['𝔖ea', { start: 0, end: 3 }]);
  expect(places.slice(places.beside(places.beside(word, 1)!, 1)!)).toBe('land');
  expect(places.slice(places.longer(word, 'sentence'))).toBe('𝔖ea and 🚢 land.');
  expect(places.slice(places.longer(places.longer(word, 'sentence'), 'sentence'))).toBe('𝔖ea and 🚢 land. Next.');
  expect(places.slice(places.inParagraph(0, 1)!)).toBe('A');
});

test('a quotation is selected without its quotation marks and closing comma', () => {
  const places = new Places('🚢 “We will,” he said.');
  expect(places.quotations.map((span) => places.slice(span))).toEqual(['We will']);
});

test('lengthening and shortening a selection moves its end in one direction, without leaving the text', () => {
  fc.assert(
    fc.property(texts, fc.nat(60), fc.constantFrom('word' as const, 'sentence' as const), (text, at, by) => {
      const places = new Places(text);
      const word = places.wordAt(at);
      if (!word) return;
      const longer = places.longer(word, by);
      const shorter = places.shorter(longer, by);
      expect(longer.start).toBe(word.start);
      expect(longer.end).toBeGreaterThanOrEqual(word.end);
      expect(longer.end).toBeLessThanOrEqual([...text].length);
      expect(shorter.end).toBeLessThanOrEqual(longer.end);
      expect(shorter.end).toBeGreaterThan(shorter.start);
    }),
  );
});

test('the words of a text can be traversed from first to last and back', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const places = new Places(text);
      const there = [];
      for (let word = places.beside({ start: 0, end: 0 }, 1); word; word = places.beside(word, 1)) there.push(word);
      const back = [];
      const end = [...text].length;
      for (let word = places.beside({ start: end, end }, -1); word; word = places.beside(word, -1)) back.unshift(word);
      expect(back).toEqual(there);
    }),
  );
});

test.each([
  ['the space before a word', ' and 🚢', 'and 🚢'],
  ['the middle of a word', 'nd 🚢 lan', 'and 🚢 land'],
  ['a mark', '“Yes, w', '“Yes, we'],
  ['the last letter', 'd', 'land'],
  ['a line', '\nA li', 'A line'],
])('a selection from %s covers whole words', (_, dragged, selected) => {
  const text = '𝔖ea and 🚢 land. “Yes, we”\nA line';
  const places = new Places(text);
  const at = dragged === 'd' ? text.indexOf('d.') : text.indexOf(dragged);
  const start = [...text.slice(0, at)].length;
  expect(places.slice(places.wholeWords({ start, end: start + [...dragged].length })!)).toBe(selected);
});

test('a selection of white space covers no words', () => {
  expect(new Places('a  b').wholeWords({ start: 1, end: 3 })).toBe(null);
});
