import { expect, test } from 'vitest';
import { coverageStatement } from '../../../src/model/kinds/coverage.js';
import { referenceResolves } from '../../../src/model/rules/names.js';
import { judge } from './judge.js';

test('the countries in a coverage statement exist', () => {
  const source = (coverage: object[]) => ({ source: { coverage } });
  expect(judge(referenceResolves, source([{ hosts: ['united-states'], guests: ['france', 'soviet-union'] }]))).toEqual([]);
  const [problem, ...others] = judge(
    referenceResolves,
    source([{ hosts: ['united-states'] }, { guests: ['france', 'frankland'] }]),
  );
  expect(problem).toMatch(/^source\.coverage\[1\]\.guests\[1\]: .*frankland/);
  expect(others).toEqual([]);
});

test('a coverage statement has years as an EDTF interval and no other keys', () => {
  const accepts = (statement: object) => coverageStatement.safeParse(statement).success;
  expect(accepts({})).toBe(true);
  expect(accepts({ years: '1874/2020', capacity: 'HEAD', offices: ['ROYAL'], status: ['COMPLETED'], complete: true })).toBe(true);
  const wrong = [
    { years: '1874–2020' },
    { years: '2020/1874' },
    { hosts: [] },
    { hosts: 'all' },
    { capacity: 'KING' },
    { host: 'china' },
  ];
  expect(wrong.map(accepts)).toEqual(wrong.map(() => false));
});
