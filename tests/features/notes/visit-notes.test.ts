import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { ask } from '../../support/ask.js';
import { listStore } from './list-store.js';

const schema = await createSchema(FEATURES);
let db: Database;

const visit = (guest: string, host: string, start: string, more: object = {}) => ({
  ...{ title: `${guest} in ${host}`, status: 'COMPLETED', guestCountry: guest, hostCountry: host, start, cite: [[0, 10]] },
  ...more,
});
const term = (number: number, start: string, end: string) => ({
  ...{ title: 'Minister', person: 'ann', term: number, start, end, status: 'UNKNOWN', cite: [[0, 10]] },
});

beforeAll(async () => {
  db = await listStore({
    visits: {
      bonn: visit('france', 'west-germany', '1970-05-01'),
      berlin: visit('france', 'germany', '1995-05-01'),
      pristina: visit('france', 'serbia-and-montenegro', '1999-11-23'),
      nuuk: visit('kenya', 'greenland', '1970-05-02'),
      kowloon: visit('france', 'united-kingdom', '1970-05-03'),
      odense: visit('kenya', 'denmark', '2000-05-02'),
      belgrade: visit('kenya', 'serbia', '2010-11-23'),
      zagreb: visit('kenya', 'yugoslavia', '1980-05-08'),
      honolulu: visit('hawaii', 'united-states', '1874-12-12', { places: ['Park'] }),
      washington: visit('kenya', 'united-states', '1990-12-12', {
        note: 'Met with Acting Minister Bo Chan.',
        places: ['Hyde Park'],
      }),
      overacting: visit('kenya', 'united-states', '1991-12-12', { note: 'Saw an overacting actor.' }),
      mombasa: visit('france', 'kenya', '1999-02-01', {
        delegation: [{ name: 'Di Ek', person: 'di', side: 'HOST', role: 'Envoy', cite: [[0, 10]] }],
      }),
      nairobi: visit('france', 'kenya', '1991-12-12', {
        delegation: [{ name: 'Ann Lee', person: 'ann', side: 'HOST', role: 'Acting Minister', cite: [[0, 10]] }],
      }),
    },
    people: { ann: { name: 'Ann Lee' }, bo: { name: 'Bo Chan' }, di: { name: 'Di Ek' }, ed: { name: 'Ed Fox' } },
    positions: [
      ...[term(1, '[..1996-06-12]', '[1998-09-22..]'), term(2, '[..1999-10-27]', '[1999-10-27..]')],
      { title: 'Leader', person: 'ed', start: '2011-12', status: 'HELD', cite: [[0, 10]] },
      { title: 'Regent', person: 'di', start: '1999', end: '2000', status: 'ENDED', cite: [[0, 10]] },
    ],
  });
});
afterAll(() => db.close());

async function notes(where: string): Promise<string[]> {
  const { visitNotes } = await ask(schema, db, `{ visitNotes(where: { ${where} }) { text } }`);
  return visitNotes.map(({ text }: { text: string }) => text);
}
const held = (name: string) => `held: { position: { person: { name: { contains: "${name}" } } } }`;

test.each([
  ['Ed', 'Ed Fox from December 2011'],
  ['Di', 'Di Ek from 1999 to 2000'],
])('a term of office is as precise as its source: %s', async (name, term) => {
  expect((await notes(held(name)))[0]).toContain(`Terms of office are recorded for ${term}. Other terms`);
});

const country = (side: string, slug: string) => `${side}Country: { slug: { equals: "${slug}" } }`;

const TERMS =
  'Terms of office are recorded for Ann Lee from 12 June 1996 to 22 September 1998 and on 27 October 1999. Other terms and days may not be recorded, even if visits name the office.';

