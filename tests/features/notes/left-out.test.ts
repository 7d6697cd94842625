import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { ask } from '../../support/ask.js';
import { listStore } from './list-store.js';

// What a filter leaves out although it may match: people named only in words, values and days that no source gives.

const schema = await createSchema(FEATURES);
let db: Database;

const cite = [[0, 10]];
const delegate = (person: string, side: 'GUEST' | 'HOST' = 'GUEST', capacity = 'HEAD') => ({
  ...{ name: person, person, side, capacity, cite },
});
const visit = (guest: string, host: string, more: object) => ({
  ...{ title: `From ${guest} to ${host}`, status: 'COMPLETED', guestCountry: guest, hostCountry: host, cite },
  ...more,
});

beforeAll(async () => {
  const visits = {
    moscow: visit('united-states', 'russia', {
      start: '1973-06-01',
      delegation: [delegate('nixon')],
      note: 'Met with Brezhnev.',
    }),
    beijing: visit('united-states', 'china', { start: '1972-02-21', note: 'Met with Chairman Deng and Mao.', kind: 'STATE' }),
    xian: visit('united-states', 'china', {
      ...{ start: '1998', places: ['Xi’an', 'Beijing'], delegation: [delegate('deng', 'HOST', 'MET')] },
    }),
    damascus: visit('united-states', 'syria', { start: '1974-06-15', durationDays: 2, note: 'Met with President Assad.' }),
    aleppo: visit('united-states', 'syria', {
      ...{ start: '2000-01-01', end: '2000-01-03', note: 'Met with Assad.', delegation: [delegate('bashar', 'HOST', 'MET')] },
    }),
    homs: visit('united-states', 'syria', {
      start: '2003-05-03',
      end: '2003-05-04',
      delegation: [delegate('bashar2', 'HOST', 'MET')],
    }),
    geneva: visit('syria', 'switzerland', { start: '1994-01-16', delegation: [delegate('hafez')] }),
    lima: visit('united-states', 'peru', { note: 'A dinner with the Echeverria family, and Ping.' }),
    mexico: visit('united-states', 'mexico', { start: '1974-10-21', delegation: [delegate('luis', 'HOST', 'MET')] }),
  };
  db = await listStore({
    source: {
      publishedOn: '2001-05-06',
      coverage: [
        { guests: ['united-states'], years: '1970/..', complete: false },
        { hosts: ['france'], years: '1980/1989', complete: true },
      ],
    },
    people: {
      nixon: { name: 'Richard Nixon', country: 'united-states' },
      deng: { name: 'Deng Xiaoping', country: 'china' },
      hafez: { name: 'Hafez al-Assad', country: 'syria' },
      bashar: { name: 'Bashar Assad', country: 'syria' },
      bashar2: { name: 'Bashar al-Asad', country: 'syria', aliases: ['Assad, Bashar', 'Bashar Assad'] },
      luis: { name: 'Luis Echeverria Alvarez', country: 'mexico' },
    },
    visits,
  });
});
afterAll(() => db.close());

async function notes(where: string, kind: string): Promise<string[]> {
  const { visitNotes } = await ask(schema, db, `{ visitNotes(where: { ${where} }) { kind text } }`);
  return visitNotes.flatMap((note: { kind: string; text: string }) => (note.kind === kind ? [note.text] : []));
}
const person = (slug: string) => `delegate: { person: { slug: { equals: "${slug}" } } }`;
const PRINTED = 'Names are stored as the sources print them, so another spelling or fewer words may find more.';
const NOBODY = `No person here matches the filter. ${PRINTED}`;
const inWords = (count: string, words: string) => [
  `Not counted: ${count} with the word ${words} only in the title, places or note.`,
];

