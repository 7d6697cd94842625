import { describe, expect, test } from 'vitest';
import { aboutOtherVisits } from '../../../src/model/rules/statements.js';
import { aParaphrase, judge } from './judge.js';

describe('a statement is about visits other than its own', () => {
  test.each([
    ['a statement about another visit', { visit: 'now', about: ['next'] }],
    ['a statement made during no visit', { about: ['next'] }],
  ])('%s passes', (_what, visits) => {
    expect(judge(aboutOtherVisits, { statements: { it: { ...aParaphrase, ...visits } } })).toEqual([]);
  });

  test('its own visit is refused', () => {
    const statements = { it: { ...aParaphrase, visit: 'now', about: ['next', 'now'] } };
    expect(judge(aboutOtherVisits, { statements })).toEqual([
      "statements.it.about[1]: now is the statement's own visit: remove it from the list",
    ]);
  });
});