test.each([
  [held('Ann'), [TERMS]],
  [`${held('Ann')} start: { gte: "2007-06-01", lte: "2007-06-30" }`, [TERMS]],
  [`AND: [{ ${held('Ann')} }] start: { gte: "1998-09-01", lte: "1998-10-01" }`, [TERMS]],
  [`${held('Ann')} start: { gte: "1997-06-01", lte: "1997-06-30" }`, []],
  [`delegate: { ${held('Ann')} }`, [TERMS]],
  ['held: { position: { person: { name: { contains: "Ann" } }, title: { equals: "Minister" } } }', [TERMS]],
  [
    'held: { position: { person: { name: { contains: "Ann" } }, title: { equals: "King" } } }',
    ['No term of office is recorded for Ann Lee, even if visits name an office.'],
  ],
  [
    'held: { position: { title: { equals: "King" } } }',
    [
      'No term of such an office is recorded, even if visits name the office. Look for the role in which people took part instead.',
    ],
  ],
  [
    'held: { position: { title: { equals: "Minister" } } }',
    ['Terms of office are recorded only for days near visits that name the office. People may have held it on other days.'],
  ],
  [held('Bo'), ['No term of office is recorded for Bo Chan, even if visits name an office.']],
  [held('Cy'), ['No person here matches the office-holder in the filter.']],
])('a filter by an office-holder says which terms are recorded, unless one includes all days: %s', async (where, expected) => {
  expect(await notes(where)).toEqual(expected);
});

const SERBIA = 'Before 17 February 2008, visits from or to Kosovo may be recorded under Serbia and Montenegro or Yugoslavia.';

test.each([
  [country('host', 'germany'), ['Not included: West Germany, which Germany replaced.']],
  [`${country('host', 'germany')} start: { gte: "1991-01-01" }`, []],
  [`hostCountry: { withFormerStates: { slug: { equals: "germany" } } }`, []],
  [country('host', 'denmark'), ['Not included: Greenland, a territory of Denmark.']],
  [`OR: [{ ${country('host', 'denmark')} }, { ${country('host', 'greenland')} }]`, []],
  [`${country('host', 'denmark')} start: { lte: "1960-01-01" }`, []],
  [country('host', 'faroe-islands'), ['Visits from or to the Faroe Islands may be recorded under Denmark.']],
  [`${country('host', 'faroe-islands')} start: { gte: "2001-01-01" }`, []],
  [country('host', 'hong-kong'), ['Visits from or to Hong Kong may be recorded under the United Kingdom.']],
  [country('host', 'united-kingdom'), []],
  [country('guest', 'germany'), []],
  [country('host', 'kosovo'), [SERBIA]],
  [country('host', 'montenegro'), ['Not included: Serbia and Montenegro, and Yugoslavia, which Montenegro replaced.']],
  [country('host', 'croatia'), ['Not included: Yugoslavia, which Croatia replaced.']],
  [`hostCountry: { withFormerStates: { slug: { equals: "kosovo" } } }`, [SERBIA]],
  [country('host', 'burma'), ['No country here matches the filter. Similar names: Myanmar (slug myanmar).']],
  [
    'guestCountry: { withFormerStates: { name: { equalsInsensitive: "Korea" } } }',
    ['No country here matches the filter. Similar names: North Korea (slug north-korea) and South Korea (slug south-korea).'],
  ],
  [country('host', 'utopia'), ['No country here matches the filter.']],
  ['hostCountry: { region: [EUROPE] }', []],
  [country('host', 'united-states'), []],
  [`OR: [{ ${country('host', 'united-states')} }, { ${country('guest', 'united-states')} }]`, []],
  [
    `OR: [{ ${country('guest', 'france')} ${country('host', 'germany')} }, { ${country('guest', 'germany')} ${country('host', 'united-states')} }]`,
    ['Not included: West Germany, which Germany replaced.'],
  ],
])('a filter by a country names other states with visits of it: %s', async (where, expected) => {
  expect(await notes(where)).toEqual(expected);
});

const KENYA =
  'Lists of independent states have Kenya from 12 December 1963. Earlier visits from or to it may be recorded under the state that governed it then.';
test.each([
  [country('host', 'kenya'), [KENYA]],
  [`OR: [{ ${country('guest', 'kenya')} }] start: { gte: "1963-12-11" }`, [KENYA]],
  [`${country('host', 'kenya')} start: { gte: "1963-12-12" }`, []],
  [country('host', 'france'), []],
  [country('host', 'serbia'), []],
])('a filter by a country says when it became independent, if it includes earlier days: %s', async (where, expected) => {
  const { visitNotes } = await ask(
    schema,
    db,
    `{ visitNotes(where: { ${where} }, kinds: [INDEPENDENCE]) { text country { name } } }`,
  );
  expect(visitNotes).toEqual(expected.map((text) => ({ text, country: { name: 'Kenya' } })));
});

