import { describe, expect, test } from 'vitest';
import { referenceResolves } from '../../../src/model/rules/names.js';
import { anEvent, anOffice, anOrganization, aParaphrase, aVisit, judge } from './judge.js';

const cite = [[0, 1]];

describe('a reference resolves', () => {
  test('an entry in the annotation and an existing country pass', () => {
    expect(
      judge(referenceResolves, {
        people: { kim: { name: 'Kim', country: 'north-korea' } },
        organizations: { xinhua: anOrganization },
        positions: [{ ...anOffice, organization: 'xinhua', country: 'china' }],
      }),
    ).toEqual([]);
  });

  test('every reference that does not resolve is refused', () => {
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
      'events.talks.country: there is no country with the slug mu',
      'events.talks.participants[0].organization: i is not declared under organizations: declare it there first',
      'events.talks.participants[0].person: h is not declared under people: declare it there first',
      'events.talks.participants[1].country: there is no country with the slug mu',
      'events.talks.visit: g is not declared under visits: declare it there first',
      'kinship[0].person: c is not declared under people: declare it there first',
      'kinship[0].relative: d is not declared under people: declare it there first',
      'organizations.xinhua.country: there is no country with the slug atlantis: did you mean aland or albania?',
      'organizations.xinhua.parent: b is not declared under organizations: declare it there first',
      'people.kim.country: there is no country with the slug atlantis: did you mean aland or albania?',
      'positions[0].organization: e is not declared under organizations: declare it there first',
      'source.publisher: a is not declared under organizations: declare it there first',
      'statements.it.about[1]: o is not declared under visits: declare it there first',
      'statements.it.event: n is not declared under events: declare it there first',
      'statements.it.reportedBy: l is not declared under organizations: declare it there first',
      'statements.it.speakers[0].person: j is not declared under people: declare it there first',
      'statements.it.speakers[1].organization: k is not declared under organizations: declare it there first',
      'statements.it.speakers[2].country: there is no country with the slug mu',
      'statements.it.topics[0]: constructor is not declared under topics: declare it there first',
      'statements.it.visit: m is not declared under visits: declare it there first',
      'visits.trip.delegation[0].person: f is not declared under people: declare it there first',
      'visits.trip.guestCountry: there is no country with the slug atlantis: did you mean aland or albania?',
      'visits.trip.hostCountry: there is no country with the slug mu',
    ]);
  });
});