test.each([
  [person('deng'), inWords('1 visit', '“Deng” or “Xiaoping”')],
  [person('luis'), inWords('1 visit', '“Echeverria” or “Alvarez”')],
  [person('hafez'), inWords('1 visit', '“Assad”')],
  ['delegate: { person: { name: { contains: "Assad" } } }', inWords('1 visit', '“Assad” or “Asad”')],
  [`AND: [{ ${person('nixon')} }, { ${person('hafez')} }]`, []],
  [
    `OR: [{ ${person('nixon')} }, { delegate: { AND: [{ person: { slug: { equals: "hafez" } } }] } }]`,
    inWords('1 visit', '“Assad”'),
  ],
  [`${person('hafez')} start: { gte: "1990-01-01" }`, []],
  [person('nixon'), []],
  [person('brezhnev'), [NOBODY, ...inWords('1 visit', '“brezhnev”')]],
  ['delegate: { person: { name: { contains: "Leonid Brezhnev" } } }', [NOBODY, ...inWords('1 visit', '“Brezhnev”')]],
  ['delegate: { person: { search: "安倍晋三" } }', [NOBODY]],
])('a filter by people counts visits that mention them only in words: %s', async (where, expected) => {
  expect(await notes(where, 'PEOPLE_IN_WORDS')).toEqual(expected);
});

test.each([
  [person('bashar'), ['Perhaps the same person: Bashar al-Asad (first visit in 2003), with 1 more visit.']],
  [person('bashar2'), ['Perhaps the same person: Bashar Assad (first visit in 2000), with 1 more visit.']],
  [`${person('bashar')} start: { gte: "2004-01-01" }`, []],
  ['delegate: { person: { name: { contains: "Bashar" } } }', []],
  [person('hafez'), []],
])('a filter by people names others who may be the same, with more visits: %s', async (where, expected) => {
  expect(await notes(where, 'SUSPECTED_PEOPLE')).toEqual(expected);
});

test('a filter by a name says that nobody has it as a whole word, and counts visits that mention it', async () => {
  const named = (name: string) => notes(`delegate: { person: { name: { contains: "${name}" } } }`, 'PEOPLE_IN_WORDS');
  expect(await named('Xiao')).toEqual(['No person’s name has “Xiao” as a whole word.']);
  expect(await named('Ping')).toEqual(['No person’s name has “Ping” as a whole word.', ...inWords('1 visit', '“Ping”')]);
  expect(await notes(person('bashar2'), 'PEOPLE_IN_WORDS')).toEqual([]);
  expect(await named('al-Assad')).toEqual(inWords('1 visit', '“Assad”'));
});

test('only notes of the requested kinds are returned', async () => {
  const where = `{ ${person('bashar')} start: { gte: "1990-01-01" } }`;
  const of = async (kinds: string) => {
    const { visitNotes } = await ask(schema, db, `{ visitNotes(where: ${where} ${kinds}) { kind } }`);
    return visitNotes.map(({ kind }: { kind: string }) => kind);
  };
  expect(await of('')).toEqual(['SUSPECTED_PEOPLE', 'MEETINGS_IN_WORDS', 'COVERAGE']);
  expect(await of('kinds: [COVERAGE, NOT_GIVEN]')).toEqual(['COVERAGE']);
  expect(await of('kinds: [UNDATED]')).toEqual([]);
  expect(await of('kinds: []')).toEqual([]);
});

test('a note on suspected people links to them', async () => {
  const { visitNotes } = await ask(schema, db, `{ visitNotes(where: { ${person('bashar')} }) { people { slug } } }`);
  expect(visitNotes).toContainEqual({ people: [{ slug: 'bashar2' }] });
});

test('the words of a note on people find the visits', async () => {
  const { visitNotes } = await ask(schema, db, `{ visitNotes(where: { ${person('deng')} }) { kind search } }`);
  const [note] = visitNotes.filter(({ kind }: { kind: string }) => kind === 'PEOPLE_IN_WORDS');
  const { visits } = await ask(
    schema,
    db,
    'query ($search: String!) { visits(where: { search: $search }) { nodes { slug } } }',
    note,
  );
  expect(visits.nodes).toEqual([{ slug: 'beijing' }]);
});

