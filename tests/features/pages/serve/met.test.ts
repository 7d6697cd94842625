import { afterAll, beforeAll, expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import type { Database } from '../../../../src/db/database.js';
import { annotation } from '../../../../src/model/annotation.js';
import { storeAnnotation } from '../../../../src/store/import/store.js';
import { storeCountries } from '../../../../src/store/import/countries.js';
import { serve, type Served } from '../../../http/serve.js';
import { emptyStore } from '../../../support/store.js';

// A visit with delegations on both sides, where a source says only that the king met the president.

const cite = [[0, 0]];
const delegate = (person: string, side: 'GUEST' | 'HOST', capacity = 'MEMBER') => ({
  name: person,
  person,
  side,
  capacity,
  cite,
});
const event = (title: string, kind: string, start: string, participants: object[]) => ({
  ...{ title, kind, status: 'COMPLETED', visit: 'made', start, cite },
  participants: participants.map((participant) => ({ ...participant, cite })),
});
const REPORT = annotation.parse({
  source: { slug: 'report', kind: 'LINK', title: 'A report', url: 'https://example.org/1', publishedOn: '2016-05-09' },
  people: {
    king: { name: 'King', country: 'morocco' },
    premier: { name: 'Premier', country: 'morocco' },
    president: { name: 'President', country: 'ghana' },
    minister: { name: 'Minister', country: 'ghana' },
    envoy: { name: 'Envoy' },
    aide: { name: 'Aide', country: 'ghana' },
    regent: { name: 'Regent', country: 'morocco' },
    speaker: { name: 'Speaker', country: 'ghana' },
    mette: { name: 'Mette Lund' },
    leader: { name: 'Leader', country: 'ghana' },
    herald: { name: 'Herald', country: 'ghana' },
    usher: { name: 'Usher', country: 'ghana' },
    guide: { name: 'Guide', country: 'ghana' },
    tourist: { name: 'Tourist', country: 'ghana' },
    companion: { name: 'Companion', country: 'ghana' },
    chancellor: { name: 'Chancellor', country: 'france' },
    protocol: { name: 'Chief of Protocol', country: 'france' },
  },
  positions: [
    ...['king', 'regent'].map((person) => ({ person, title: 'Ruler', country: 'morocco', status: 'UNKNOWN', cite })),
    { person: 'speaker', title: 'Speaker', country: 'ghana', status: 'UNKNOWN', cite },
  ],
  visits: {
    ...Object.fromEntries(
      [
        ['one', '2017-03-01'],
        ['two', '2017-06-01'],
      ].map(([slug, start]) => [
        slug,
        {
          ...{ title: `Visit ${slug}`, status: 'COMPLETED', guestCountry: 'ghana', hostCountry: 'france', start, cite },
          delegation: [
            delegate('leader', 'GUEST', 'HEAD'),
            delegate('chancellor', 'HOST', 'MET'),
            ...(slug === 'one' ? [delegate('protocol', 'HOST')] : []),
          ],
        },
      ]),
    ),
    ...Object.fromEntries(
      ['1991', '1992'].map((start) => [
        `toured-${start}`,
        {
          ...{ title: `A tour in ${start}`, status: 'COMPLETED', guestCountry: 'ghana', hostCountry: 'france', start, cite },
          delegation: [
            delegate('tourist', 'GUEST', 'HEAD'),
            delegate('companion', 'GUEST'),
            ...['Vorster', `Name of ${start}`].map((name) => ({ name, side: 'HOST', capacity: 'MET', cite })),
          ],
        },
      ]),
    ),
    three: {
      ...{ title: 'Visit three', status: 'COMPLETED', guestCountry: 'ghana', hostCountry: 'france', start: '2018', cite },
      delegation: [delegate('leader', 'GUEST', 'HEAD')],
    },
    four: {
      ...{ title: 'Visit four', status: 'COMPLETED', guestCountry: 'ghana', hostCountry: 'france', start: '2019', cite },
      delegation: [delegate('herald', 'GUEST', 'HEAD'), delegate('usher', 'GUEST'), delegate('chancellor', 'HOST', 'MET')],
    },
    'made-again': {
      ...{ title: 'The visit, as printed elsewhere', status: 'COMPLETED', guestCountry: 'ghana', hostCountry: 'morocco', cite },
      start: '2016-05-09',
      delegation: [{ ...delegate('president', 'GUEST', 'HEAD'), role: 'Sovereign' }, delegate('aide', 'GUEST')],
    },
    made: {
      ...{ title: 'A visit', status: 'COMPLETED', guestCountry: 'ghana', hostCountry: 'morocco', start: '2016-05-09', cite },
      note: 'The president also met the envoy.',
      delegation: [
        { ...delegate('king', 'HOST', 'HEAD'), role: 'Sovereign' },
        delegate('premier', 'HOST'),
        delegate('president', 'GUEST', 'HEAD'),
        delegate('minister', 'GUEST'),
      ],
    },
  },
  events: {
    talks: event('Talks', 'MEETING', '2016-05-09', [{ person: 'king' }, { person: 'president' }]),
    tea: event('Tea with a delegation', 'MEETING', '2016-05-10', [{ person: 'minister' }, { country: 'morocco' }]),
    dinner: event('Dinner', 'BANQUET', '2016-05-10', [
      { person: 'king', side: 'HOST' },
      { person: 'premier', side: 'HOST' },
      { person: 'president', side: 'GUEST' },
    ]),
    speech: event('A speech', 'SPEECH', '2016-05-10', [{ person: 'premier' }]),
    tour: event('A tour', 'OTHER', '2016-05-10', [{ person: 'guide' }]),
  },
});

let db: Database;
let server: Served;
beforeAll(async () => {
  db = await emptyStore();
  await storeCountries(db.prisma, countries());
  await storeAnnotation(db.prisma, REPORT);
  server = await serve(db, {});
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

/** Returns the text of the section with an id on the page of a person. */
async function section(slug: string, id: string): Promise<string> {
  const response = await fetch(new URL(`/people/${slug}`, server.url), { headers: { accept: 'text/html' } });
  expect(response.status).toBe(200);
  const [, found = ''] = new RegExp(`<section aria-labelledby="${id}">(.*?)</section>`, 's').exec(await response.text()) ?? [];
  return found
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

test('only people at the same event count as having met a person, and those on the same side are listed separately', async () => {
  expect(await section('king', 'met')).toMatch(
    /^Who met King At the same meetings and other events President 2 events of 1 visit There on the same side as King Premier 1 event /,
  );
});

test('visits whose notes mention a meeting are linked, without people called Mette', async () => {
  expect(await section('minister', 'met')).toContain(
    'Other people may be named only in notes of visits. See 1 visit with the word “met” .',
  );
  expect(await section('envoy', 'met')).not.toContain('“met”');
  const listed = await fetch(new URL('/visits?who=minister&q=%22met%22', server.url), { headers: { accept: 'text/html' } });
  const list = await listed.text();
  expect(list).toContain('>1 visit with these words<');
  expect(list).not.toContain('Mette');
  const between = await fetch(new URL('/between/ghana/morocco', server.url), { headers: { accept: 'text/html' } });
  expect(await between.text()).toContain(
    '<a href="/visits?guest=ghana&amp;host=morocco&amp;q=%22met%22">1 visit from Ghana to Morocco with the word “met”</a>',
  );
});

test.each(['/visits', '/counts', '/map'])('%s by a person counts the visits whose notes alone have the surname', async (path) => {
  const html = async (query: string) => (await fetch(new URL(`${path}?${query}`, server.url))).text();
  for (const query of ['person=Envoy', 'who=envoy'])
    expect(await html(query)).toContain(
      'Not counted: 1 visit with the word “Envoy” only in the title, places or note.</bdi> ' +
        `<a href="${path}?q=%22Envoy%22">Show all visits with this word</a>.`,
    );
  expect(await html('q="Envoy"')).toContain('>1 visit with these words<');
  for (const query of ['person=Minister', 'person=President', 'person=Envoy&guest=france'])
    expect(await html(query)).not.toContain('Not counted');
});

test('the page of a person counts the visits that name the person only in words', async () => {
  expect(await section('envoy', 'visits')).toContain(
    'Not counted: 1 visit with the word “Envoy” only in the title, places or note. Show all visits with this word .',
  );
  expect(await section('minister', 'visits')).not.toContain('Not counted');
});

test('rows of a search say where its words are, unless the title has them', async () => {
  const rows = async (words: string) =>
    (await fetch(new URL(`/visits?q=${words}`, server.url), { headers: { accept: 'text/html' } })).text();
  expect(await rows('Envoy')).toContain('<bdi>“The president also met the envoy.”</bdi>');
  expect(await rows('Premier')).toContain('A visit</bdi></a><span class="aside"> <bdi>with Premier</bdi></span>');
  expect(await rows('')).not.toContain('“');
  expect(await rows('printed')).toMatch(/The visit, as printed elsewhere<\/bdi><\/a>(?!<span)/);
});

test.each(['/visits', '/counts', '/map'])('%s by an office says that it is on either side, and takes a side', async (path) => {
  const html = async (query: string) => (await fetch(new URL(`${path}?role="Sovereign"${query}`, server.url))).text();
  const graphql = async (delegate: object) => {
    const query = 'query ($delegate: DelegateWhere) { visits(where: { delegate: $delegate }, first: 0) { totalCount } }';
    const body = JSON.stringify({ query, variables: { delegate: { role: { equals: 'Sovereign' }, ...delegate } } });
    const response = await fetch(new URL('/graphql', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return ((await response.json()) as { data: { visits: { totalCount: number } } }).data.visits.totalCount;
  };
  const either = await html('');
  expect(either).toContain('>2 visits<');
  expect(either).toContain('This office on either side.');
  expect(either).toContain('(office of a delegate on either side: ');
  expect(await graphql({})).toBe(2);
  for (const side of ['guest', 'host']) {
    expect(either).toContain(`<a href="${path}?role=%22Sovereign%22&amp;side=${side}">`);
    const one = await html(`&side=${side}`);
    expect(one).toContain('>1 visit<');
    expect(one).not.toContain('either side:');
    expect(await graphql({ side: side.toUpperCase() })).toBe(1);
  }
});

test('a person who took part only in the events of a visit is not said to be absent from the sources', async () => {
  expect(await section('guide', 'visits')).toContain(
    'The sources name Guide at events of visits, listed below, but in no delegation.',
  );
  expect(await section('envoy', 'visits')).toContain('No delegation in these sources includes this person.');
});

test("a person who held an office but is named as the host of no visit has a link to the country's visits at the time", async () => {
  const met = await section('regent', 'met');
  expect(met).toContain(
    'No event that took place is recorded with this person. No source names Regent among the hosts of a visit.',
  );
  expect(met).toContain('See visits to Morocco while Regent was, or may have been, in office .');
  const listed = await fetch(new URL('/visits?host=morocco&under="Regent"&held=undecided', server.url));
  expect(await listed.text()).toContain('>2 visits<');
  for (const slug of ['king', 'speaker', 'envoy']) expect(await section(slug, 'met')).not.toContain('among the hosts');
});

test('for a person with visits but without events, the page says that only visits are recorded', async () => {
  expect(await section('aide', 'met')).toContain('Visits with Aide are recorded here, but not whom Aide met.');
});

test('visits that may be stored twice are marked in lists, and counted in their frames', async () => {
  for (const [path, count] of [
    ['/visits', '2 of the visits on this page are possible duplicates.'],
    ['/people/president', '2 of the visits on this page are possible duplicates.'],
    ['/people/minister', '1 of the visits on this page is a possible duplicate.'],
  ]) {
    const html = await (await fetch(new URL(path!, server.url), { headers: { accept: 'text/html' } })).text();
    expect(html, path).toContain(count);
    const links = [...html.matchAll(/<a class="aside" href="(\/about\?pairs=all#(pair-[^"]+))">/g)];
    expect(links).toHaveLength(Number(count![0]));
    for (const [, url, id] of links) {
      const about = await (await fetch(new URL(url!, server.url))).text();
      expect(about.match(new RegExp(`id="${id}"`, 'g'))).toHaveLength(1);
    }
  }
});

test('the page of a visit names the guests and hosts at its events', async () => {
  const response = await fetch(new URL('/visits/made', server.url), { headers: { accept: 'text/html' } });
  const words = (await response.text()).replaceAll(/<sup.*?<\/sup>|<[^>]*>/gs, '');
  expect(words).toContain('Hosts: King and Premier; guests: President');
  expect(words).toContain('With King and President');
});

test('delegates on the other side of a visit are listed as such', async () => {
  const others = await section('king', 'other-side');
  expect(others).toContain('On the guest’s side, with King as a host Minister 1 visit President 1 visit');
  expect(others).toContain('does not mean that they met King');
  expect(await section('minister', 'other-side')).toContain(
    'On the host’s side, with Minister as a guest King 1 visit Premier 1 visit',
  );
  expect(await section('envoy', 'other-side')).toBe('');
});

test('whoever was met is known to have met the head of a delegation, not its members', async () => {
  expect(await section('herald', 'met')).toContain('Met during visits, according to the sources Chancellor 1 visit');
  expect(await section('usher', 'met')).not.toContain('Chancellor');
  expect(await section('chancellor', 'met')).not.toContain('Usher');
});

test('the page of two countries lists who met whom according to sources without events, but no members', async () => {
  const html = await (await fetch(new URL('/between/ghana/france', server.url), { headers: { accept: 'text/html' } })).text();
  const words = html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
  expect(words).toContain('name people whom the guests met, but may not name everybody.');
  expect(words).toContain('Leader and Chancellor 2 visits');
  expect(words).not.toContain('Usher and Chancellor');
  expect(words).not.toContain('Who met whom is not counted');
});

test('people whom the other side met are counted on both sides, and not among the other delegates', async () => {
  const met = await section('leader', 'met');
  expect(met).toContain(
    '2 of 3 visits record whom Leader met, but may not name everybody, or name somebody in two ways: see possible duplicate people',
  );
  expect(met).toContain('Met during visits, according to the sources Chancellor 2 visits');
  expect(await section('leader', 'other-side')).toMatch(/with Leader as a guest Chief of Protocol 1 visit$/);
  const host = await section('chancellor', 'met');
  expect(host).toContain('2 of 3 visits record whom Chancellor met');
  expect(host).toContain('Met during visits, according to the sources Leader 2 visits');
  expect(host).not.toMatch(/No source names|not whom Chancellor met/);
  expect(await section('chancellor', 'other-side')).toBe('');
  expect(await section('protocol', 'met')).toContain('but not whom Chief of Protocol met.');
});

test('names of unidentified people whom a person met are counted, with a link to the visits that have them', async () => {
  const html = await (await fetch(new URL('/people/tourist', server.url))).text();
  const [, text, path] = /<p class="aside">(Not included: [^<]*)<a href="([^"]+)">2 visits with such names<\/a>/.exec(html)!;
  expect(text).toBe(
    'Not included: 3 names of people whom Tourist met, but who are not identified, so numbers above may be too low. See ',
  );
  expect(path).toBe('/visits?who=tourist&amp;status=past&amp;delegates=met');
  const list = async (url: string) => (await fetch(new URL(url, server.url))).text();
  expect(await list(path!.replaceAll('&amp;', '&'))).toContain('>2 visits</p>');
  expect(await list('/visits?who=companion&delegates=met')).toContain('No visits found.');
  expect(await section('companion', 'met')).not.toContain('Not included');
});

test.each([
  ['leader', 'met=Chancellor'],
  ['chancellor', 'met=Leader'],
])('the count of visits in which %s met somebody links to these visits', async (slug, other) => {
  const html = await (await fetch(new URL(`/people/${slug}`, server.url), { headers: { accept: 'text/html' } })).text();
  const path = `/visits?who=${slug}&${other}`;
  expect(html).toContain(`<a href="${path.replace('&', '&amp;')}">2 visits</a>`);
  const list = await (await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } })).text();
  expect(list).toContain('>2 visits</p>');
  expect(await (await fetch(new URL(`/visits?who=aide&${other}`, server.url))).text()).toContain('No visits found.');
});

test('a meeting with a country is listed, and an event that names nobody else is counted', async () => {
  const met = await section('minister', 'met');
  expect(met).toContain(
    'With countries or organizations, or with representatives who have no page Morocco : Tea with a delegation',
  );
  expect(met).toContain('10 May 2016');
  expect(met).not.toContain('No meetings');
  expect(await section('envoy', 'met')).toContain('No event that took place is recorded with this person.');
});
