import { describe, expect, test } from 'vitest';
import { participantIsSomeone } from '../../../src/model/rules/lists.js';
import { anEvent, judge } from './judge.js';

const judgeParticipant = (participant: object) =>
  judge(participantIsSomeone, {
    events: { talks: { ...anEvent, participants: [{ ...participant, cite: [[0, 1]] }] } },
  });

describe('a participant is a person, a state or an organization', () => {
  test.each([
    { person: 'xi' },
    { country: 'china' },
    { organization: 'xinhua' },
    { person: 'xi', country: 'china' },
    { person: 'xi', organization: 'xinhua' },
  ])('%j passes', (participant) => expect(judgeParticipant(participant)).toEqual([]));

  test('a participant that is none of these is refused', () => {
    expect(judgeParticipant({ role: 'guest' })).toEqual([
      'events.talks.participants[0]: names nobody: specify a person, a country or an organization',
    ]);
  });

  test('a state combined with an organization is refused', () => {
    expect(judgeParticipant({ person: 'xi', country: 'china', organization: 'xinhua' })).toEqual([
      'events.talks.participants[0]: names both china and xinhua: specify a country or an organization',
    ]);
  });
});
