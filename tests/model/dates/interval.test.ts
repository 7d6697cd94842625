import { expect, test } from 'vitest';
import { parseInterval } from '../../../src/model/dates/interval.js';

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

test.each([
  ['1874/2020', '1874-01-01', '2020-12-31'],
  ['1906-11/..', '1906-11-01', null],
  ['1906-11-14/', '1906-11-14', null],
  ['../1918-11-12', null, '1918-11-12'],
  ['1962', '1962-01-01', '1962-12-31'],
])('%s extends from %s to %s', (text, earliest, latest) => {
  const interval = parseInterval(text)!;
  expect([day(interval.earliest), day(interval.latest)]).toEqual([earliest, latest]);
});

test.each(['', '/', '../..', '2020/1874', '1874/2020/2021', '1874–2020', '1874/x', '1874-13/2020'])(
  '%j is not an interval',
  (text) => expect(parseInterval(text)).toBe(null),
);
