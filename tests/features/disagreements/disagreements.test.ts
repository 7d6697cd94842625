import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { annotation as shape } from '../../../src/model/annotation.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { watchedServer, type WatchedServer } from '../../http/limits/watched-server.js';
import { COUNTRIES } from '../../store/small-annotations.js';
import { byResolvers } from '../../support/both-ways.js';
import { emptyStore } from '../../support/store.js';

// A ministry's list says 12 and 13 January, a newspaper 14: what clients, readers and spreadsheets see.

let server: WatchedServer;
let origin: string;

const source = (slug: string, title: string, publishedOn: string) => ({
  slug,
  title,
  publishedOn,
  sha256: '0'.repeat(64),
  length: 1_000,
});
const visit = { title: 'A visit to China', status: 'COMPLETED', hostCountry: 'china', guestCountry: 'north-korea' };
const MINISTRY = shape.parse({
  source: source('ministry', 'The list of the ministry', '1998-01-20'),
  people: { kim: { name: 'Kim' } },
  visits: {
    trip: {
      ...{ ...visit, kind: 'WORKING', start: '1998-01-12', end: '1998-01-13', cite: [[100, 160]] },
      delegation: [{ name: 'Kim', person: 'kim', role: 'President', capacity: 'HEAD', cite: [[100, 160]] }],
    },
  },
});
const NEWSPAPER = shape.parse({
  source: source('newspaper', 'The newspaper', '1998-02-01'),
  people: { kim: { name: 'Kim' } },
  visits: {
    trip: {
      ...{
        ...visit,
        start: '1998-01-14',
        end: '1998-01-14',
        cite: [
          [20, 60],
          [70, 90],
        ],
      },
      delegation: [{ name: 'Kim', person: 'kim', role: 'Foreign Minister', cite: [[70, 90]] }],
    },
  },
});

beforeAll(async () => {
  const filled = emptyStore().then(async (database) => {
    await storeCountries(database.prisma, COUNTRIES);
    for (const each of [MINISTRY, NEWSPAPER]) await storeAnnotation(database.prisma, each);
    return database;
  });
  server = await watchedServer({}, undefined, filled);
  origin = new URL(server.url).origin;
});
afterAll(() => server.close());

async function ask(query: string): Promise<any> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

test('a fact has the value from each source with its passages, and says which value is kept and why', async () => {
  const { visit: found } = await ask(`{ visit(slug: "trip") {
    start { edtf } citations { start source { slug } unsaid } supporting: citations(supporting: START) { start } kind: citations(supporting: KIND) { start }
    disagreements { field keptBecause values { value standing source { slug } citations { start end } } }
  } }`);
  expect(found).toEqual({
    start: { edtf: '1998-01-14' },
    citations: expect.arrayContaining([
      { start: 20, source: { slug: 'newspaper' }, unsaid: ['KIND'] },
      { start: 70, source: { slug: 'newspaper' }, unsaid: ['KIND'] },
      { start: 100, source: { slug: 'ministry' }, unsaid: ['START', 'END', 'DURATION_DAYS'] },
    ]),
    supporting: [{ start: 20 }, { start: 70 }],
    kind: [{ start: 100 }],
    disagreements: ['END', 'START'].map((field) => ({
      ...{ field, keptBecause: 'NEWEST' },
      values: [
        {
          value: '1998-01-14',
          standing: 'KEPT',
          source: { slug: 'newspaper' },
          citations: [
            { start: 20, end: 60 },
            { start: 70, end: 90 },
          ],
        },
        {
          value: field === 'START' ? '1998-01-12' : '1998-01-13',
          standing: 'DIFFERS',
          source: { slug: 'ministry' },
          citations: [{ start: 100, end: 160 }],
        },
      ],
    })),
  });
});

test('all disagreements form one list with filters', async () => {
  const fields = async (where: string) => {
    const { disagreements } = await ask(
      `{ disagreements(where: ${where}) { totalCount nodes { kind: factKind field fact { label } values { label } } } }`,
    );
    return disagreements.nodes.map(({ field, fact }: any) => `${fact.label}: ${field}`).sort();
  };
  expect(await fields('{}')).toEqual(['A visit to China: END', 'A visit to China: START', 'Kim, A visit to China: ROLE']);
  expect(await fields('{ kind: [DELEGATE] }')).toEqual(['Kim, A visit to China: ROLE']);
  expect(await fields('{ field: [START, ROLE] }')).toEqual(['A visit to China: START', 'Kim, A visit to China: ROLE']);
  expect(await fields('{ ofVisit: { slug: { equals: "trip" } } }')).toHaveLength(3);
  expect(await fields('{ ofVisit: { slug: { equals: "another" } } }')).toEqual([]);
  expect(await fields('{ source: { slug: { equals: "ministry" } }, keptBecause: [NEWEST] }')).toHaveLength(3);
});

