import { afterAll, beforeAll, expect, test } from 'vitest';
import { annotation as shape } from '../../../../src/model/annotation.js';
import { storeAnnotation } from '../../../../src/store/import/store.js';
import { storeCountries } from '../../../../src/store/import/countries.js';
import { COUNTRIES } from '../../../store/small-annotations.js';
import { emptyStore } from '../../../support/store.js';
import { watchedServer, type WatchedServer } from '../../../http/limits/watched-server.js';

// Two sources disagree on a person, an office, an organization, an event and a participant: pages say so beside the fact.

let server: WatchedServer;

const source = (slug: string, title: string, publishedOn: string) => ({
  slug,
  title,
  publishedOn,
  sha256: '0'.repeat(64),
  length: 1_000,
});
const said = (slug: string, title: string, publishedOn: string, of: Record<string, string>) =>
  shape.parse({
    source: source(slug, title, publishedOn),
    people: { kim: { name: 'Kim', country: of['country'] } },
    organizations: {
      party: { name: 'The Party', kind: of['kind'] },
      school: { name: 'The School', kind: 'OTHER' },
    },
    positions: [
      { title: 'Leader', person: 'kim', organization: 'party', start: of['since'], status: 'HELD', cite: [[0, 10]] },
      { title: 'Teacher', person: 'kim', organization: 'school', start: '1990', status: 'UNKNOWN', cite: [[0, 10]] },
    ],
    visits: {
      trip: {
        ...{
          title: 'A visit to China',
          status: 'COMPLETED',
          hostCountry: 'china',
          guestCountry: 'north-korea',
          start: '1998-01-12',
          cite: [[10, 20]],
        },
        delegation: [{ name: 'Kim', person: 'kim', role: of['role'], side: 'GUEST', capacity: 'HEAD', cite: [[10, 20]] }],
      },
    },
    events: {
      dinner: {
        ...{ title: 'A dinner', kind: 'BANQUET', status: 'COMPLETED', visit: 'trip', start: of['dinner'], cite: [[20, 30]] },
        participants: [{ person: 'kim', role: of['seat'], cite: [[20, 30]] }],
      },
    },
  });
const OLDER = said('ministry', 'The list', '1998-01-20', {
  country: 'china',
  kind: 'GOVERNMENT',
  since: '1991',
  role: 'Envoy',
  dinner: '1998-01-12',
  seat: 'Guest',
});
const NEWER = said('newspaper', 'The newspaper', '1998-02-01', {
  country: 'north-korea',
  kind: 'PARTY',
  since: '1994',
  role: 'Leader',
  dinner: '1998-01-13',
  seat: 'Host',
});

beforeAll(async () => {
  const filled = emptyStore().then(async (database) => {
    await storeCountries(database.prisma, COUNTRIES);
    for (const each of [OLDER, NEWER]) await storeAnnotation(database.prisma, each);
    return database;
  });
  server = await watchedServer({}, undefined, filled);
});
afterAll(() => server.close());

/** Returns the text of a page; passage numbers are those of its list. */
async function read(path: string): Promise<string> {
  const response = await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } });
  expect(response.status).toBe(200);
  const html = await response.text();
  return html
    .replace(/<sup class="cites">.*?<\/sup>/gs, '')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ');
}

test('the page of a person shows what other sources say about the country and each office', async () => {
  const text = await read('/people/kim');
  expect(text).toContain('Person, north-korea. The list gives a different value: china');
  expect(text).toContain(
    'from 1994, still held when the newest source that says so was published. The list gives a different value: first day 1991',
  );
  expect(text).toContain('from 1990, end not knownVisits'); // nobody disagrees on this one
  expect(text).toContain('Where sources disagree');
});

test('the page of an organization shows what other sources say about its kind and its offices', async () => {
  const text = await read('/organizations/party');
  expect(text).toContain('Party. The list gives a different value: government');
  expect(text).toContain('The list gives a different value: first day 1991');
  expect(await read('/organizations/school')).not.toContain('otherwise');
});

test('the page of a visit shows what other sources say about each delegate, event and participant', async () => {
  const text = await read('/visits/trip');
  expect(text).toContain('as Leader. The list gives a different value: Envoy');
  expect(text).toContain('13 January 1998. The list gives a different value: first day 12 January 1998');
  expect(text).toContain('With Kim, Host. The list gives a different value: Guest');
});

test('a participant shows the passage of the source that states the displayed role', async () => {
  const response = await fetch(new URL('/visits/trip', server.url), { headers: { accept: 'text/html' } });
  const [, participant = ''] = /class="with">(.*?)<\/p>/s.exec(await response.text()) ?? [];
  const passages = [...participant.matchAll(/href="\/sources\/(\w+)#/g)].map(([, slug]) => slug);
  expect(passages).toEqual(['newspaper', 'ministry']); // of Host, and of Guest
});

test('JSON-LD of pages and files includes what other sources claim', async () => {
  const claim = (name: string, text: string) => ({
    '@type': 'Claim',
    name,
    text,
    appearance: { '@id': expect.stringMatching(/sources\/ministry$/) },
  });
  const pageOf = async (path: string) => {
    const html = await (await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } })).text();
    return JSON.parse(/<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(html)![1]!);
  };
  const kind = [claim('kind', 'GOVERNMENT')];
  expect((await pageOf('/organizations/party')).subjectOf).toEqual(kind);
  expect(await pageOf('/organizations/school')).not.toHaveProperty('subjectOf');
  expect((await pageOf('/people/kim')).subjectOf).toEqual([claim('country', 'china')]);
  const file = await (await fetch(new URL('/export/organizations.jsonld', server.url))).json();
  const [party, school] = ['party', 'school'].map((slug) =>
    file['@graph'].find((each: any) => each['@id'] === `organizations/${slug}`),
  );
  expect(party.subjectOf).toEqual(kind);
  expect(school).not.toHaveProperty('subjectOf');
  const events = await (await fetch(new URL('/export/events.jsonld', server.url))).json();
  expect(events['@graph'][0].subjectOf).toEqual([claim('start', '1998-01-12')]);
});

test('a list marks visits on which sources disagree, and disagreements are listed for people and organizations', async () => {
  const count = async (query: string) => /(\d+|No) disagreements?/.exec(await read(`/disagreements${query}`))?.[1];
  expect(await count('')).toBe('6');
  expect(await count('?person=kim')).toBe('2');
  expect(await count('?organization=party')).toBe('2');
  expect(await count('?organization=school')).toBe('No');
  expect(await read('/visits')).not.toContain('Sources disagree'); // they disagree on its parts, not on the visit itself
});
