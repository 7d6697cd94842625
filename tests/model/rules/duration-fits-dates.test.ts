import { describe, expect, test } from 'vitest';
import { durationFitsDates } from '../../../src/model/rules/dates.js';
import { aVisit, judge } from './judge.js';

const judgeVisit = (dates: object) => judge(durationFitsDates, { visits: { trip: { ...aVisit, ...dates } } });

describe('a stated duration matches start and end', () => {
  test.each([
    ['a duration that includes both days', { start: '2018-03-25', end: '2018-03-28', durationDays: 4 }],
    ['a single day', { start: '2018-03-25', end: '2018-03-25', durationDays: 1 }],
    ['a duration over a leap day', { start: '2020-02-28', end: '2020-03-01', durationDays: 3 }],
    ['a duration without an end', { start: '2018-03-25', durationDays: 3 }],
    ['a duration between months', { start: '2018-03', end: '2018-03', durationDays: 3 }],
  ])('%s passes', (_what, dates) => expect(judgeVisit(dates)).toEqual([]));

  test('another duration is refused', () => {
    expect(judgeVisit({ start: '2018-03-25', end: '2018-03-28', durationDays: 3 })).toEqual([
      'visits.trip.durationDays: 2018-03-25 to 2018-03-28 is 4 days inclusive, not 3',
    ]);
  });
});
