import { describe, expect, test } from 'vitest';
import { listedOnce } from '../../../src/model/rules/lists.js';
import { anEvent, anOffice, aParaphrase, aVisit, judge } from './judge.js';

const cite = [[0, 1]];

describe('nothing is listed twice', () => {
  test('a speaker listed in two roles is refused', () => {
    const speakers = [{ person: 'xi', role: 'host' }, { person: 'kim' }, { person: 'xi' }];
    expect(judge(listedOnce, { statements: { it: { ...aParaphrase, speakers } } })).toEqual([
      'statements.it.speakers[2]: repeats entry [0] of this list: person xi',
    ]);
  });

  test('entries that differ in a relevant field pass', () => {
    expect(
      judge(listedOnce, {
        positions: [anOffice, { ...anOffice, term: 2 }, { ...anOffice, country: 'china' }],
        visits: {
          trip: {
            ...aVisit,
            delegation: [
              { name: 'An aide', cite },
              { name: 'Another aide', cite },
              { name: 'An aide', side: 'HOST', cite },
            ],
          },
        },
        events: {
          talks: {
            ...anEvent,
            participants: [
              { country: 'china', cite },
              { person: 'xi', country: 'china', cite },
            ],
          },
        },
        statements: {
          it: {
            ...aParaphrase,
            cite: [
              [0, 1],
              [0, 2],
            ],
          },
        },
      }),
    ).toEqual([]);
  });

  test.each([
    [
      'a repeated alias',
      { people: { kim: { name: 'Kim', aliases: ['Gim', 'Gim'] } } },
      'people.kim.aliases[1]: repeats entry [0] of this list: Gim',
    ],
    [
      'a repeated office',
      { positions: [anOffice, anOffice] },
      'positions[1]: repeats entry [0] of this list: person kim, title Leader, term 1',
    ],
    [
      'a repeated place',
      { visits: { trip: { ...aVisit, places: ['Dalian', 'Dalian'] } } },
      'visits.trip.places[1]: repeats entry [0] of this list: Dalian',
    ],
    [
      'a repeated delegate, under any name',
      {
        visits: {
          trip: {
            ...aVisit,
            delegation: [
              { name: 'Kim', person: 'kim', cite },
              { name: 'He', person: 'kim', cite },
            ],
          },
        },
      },
      'visits.trip.delegation[1]: repeats entry [0] of this list: person kim',
    ],
    [
      'a repeated participant',
      {
        events: {
          talks: {
            ...anEvent,
            participants: [
              { country: 'china', cite },
              { country: 'china', cite },
            ],
          },
        },
      },
      'events.talks.participants[1]: repeats entry [0] of this list: country china',
    ],
    [
      'a repeated speaker',
      { statements: { it: { ...aParaphrase, speakers: [{ person: 'xi' }, { person: 'xi' }] } } },
      'statements.it.speakers[1]: repeats entry [0] of this list: person xi',
    ],
    [
      'a repeated topic',
      { statements: { it: { ...aParaphrase, topics: ['peace', 'peace'] } } },
      'statements.it.topics[1]: repeats entry [0] of this list: peace',
    ],
    [
      'a repeated passage, quoted or not',
      { statements: { it: { ...aParaphrase, cite: [[0, 1], { start: 0, end: 1, exact: 'x' }] } } },
      'statements.it.cite[1]: repeats entry [0] of this list: the passage [0, 1]',
    ],
  ])('%s is refused', (_what, parts, place) => {
    expect(judge(listedOnce, parts)).toEqual([place]);
  });
});
