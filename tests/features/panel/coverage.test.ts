import { expect, test } from 'vitest';
import { coverageInYear, type AskedVisits } from '../../../src/features/panel/coverage.js';
import { coverageStatement } from '../../../src/model/kinds/coverage.js';

/** Evaluates statements, each optionally with the date of its source, for visits from a country to another in a year. */
function covered(
  statements: (Record<string, unknown> & { sourceDate?: string })[],
  [guest, host, year]: [string | null, string | null, number],
  asked: AskedVisits = { status: ['COMPLETED'] },
) {
  const dated = statements.map(({ sourceDate, ...statement }) => ({
    statement: coverageStatement.parse(statement),
    sourceDate: sourceDate === undefined ? null : new Date(sourceDate),
  }));
  return coverageInYear(year, dated, asked)(guest, host);
}

const usa = { hosts: ['united-states'], years: '1874/1969', complete: true };

test.each<[what: string, visits: Parameters<typeof covered>[1], expected: string]>([
  ['a listed host in a listed year', ['france', 'united-states', 1960], 'YES'],
  ['another host', ['united-states', 'france', 1960], 'NO'],
  ['a year before', ['france', 'united-states', 1873], 'NO'],
  ['a year after', ['france', 'united-states', 1970], 'NO'],
  ['a listed host and any guest', [null, 'united-states', 1960], 'YES'],
  ['any host', ['france', null, 1960], 'PARTLY'],
])('a statement of complete coverage covers %s: %j is %s', (_, visits, expected) => {
  expect(covered([usa], visits)).toBe(expected);
});

test('a statement about visits by one country says nothing about visits to it', () => {
  expect(covered([{ guests: ['united-states'] }], [null, 'united-states', 1866])).toBe('NO');
  expect(covered([{ hosts: ['united-states'] }], ['united-states', null, 1866])).toBe('NO');
  expect(covered([{ guests: ['united-states', 'france'] }], [null, 'united-states', 1866])).toBe('PARTLY');
});

test('sources that do not claim to be complete cover a pair only partly', () => {
  expect(covered([{ ...usa, complete: false }], ['france', 'united-states', 1960])).toBe('PARTLY');
  expect(covered([{ hosts: ['united-states'] }], ['france', 'united-states', 1700])).toBe('PARTLY');
});

test('a year is covered if the statements together cover every day of it', () => {
  const parts = (...years: string[]) => years.map((each) => ({ ...usa, years: each }));
  const inYear = (...years: string[]) => covered(parts(...years), ['france', 'united-states', 1960]);
  expect(inYear('1950/1960-06', '1960-07/..')).toBe('YES');
  expect(inYear('1960-07/..', '1950/1960-06')).toBe('YES');
  expect(inYear('1950/1960-05', '1960-07/..')).toBe('PARTLY');
  expect(inYear('1960-02/1960-11', '1960-03/1960-04')).toBe('PARTLY');
  expect(inYear('../1960-03', '1960-04/..')).toBe('YES');
});

test('a source covers nothing after its own date', () => {
  const of = (year: number) =>
    covered([{ ...usa, years: '2020/..', sourceDate: '2024-03-07' }], ['france', 'united-states', year]);
  expect([2019, 2020, 2023, 2024, 2025].map(of)).toEqual(['NO', 'YES', 'YES', 'PARTLY', 'NO']);
  const closed = { ...usa, years: '2020/2029', sourceDate: '2024-03-07' };
  expect(covered([closed], ['france', 'united-states', 2025])).toBe('NO');
});

test('a statement about certain visits does not cover others, and covers all visits only partly', () => {
  const leaders = { ...usa, offices: ['HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT'], status: ['COMPLETED'] };
  const of = (asked: AskedVisits) => covered([leaders], ['france', 'united-states', 1960], asked);
  expect(of({ status: ['COMPLETED'] })).toBe('PARTLY');
  expect(of({ status: ['COMPLETED'], offices: ['HEAD_OF_STATE'] })).toBe('YES');
  expect(of({ status: ['COMPLETED', 'PLANNED'], offices: ['HEAD_OF_STATE'] })).toBe('PARTLY');
  expect(of({ status: ['COMPLETED'], offices: ['HEAD_OF_STATE', 'ENVOY'] })).toBe('PARTLY');
  expect(of({ status: ['COMPLETED'], offices: ['ENVOY'] })).toBe('NO');
  expect(of({ status: ['PLANNED'] })).toBe('NO');
  const led = { ...usa, capacity: 'HEAD' };
  expect(covered([led], ['france', 'united-states', 1960], {})).toBe('PARTLY');
  expect(covered([led], ['france', 'united-states', 1960], { capacity: 'HEAD' })).toBe('YES');
});
