import { describe, expect, test } from 'vitest';
import { referenceResolves } from '../../../src/claims/rules/reference-resolves.js';
import { anEvent, anOffice, anOrganization, aParaphrase, aVisit, judge } from './judge.js';

const cite = [[0, 1]];

describe('a reference leads to something', () => {
  test('declared in the annotation, or a country that there is: passes', () => {
    expect(
      judge(referenceResolves, {
        people: { kim: { name: 'Kim', country: 'north-korea' } },
        organizations: { xinhua: anOrganization },
        positions: [{ ...anOffice, organization: 'xinhua', country: 'china' }],
      }),
    ).toEqual([]);
  });

  test('every one that leads nowhere: refused', () => {
    expect(
      judge(referenceResolves, {
        source: { publisher: 'a' },
        people: { kim: { name: 'Kim', country: 'atlantis' } },
        organizations: { xinhua: { ...anOrganization, country: 'atlantis', parent: 'b' } },
        kinship: [{ person: 'c', relative: 'd', kind: 'SPOUSE', cite }],
        positions: [{ ...anOffice, organization: 'e' }],
        visits: {
          trip: {
            ...aVisit,
            guestCountry: 'atlantis',
            hostCountry: 'mu',
            delegation: [{ name: 'F', person: 'f', cite }],
          },
        },
        events: {
          talks: {
            ...anEvent,
            country: 'mu',
            visit: 'g',
            participants: [
              { person: 'h', organization: 'i', cite },
              { country: 'mu', cite },
            ],
          },
        },
        statements: {
          it: {
            ...aParaphrase,
            speakers: [{ person: 'j' }, { organization: 'k' }, { country: 'mu' }],
            reportedBy: 'l',
            visit: 'm',
            event: 'n',
            about: ['trip', 'o'],
            topics: ['constructor'],
          },
        },
      }).sort(),
    ).toEqual([
      'events.talks.country: there is no country mu',
      'events.talks.participants[0].organization: i is not declared under organizations',
      'events.talks.participants[0].person: h is not declared under people',
      'events.talks.participants[1].country: there is no country mu',
      'events.talks.visit: g is not declared under visits',
      'kinship[0].person: c is not declared under people',
      'kinship[0].relative: d is not declared under people',
      'organizations.xinhua.country: there is no country atlantis',
      'organizations.xinhua.parent: b is not declared under organizations',
      'people.kim.country: there is no country atlantis',
      'positions[0].organization: e is not declared under organizations',
      'source.publisher: a is not declared under organizations',
      'statements.it.about[1]: o is not declared under visits',
      'statements.it.event: n is not declared under events',
      'statements.it.reportedBy: l is not declared under organizations',
      'statements.it.speakers[0].person: j is not declared under people',
      'statements.it.speakers[1].organization: k is not declared under organizations',
      'statements.it.speakers[2].country: there is no country mu',
      'statements.it.topics[0]: constructor is not declared under topics',
      'statements.it.visit: m is not declared under visits',
      'visits.trip.delegation[0].person: f is not declared under people',
      'visits.trip.guestCountry: there is no country atlantis',
      'visits.trip.hostCountry: there is no country mu',
    ]);
  });
});
