import { expect, test } from 'vitest';
import { isSimilar } from '../../../../src/features/mapping/report/similar.js';

test.each([
  ['Ashraf Ghani Ahmedzai', 'Mohamad Ashraf Ghani', true],
  ['Ali Ben Bongo Odimba', 'Omar Bongo', false],
  ['Ali Hassan Mwinyi', 'Hassan Ali Khaire', false],
  ['Abdel Fattah Said Alsisi', 'Abdel Fattah al-Sisi', true],
  ['Diaz Ordaz', 'Gustavo Diaz-Ordaz', true],
  ['King Baudouin', 'Queen Fabiola', false],
])('checks whether %s and %s can be one name: %s', (one, other, expected) => {
  expect(isSimilar(one, other)).toBe(expected);
  expect(isSimilar(other, one)).toBe(expected);
});
