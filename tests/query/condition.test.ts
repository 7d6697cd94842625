import { expect, test } from 'vitest';
import { both, type Condition, conjuncts, EVERY_ROW, narrows, NO_ROW, someCondition } from '../../src/query/condition.js';

const [A, B, C]: Condition[] = [{ given: 'a' }, { given: 'b' }, { given: 'c' }];

test('every condition except an empty conjunction narrows the result', () => {
  expect([A, NO_ROW, { all: [A] }].map((each) => narrows(each as Condition))).toEqual([true, true, true]);
  expect(narrows(EVERY_ROW)).toBe(false);
});

test('a conjunction drops conditions that do not narrow the result', () => {
  expect(both(A!, B!)).toEqual({ all: [A, B] });
  expect([both(EVERY_ROW, B!), both(A!, EVERY_ROW), both(EVERY_ROW, EVERY_ROW)]).toEqual([B, A, EVERY_ROW]);
});

test('only conjuncts are found, at every depth', () => {
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
])('finds part of a condition: %s', (_, condition, isFound) => {
  expect(someCondition(condition, (each) => each === B)).toBe(isFound);
});
