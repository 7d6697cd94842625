import { describe, expect, test } from 'vitest';
import { stateExisted } from '../../../src/model/rules/dates.js';
import { anEvent, aVisit, judge } from './judge.js';

const judgeVisit = (fields: object) => judge(stateExisted, { visits: { trip: { ...aVisit, ...fields } } });

describe('the countries of a visit existed at the time', () => {
  test.each([
    { hostCountry: 'soviet-union', start: '1988-05-29' },
    { hostCountry: 'soviet-union', start: '1991' },
    { hostCountry: 'russia', start: '1991' },
    { hostCountry: 'soviet-union' },
    { hostCountry: 'nowhere', start: '1988' },
    { hostCountry: 'soviet-union', start: 'soon' },
  ])('%j passes', (fields) => expect(judgeVisit(fields)).toEqual([]));

  test('other countries are refused, and the error names the states that existed', () => {
    expect(judgeVisit({ guestCountry: 'vietnam', hostCountry: 'russia', start: '1960-07' })).toEqual([
      'visits.trip.guestCountry: vietnam existed from 1976-07-02, not in 1960-07; north-vietnam, south-vietnam did',
      'visits.trip.hostCountry: russia existed from 1991, not in 1960-07; soviet-union did',
    ]);
    expect(judgeVisit({ hostCountry: 'soviet-union', end: '1995' })).toEqual([
      expect.stringMatching(
        /^visits\.trip\.hostCountry: soviet-union existed from 1922-12-30 to 1991-12-26, not in 1995; \S+, .* and others did$/,
      ),
    ]);
  });
});

test('the country of an event existed at the time', () => {
  expect(judge(stateExisted, { events: { talks: { ...anEvent, country: 'malaya', start: '1970' } } })).toEqual([
    'events.talks.country: malaya existed from 1946 to 1963-09-15, not in 1970; malaysia did',
  ]);
});
