import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likeness } from '../../../src/features/reconciliation/likeness.js';

test.each([
  ['Kónrad ADENAUER', 'Konrad Adenauer', 'equal'],
  ['Adenauer, Konrad', 'Konrad Adenauer', 'equal'],
  ['Kim Jongun', 'Kim Jong-un', 'equal'],
  ['De Gaulle', 'DeGaulle', 'equal'],
  ['Konrad Adenaur', 'Konrad Adenauer', 'misspelled'],
  ['Konrad Addenauer', 'Konrad Adenauer', 'misspelled'],
  ['Knorad Adenauer', 'Konrad Adenauer', 'misspelled'],
  ['Jhon Kennedy', 'John Kennedy', 'misspelled'],
  ['K. Adenauer', 'Konrad Adenauer', 'initials'],
  ['John F. Kennedy', 'John Fitzgerald Kennedy', 'initials'],
])('%s matches %s, %s', (given, name, whole) => {
  expect(likeness(given, name).whole).toBe(whole);
});

test.each([
  ['Kim Jong-un', 'Kim Jong-il'],
  ['Kim Jong-un', 'Kim Jong-in'],
  ['Kim Yong-un', 'Kim Jong-un'],
  ['George Bush', 'George W. Bush'],
  ['Elizabeth I', 'Elizabeth II'],
  ['Juan Carlos I', 'Juan Carlos II'],
  ['Konrad Nehru', 'Konrad Adenauer'],
  ['K. A.', 'Konrad Adenauer'],
  ['', 'Konrad Adenauer'],
  ['…', '…'],
])('%s does not match %s', (given, name) => {
  expect(likeness(given, name).whole).toBeNull();
});

const name = fc.array(fc.stringMatching(/^[a-zé]{1,12}$/), { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));

test('a name matches itself with its words in any order, and every score is between 0 and 1', () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      expect(likeness(one, one)).toEqual({ score: 1, whole: 'equal' });
      expect(likeness(one, one.split(' ').reverse().join(' ').toUpperCase())).toEqual({ score: 1, whole: 'equal' });
      const { score } = likeness(one, other);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }),
  );
});