test.each([
  ['search: "Brezhnev"', []],
  ['search: "Brejnev"', [`No visit has all of these words. ${PRINTED}`]],
  ['AND: [{ search: "Зеленський" }]', [`No visit has all of these words. ${PRINTED}`]],
])('a filter by words that no visit has says that others may find more: %s', async (where, expected) => {
  expect(await notes(where, 'WORDS')).toEqual(expected);
});

test('a filter by people counts its visits whose sources mention meetings', async () => {
  expect(await notes(person('nixon'), 'MEETINGS_IN_WORDS')).toEqual([
    'The note of 1 of these visits has the word “met”. People who are named only there are not delegates, nor counted by `MET`.',
  ]);
  expect(await notes(person('deng'), 'MEETINGS_IN_WORDS')).toEqual([]);
});

test.each([
  ['NOT_GIVEN', 'kind: [STATE]', '8 visits, whose kind is not given'],
  ['NOT_GIVEN', 'AND: [{ kind: [STATE] }] start: { lte: "1973-12-31" }', '1 visit, whose kind is not given'],
  ['NOT_GIVEN', 'placesCount: { gte: 2 }', '8 visits, whose cities are not given'],
  ['NOT_GIVEN', 'places: { contains: "Paris" }', '8 visits, whose cities are not given'],
  ['NOT_GIVEN', 'durationDays: { gte: 3 }', '6 visits, whose length is not known'],
  ['UNDATED', 'start: { gte: "1975-01-01" }', '1 visit, whose first day is not given'],
  ['UNDATED', 'year: { equals: 1975 }', '1 visit, whose year is not certain'],
])('%s: a filter by a value counts the visits for which no source gives it: %s', async (kind, where, expected) => {
  expect(await notes(where, kind)).toEqual([`Left out: ${expected}.`]);
});

test('visits without a kind are not left out if they are requested', async () => {
  for (const where of ['hasKind: false', 'OR: [{ kind: [STATE] }, { hasKind: false }]', 'kind: [STATE] hasKind: true'])
    expect(await notes(where, 'NOT_GIVEN'), where).toEqual([]);
});

const AFTER = 'No source claims to cover visits after 6 May 2001.';
const BEFORE = 'No source claims to cover visits before 1 January 1970.';
const NONE = 'No source claims to cover these visits, so others may be missing.';
const country = (side: string, slug: string) => `${side}Country: { slug: { equals: "${slug}" } }`;

test.each([
  ['start: { gte: "1990-01-01" }', AFTER],
  ['start: { gte: "2001-05-07" }', NONE],
  ['year: { equals: 2030 }', NONE],
  ['decade: { equals: 1960 }', NONE],
  ['start: { lte: "1975-01-01" }', BEFORE],
  [
    'start: { gte: "1960-01-01", lte: "2010-01-01" }',
    'No source claims to cover visits before 1 January 1970 or after 6 May 2001.',
  ],
  ['year: { equals: 1999 }', undefined],
  ['underWay: { gte: "2020-01-01", lte: "2020-01-01" }', NONE],
  [`${country('guest', 'united-states')} ${country('host', 'peru')}`, AFTER],
  [`${country('guest', 'peru')} ${country('host', 'united-states')}`, NONE],
  [
    `${country('guest', 'peru')} ${country('host', 'france')} start: { gte: "1985-01-01" }`,
    'No source claims to cover visits after 31 December 1989.',
  ],
  [`OR: [{ ${country('guest', 'peru')} }, { ${country('host', 'peru')} }] year: { equals: 1985 }`, undefined],
  [country('guest', 'peru'), undefined],
  [`${country('guest', 'peru')} ${country('host', 'unknown')}`, undefined],
])('a filter by dates or by two countries names the days that no source covers: %s', async (where, expected) => {
  expect(await notes(where, 'COVERAGE')).toEqual(expected === undefined ? [] : [expected]);
});