const ACTING =
  'Not counted: 1 visit whose note contains “Acting”. People whom a source mentions only in words are not delegates.';

test.each([
  ['delegate: { role: { contains: "Acting" } }', [ACTING]],
  ['AND: [{ delegate: { OR: [{ role: { contains: "Acting" } }] } }]', [ACTING]],
  [`delegate: { side: GUEST, role: { contains: "Acting" } }`, []],
  [`delegate: { role: { contains: "Acting" } } ${country('host', 'kenya')} start: { gte: "1970-01-01" }`, []],
  ['delegate: { role: { contains: "Queen" } }', []],
])('a filter by an office counts visits whose notes alone mention it: %s', async (where, expected) => {
  expect(await notes(where)).toEqual(expected);
});

const POSSIBLE =
  '1 of these visits matches only by an office that somebody may have held then: no recorded term includes these days, even if visits name the office.';
const LEFT_OUT = 'Not counted: 1 visit on days on which the office may have been held.';
const REGENT = 'position: { title: { contains: "Regent" } }';

test.each([
  [`delegate: { held: { ${REGENT} } }`, [POSSIBLE]],
  [`AND: [{ delegate: { OR: [{ role: { contains: "Queen" } }, { held: { ${REGENT} } }] } }]`, [POSSIBLE]],
  [`delegate: { OR: [{ role: { contains: "Envoy" } }, { held: { ${REGENT} } }] }`, []],
  [`delegate: { held: { ${REGENT} certainty: POSSIBLE } }`, []],
  [`delegate: { held: { ${REGENT} certainty: KNOWN } }`, [LEFT_OUT]],
  [`held: { ${REGENT} certainty: KNOWN } start: { gte: "2000-11-01" }`, []],
  [`held: { ${REGENT} } start: { lte: "1999-10-01" }`, [POSSIBLE]],
  [`held: { ${REGENT} } start: { gte: "2000-11-01" }`, []],
])('a filter by an office counts visits on which it may have been held: %s', async (where, expected) => {
  const { visitNotes } = await ask(schema, db, `{ visitNotes(where: { ${where} }) { kind text } }`);
  const possible = visitNotes.filter(({ kind }: { kind: string }) => kind === 'POSSIBLE_OFFICES');
  expect(possible.map(({ text }: { text: string }) => text)).toEqual(expected);
});

test.each([
  ['places: { contains: "park" }', ['1 of these visits matches only by a longer place name: Hyde Park.']],
  ['OR: [{ places: { contains: "Par" } }]', ['2 of these visits match only by a longer place name: Hyde Park and Park.']],
  ['places: { contains: "Hyde Park" }', []],
  ['places: { contains: "Park" } guestCountry: { slug: { equals: "hawaii" } }', []],
  ['places: { equalsInsensitive: "park" }', []],
  ['OR: [{ places: { contains: "Nowhere" } }, { hostCountry: { slug: { equals: "kenya" } } }]', []],
])('a filter by part of a place name counts the visits that match by a longer name: %s', async (where, expected) => {
  const { visitNotes } = await ask(schema, db, `{ visitNotes(where: { ${where} }, kinds: [PLACES]) { text } }`);
  expect(visitNotes.map(({ text }: { text: string }) => text)).toEqual(expected);
});

test('a note on other states links to them', async () => {
  const { visitNotes } = await ask(
    schema,
    db,
    `{ visitNotes(where: { ${country('host', 'germany')} }) { kind country { slug } states { slug } } }`,
  );
  expect(visitNotes).toEqual([{ kind: 'FORMER_STATES', country: { slug: 'germany' }, states: [{ slug: 'west-germany' }] }]);
});

test('a state that still exists is no former state of one that left it', async () => {
  const { visits } = await ask(
    schema,
    db,
    '{ visits(where: { hostCountry: { withFormerStates: { slug: { equals: "kosovo" } } } }) { totalCount } }',
  );
  expect(visits.totalCount).toBe(0);
});
