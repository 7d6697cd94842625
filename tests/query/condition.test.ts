import { expect, test } from 'vitest';
import { both, type Condition, conjuncts, EVERY_ROW, narrows, NO_ROW, someOf } from '../../src/query/condition.js';

const [A, B, C]: Condition[] = [{ given: 'a' }, { given: 'b' }, { given: 'c' }];

test('every condition narrows, except that all of nothing holds', () => {
  expect([A, NO_ROW, { all: [A] }].map((each) => narrows(each as Condition))).toEqual([true, true, true]);
  expect(narrows(EVERY_ROW)).toBe(false);
});

test('both of two conditions is one of them, if the other does not narrow', () => {
  expect(both(A!, B!)).toEqual({ all: [A, B] });
  expect([both(EVERY_ROW, B!), both(A!, EVERY_ROW), both(EVERY_ROW, EVERY_ROW)]).toEqual([B, A, EVERY_ROW]);
});

test('conjuncts are found at any depth, and no other conditions', () => {
  const choice = { any: [B!, C!] };
  expect(conjuncts({ all: [A!, { all: [choice, { all: [] }] }] })).toEqual([A, choice]);
  expect(conjuncts(A!)).toEqual([A]);
});

test.each<[string, Condition, boolean]>([
  ['itself', B!, true],
  ['one of all', { all: [A!, B!] }, true],
  ['one of any', { any: [A!, B!] }, true],
  ['what must not hold', { not: B! }, true],
  ['what is planned by its value', { byValue: { not: B! } }, true],
  ['something else', { all: [A!, { any: [] }, { not: C! }] }, false],
  ['a condition on a related row', { exists: 'events', where: B! }, false],
])('a part of a condition is found: %s', (_, condition, isFound) => {
  expect(someOf(condition, (each) => each === B)).toBe(isFound);
});
