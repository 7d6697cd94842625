import { expect, test } from 'vitest';
import { chainBeginsWithReporter } from '../../../src/model/rules/statements.js';
import { aParaphrase, judge } from './judge.js';

const judged = (fields: object) => judge(chainBeginsWithReporter, { statements: { it: { ...aParaphrase, ...fields } } });

test('a chain that begins with the credited outlet passes, as does an empty chain', () => {
  expect(judged({ reportedBy: 'yonhap', reportedThrough: ['yonhap', 'kcna'] })).toEqual([]);
  expect(judged({ reportedBy: 'yonhap' })).toEqual([]);
});

test('a chain that begins with another outlet is refused', () => {
  expect(judged({ reportedBy: 'yonhap', reportedThrough: ['kcna', 'yonhap'] })).toEqual([
    'statements.it.reportedThrough[0]: begins with kcna, but reportedBy is yonhap',
  ]);
  expect(judged({ reportedThrough: ['kcna'] })).toEqual([
    'statements.it.reportedThrough[0]: begins with kcna, but reportedBy is missing',
  ]);
});
