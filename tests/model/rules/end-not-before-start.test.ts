import { describe, expect, test } from 'vitest';
import { endNotBeforeStart } from '../../../src/model/rules/dates.js';
import { anEvent, anOffice, aVisit, judge } from './judge.js';

const judgeVisit = (start: string, end: string) => judge(endNotBeforeStart, { visits: { trip: { ...aVisit, start, end } } });

describe('an end is not before its start', () => {
  test.each([
    ['2018-03-25', '2018-03-25'],
    ['2018-03-25', '2018-03'],
    ['2018', '2018-01-01'],
    ['2018-03-25', '[..2018-03-28]'],
    ['[..2018]', '1990'],
    ['2018', 'soon'],
  ])('the period from %s to %s is possible and passes', (start, end) => expect(judgeVisit(start, end)).toEqual([]));

  test.each([
    ['2018-03-25', '2018-03-24'],
    ['2018-03', '2018-02-28'],
    ['[2018..]', '2017'],
  ])('the period from %s to %s is impossible and is refused', (start, end) => {
    expect(judgeVisit(start, end)).toEqual([`visits.trip.end: the end ${end} is before the start ${start}`]);
  });

  test('offices and events are also checked', () => {
    const never = { start: 2018, end: 2017 };
    expect(
      judge(endNotBeforeStart, { positions: [{ ...anOffice, ...never }], events: { talks: { ...anEvent, ...never } } }),
    ).toEqual([
      'events.talks.end: the end 2017 is before the start 2018',
      'positions[0].end: the end 2017 is before the start 2018',
    ]);
  });
});
