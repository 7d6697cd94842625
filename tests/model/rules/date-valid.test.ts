import { describe, expect, test } from 'vitest';
import { dateValid } from '../../../src/model/rules/dates.js';
import { anEvent, anOffice, aParaphrase, aVisit, judge } from './judge.js';

describe('a date exists in the calendar', () => {
  test.each(['2018', '2018-03', '2018-03-25', '[..2000-05]'])('%s passes', (start) => {
    expect(judge(dateValid, { visits: { trip: { ...aVisit, start } } })).toEqual([]);
  });

  test('any other date is refused in every field', () => {
    const problems = judge(dateValid, {
      source: { publishedOn: 'soon' },
      positions: [{ ...anOffice, end: '2018-13' }],
      visits: { trip: { ...aVisit, start: '2018-02-29' } },
      events: { talks: { ...anEvent, end: '' } },
      statements: { it: { ...aParaphrase, saidOn: '25 March' } },
    });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'source.publishedOn',
      'visits.trip.start',
      'events.talks.end',
      'positions[0].end',
      'statements.it.saidOn',
    ]);
    expect(problems[1]).toContain('"2018-02-29" is not a date: write 2018, 2018-03, 2018-03-25');
  });
});