test('the page of the visit shows both dates, each with its own passages', async () => {
  const html = await (await fetch(`${origin}/visits/trip`, { headers: { accept: 'text/html' } })).text();
  const [, when = ''] = /<dt>When<\/dt><dd>(.*?)<\/dd>/s.exec(html) ?? [];
  expect(when.replace(/<span class="hidden">Passage <\/span>/g, '').replace(/<\/?(?:bdi|time|span)[^>]*>/g, '')).toMatch(
    /^14 January 1998<sup class="cites"><a href="\/sources\/newspaper#passage-20-60">\d<\/a><a href="\/sources\/newspaper#passage-70-90">\d<\/a><\/sup>\. <a href="\/sources\/ministry">The list of the ministry<\/a> gives a different value: 12–13 January 1998<sup class="cites"><a href="\/sources\/ministry#passage-100-160">\d<\/a><\/sup>$/,
  );
  expect(html).toContain('Where sources disagree');
  expect(html).toContain('Foreign Minister');
});

test('a page lists the disagreements, and a file has one row per value', async () => {
  const page = await (await fetch(`${origin}/disagreements?kind=VISIT`, { headers: { accept: 'text/html' } })).text();
  expect(page).toContain('2 disagreements');
  const rows: Record<string, string>[] = parse(await (await fetch(`${origin}/export/disagreements.csv`)).text(), {
    columns: true,
  });
  const ofStart = rows.filter(({ field }) => field === 'start');
  expect(ofStart.map(({ fact, value, standing, source: from, passages }) => [fact, value, standing, from, passages])).toEqual([
    ['trip', '1998-01-14', 'KEPT', 'newspaper', '20–60|70–90'],
    ['trip', '1998-01-12', 'DIFFERS', 'ministry', '100–160'],
  ]);
});

test('a row in visits.csv names the source of its values and the fields that the source does not state', async () => {
  const [row] = parse(await (await fetch(`${origin}/export/visits.csv`)).text(), { columns: true }) as Record<string, string>[];
  expect(row).toMatchObject({ start: '1998-01-14', kind: 'WORKING', source: 'newspaper', unsaid: 'kind' });
});

test('a row in disagreements.csv names the visit of an event, a delegate or a participant', async () => {
  const talks = (start: string, role: string) => ({
    ...{ title: 'Talks', kind: 'TALKS', status: 'COMPLETED', visit: 'trip', start, cite: [[200, 250]] },
    participants: [{ country: 'china', role, cite: [[200, 250]] }],
  });
  const given = { ...visit, cite: [[200, 250]] };
  const annotations = [
    {
      source: source('first', 'The first', '1998-01-20'),
      visits: { trip: given },
      events: { talks: talks('1998-01-12', 'Host') },
    },
    {
      source: source('last', 'The last', '1998-02-20'),
      visits: { trip: given },
      events: { talks: talks('1998-01-14', 'Chair') },
    },
  ];
  for (const annotation of annotations) await storeAnnotation(server.db.prisma, shape.parse(annotation));
  const rows: Record<string, string>[] = parse(await (await fetch(`${origin}/export/disagreements.csv`)).text(), {
    columns: true,
  });
  const ofTalks = rows.filter(({ kind }) => kind === 'EVENT' || kind === 'PARTICIPANT');
  expect(new Set(ofTalks.map(({ kind, visit: slug }) => `${kind} ${slug}`))).toEqual(new Set(['EVENT trip', 'PARTICIPANT trip']));
});

describe('in the cities of a visit, and in a list of planned visits', () => {
  const stated = (slug: string, publishedOn: string, more: object) =>
    shape.parse({
      source: source(slug, slug, publishedOn),
      people: { kim: { name: 'Kim' } },
      visits: { tour: { ...visit, title: 'A tour', cite: [[10, 20]], ...more } },
    });
  const delegates = (...names: string[]) => names.map((name) => ({ name, role: `Role of ${name}`, cite: [[10, 20]] }));
  const PLANNED = stated('planned-visits', '1997-01-01', {
    ...{ status: 'PLANNED', places: ['Turku', 'Vaasa'], note: 'A note of the plan.' },
    delegation: delegates('Ann', 'Bob'),
  });
  const DIARY = stated('diary', '1998-03-01', { places: ['Helsinki', 'turku'], delegation: delegates('Bob') });
  const LETTER = stated('letter', '1998-04-01', { places: ['Tallinn'] });

  beforeAll(async () => {
    for (const each of [LETTER, PLANNED, DIARY]) await storeAnnotation(server.db.prisma, each);
  });
  const page = async () => (await fetch(`${origin}/visits/tour`, { headers: { accept: 'text/html' } })).text();
  /** The sources with marks behind these words. */
  const marksBehind = (html: string, words: string) => {
    const [, marks = ''] = new RegExp(`${words}</bdi>(<sup class="cites">.*?</sup>)?`, 's').exec(html) ?? [];
    return [...marks.matchAll(/sources\/([^#]+)#/g)].map(([, slug]) => slug);
  };

  test('each entry has the passages of the sources that state it, compiled and resolved', async () => {
    const entries = ['Tallinn', 'Helsinki', 'turku', 'Turku', 'Vaasa', 'Oulu'];
    const query = `{ visit(slug: "tour") { places
      all: citations(supporting: PLACES) { source { slug } unsaidEntries(field: PLACES) }
      ${entries.map((entry, index) => `_${index}: citations(supporting: PLACES, entry: "${entry}") { source { slug } }`).join(' ')} } }`;
    const { visit: found } = await ask(query);
    const resolved = await byResolvers(await createSchema(FEATURES), server.db, query);
    expect(JSON.parse(resolved).data.visit).toEqual(found);
    expect(found.places).toEqual(['Tallinn', 'Helsinki', 'turku', 'Turku', 'Vaasa']);
    const slugs = (citations: any[]) => citations.map((each) => each.source.slug).sort();
    expect(entries.map((_entry, index) => slugs(found[`_${index}`]))).toEqual([
      ['letter'],
      ['diary'],
      ['diary', 'planned-visits'],
      ['diary', 'planned-visits'],
      ['planned-visits'],
      [],
    ]);
    const unsaid = Object.fromEntries(found.all.map((each: any) => [each.source.slug, each.unsaidEntries]));
    expect(unsaid['letter']).toEqual(['Helsinki', 'turku', 'Turku', 'Vaasa']);
    expect(unsaid['planned-visits']).toEqual(['Tallinn', 'Helsinki']);
  });

  test('an entry can be specified only for a field with a list', async () => {
    for (const given of ['entry: "Turku"', 'supporting: START, entry: "Turku"']) {
      const { errors } = await server.post({ query: `{ visit(slug: "tour") { citations(${given}) { start } } }` });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(errors![0]!.message).toContain('PLACES');
    }
  });

  test('lists without a common entry are a disagreement on the page, in JSON-LD and in files', async () => {
    const { disagreements: found } = await ask(
      '{ disagreements(where: { field: [PLACES] }) { nodes { keptBecause values { value standing source { slug } } } } }',
    );
    expect(found.nodes).toEqual([
      {
        keptBecause: 'UNITED',
        values: [
          { value: 'Tallinn', standing: 'KEPT', source: { slug: 'letter' } },
          { value: 'Helsinki, turku', standing: 'KEPT', source: { slug: 'diary' } },
          { value: 'Turku, Vaasa', standing: 'KEPT', source: { slug: 'planned-visits' } },
        ],
      },
    ]);
    const html = await page();
    expect(html).toContain('Sources name different cities.');
    expect(html).toContain('The lists have no entry in common. All entries are shown.');
    const [, jsonLd = ''] = /<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(html) ?? [];
    expect(JSON.parse(jsonLd).subjectOf.map(({ text }: any) => text)).toEqual(['Tallinn', 'Helsinki, turku', 'Turku, Vaasa']);
    const rows: Record<string, string>[] = parse(await (await fetch(`${origin}/export/visits.csv`)).text(), { columns: true });
    expect(rows.find(({ slug }) => slug === 'tour')!['unsaid']!.split('|')).toContain('places:Tallinn');
    const claims: Record<string, string>[] = parse(await (await fetch(`${origin}/export/disagreements.csv`)).text(), {
      columns: true,
    });
    expect(claims.filter(({ fact }) => fact === 'tour').map(({ value, keptBecause }) => `${value} ${keptBecause}`)).toEqual([
      'Tallinn UNITED',
      'Helsinki, turku UNITED',
      'Turku, Vaasa UNITED',
    ]);
  });

  test('the page marks each city with its sources', async () => {
    const html = await page();
    const [, to = ''] = /<dt>To<\/dt><dd>(.*?)<\/dd>/s.exec(html) ?? [];
    expect(['Tallinn', 'Helsinki', 'Turku', 'Vaasa'].map((city) => marksBehind(to, city).sort())).toEqual([
      ['letter'],
      ['diary'],
      ['diary', 'planned-visits'],
      ['planned-visits'],
    ]);
  });

  test('the page of a completed visit marks values stated only by a list of planned visits, with the passage', async () => {
    const html = await page();
    const [, note = ''] = /<p class="note" dir="auto">(.*?)<\/p>/s.exec(html) ?? [];
    expect(note).toContain('A note of the plan.');
    expect(note).toContain('/sources/planned-visits#');
    expect(note).toContain('only in sources that do not report it as completed');
    const [ann, bob] = ['Ann', 'Bob'].map((name) => html.split('<li').find((item) => item.includes(`>${name}</bdi>`))!);
    expect(ann).toContain('/sources/planned-visits#');
    expect(ann).toContain('only in sources that do not report it as completed');
    expect(bob).not.toContain('only in sources');
    const [, jsonLd = ''] = /<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(html) ?? [];
    expect(JSON.parse(jsonLd).attendee.map(({ name }: any) => name)).toEqual(['Bob']);
  });
});
