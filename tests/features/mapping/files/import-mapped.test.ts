import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../../src/db/database.js';
import { clear, dump } from '../../../store/dump.js';
import { FEATURES } from '../../../../src/features.js';
import { surveyFindings } from '../../../../src/features/mapping/report/findings.js';
import { createSchema } from '../../../../src/schema/schema.js';
import { ask } from '../../../support/ask.js';
import { seededStore } from '../../../support/store.js';
import { BAD, HEADER, LISTS, PLAIN, REFUSED, run, SOURCE, visits } from './mapped.js';

// Imports data sets of several shapes with nothing but a mapping. The data is made up.

let database: Database;
beforeAll(async () => {
  database = await seededStore();
});
beforeEach(() => clear(database));
afterAll(() => database.close());

const SPANISH = `
${SOURCE}
format: { csv: { delimiter: ';' }, encoding: iso-8859-1, null: ['', s/d] }
key: viaje-{Nº}
ignore: [Fuente]
visit:
  title: 'Viaje de {Líder} a {Destinos}'
  status: COMPLETED
  guestCountry: { from: País, countries: paises.csv }
  hostCountry: { from: Destinos, split: ' / ', extract: '^([^(]+)', countries: paises.csv }
  places: { from: Destinos, extract: '\\(([^)]+)\\)', optional: true }
  start: { from: Salida, formats: [dd-MM-yyyy, MM-yyyy] }
  end: { from: Regreso, formats: [dd-MM-yyyy, MM-yyyy] }
  delegation: { from: Líder, titles: titulos.csv }
`;
const PAISES = 'name,from,to,slug\nEspaña,,,spain\nFrancia,,,france\nItalia,,,italy\n';

test('a Spanish CSV file in Latin-1 can have several destinations in one cell', async () => {
  const row = '7;Presidente José Pérez;España;Francia (París) / Italia (Roma);03-02-2011;09-02-2011;x';
  const other = '8;Ana Núñez;España;Francia;02-2011;s/d;';
  const data = Buffer.from(`Nº;Líder;País;Destinos;Salida;Regreso;Fuente\r\n${row}\r\n${other}\r\n`, 'latin1');
  const { problems } = await run(database, SPANISH, data, {
    'paises.csv': PAISES,
    'titulos.csv': 'title\nPresidente\n',
  });
  expect(problems).toEqual([]);
  const jose = [{ name: 'José Pérez', role: 'Presidente', person: 'jose-perez', capacity: 'HEAD' }];
  const trip = { guest: 'spain', start: '2011-02-03', end: '2011-02-09', who: jose, record: row, kind: null };
  expect(await visits(database)).toEqual([
    {
      ...trip,
      slug: 'viaje-7-france',
      host: 'france',
      places: ['París'],
      title: 'Viaje de Presidente José Pérez a Francia (París)',
    },
    { ...trip, slug: 'viaje-7-italy', host: 'italy', places: ['Roma'], title: 'Viaje de Presidente José Pérez a Italia (Roma)' },
    expect.objectContaining({ slug: 'viaje-8-france', start: '2011-02', end: null, record: other }),
  ]);
});

test('an XML mapping can read other elements, bare years and one visitor per element', async () => {
  const mapping = `
${SOURCE}
format: { xml: { record: trip } }
key: 'trip-{@no}'
visit:
  title: 'Trip {@no}'
  status: { from: state, match: { '^done': COMPLETED, '^call': CANCELLED } }
  guestCountry: { from: by/country@iso }
  hostCountry: north-korea
  start: year
  delegation: by/person
`;
  const trip =
    '<trip no="1"><by><country iso="CHN"/><person>A B</person><person>C D</person></by><year>2018</year><state>Done</state></trip>';
  const { problems, survey } = await run(database, mapping, `<?xml version="1.0"?><trips>${trip}</trips>`);
  expect(problems).toEqual([]);
  expect([...survey.severalHeads.byName.keys()]).toEqual(['A B; C D']);
  expect(await visits(database)).toMatchObject([
    {
      ...{ slug: 'trip-1', guest: 'china', host: 'north-korea', start: '2018', end: null, record: trip },
      who: [
        { name: 'A B', person: 'a-b', capacity: 'HEAD' },
        { name: 'C D', person: 'c-d', capacity: 'MEMBER' },
      ],
    },
  ]);
});

test('a country name refers to the state at that time, and a list identifies people', async () => {
  const data = `${HEADER}1,"China, Republic of",FRA,1945,,J. Doe\n2,"China, Republic of",France,1960,,J. Doe\n3,FR,Spain,2001,,Jane Doe\n`;
  expect((await run(database, PLAIN, data, LISTS)).problems).toEqual([]);
  expect((await visits(database)).map(({ guest, who }) => [guest, who[0]!.name, who[0]!.person])).toEqual([
    ['republic-of-china-1912-1949', 'J. Doe', 'jane-doe'],
    ['taiwan', 'J. Doe', 'jane-doe'],
    ['france', 'Jane Doe', 'jane-doe'],
  ]);
});

test('a spelling that occurs in two countries has no person until a list resolves it', async () => {
  const { survey } = await run(database, PLAIN, `${HEADER}1,FR,ES,2001,,Ann Lee\n2,IT,ES,2002,,Ann Lee\n`, LISTS);
  expect((await visits(database)).map(({ who }) => who)).toEqual([
    [{ name: 'Ann Lee', role: null, person: undefined, capacity: 'HEAD' }],
    [{ name: 'Ann Lee', role: null, person: undefined, capacity: 'HEAD' }],
  ]);
  expect(survey.people.unsettled().map(({ country }) => country)).toEqual(['france', 'italy']);
});

test('refused records can be skipped', async () => {
  const { problems, reports } = await run(database, PLAIN, BAD, LISTS, { skipRefused: true });
  expect(problems).toEqual(REFUSED);
  expect(reports).toHaveLength(1);
  expect((await visits(database)).map(({ slug }) => slug)).toEqual(['trip-1', 'trip-11']);
});

test('records refused only by the annotation rules are reported by row, and can be skipped', async () => {
  const long = 'one two three four five six seven eight nine';
  const mapping = PLAIN.replace("'Trip {id}'", "'{who}'");
  const data = `${HEADER}1,FR,ES,2001,,A\n2,FR,ES,2002,,${long}\n`;
  const refused = [['annotation', 3, 3, undefined]];
  expect(await run(database, mapping, data, LISTS)).toMatchObject({ problems: refused, reports: null, canSkip: true });
  const { problems, survey } = await run(database, mapping, data, LISTS, { skipRefused: true });
  expect(problems).toEqual(refused);
  expect([survey.used, survey.refused, survey.visits]).toEqual([1, 1, 1]);
  expect((await visits(database)).map(({ slug }) => slug)).toEqual(['trip-1']);
});

test('an import records its author, or none if none is given', async () => {
  const before = (await database.prisma.changeSet.findMany()).map(({ id }) => id);
  await run(database, PLAIN, `${HEADER}1,FR,ES,2001,,A\n`, LISTS, { by: 'Ann Lee' });
  await run(database, PLAIN, `${HEADER}1,FR,ES,2001-05,,A\n`, LISTS);
  const sets = await database.prisma.changeSet.findMany({
    where: { source: 'trips-data', id: { notIn: before } },
    orderBy: { id: 'asc' },
  });
  expect(sets.map(({ by }) => by)).toEqual(['Ann Lee', null]);
});

/** A start that a source gives. */
const DATED = {
  startEdtf: '2001-06-11',
  startPrecision: 'DAY',
  startEarliest: new Date('2001-06-11'),
  startLatest: new Date('2001-06-11'),
} as const;

const OFFICES = PLAIN.replace('  delegation: who', '  delegation: { from: who, role: office, office: true }');

test('offices in records are held on the days of the records and in between', async () => {
  const rows = ['1,FR,ES,2001-05-07,,Ann Lee,President', '2,FR,IT,2003,,Ann Lee,President'];
  const data = [`${HEADER.trim()},office`, ...rows].join('\n');
  const { problems, reports } = await run(database, OFFICES, data, LISTS);
  expect(problems).toEqual([]);
  expect(reports![0]!.counts.positions).toEqual({ created: 1, updated: 0, deleted: 0 });
  const position = await database.prisma.position.findFirstOrThrow({
    where: { title: 'President', person: { slug: 'ann-lee' } },
    include: { country: true, citations: true },
  });
  expect(position).toMatchObject({ startEdtf: '[..2001-05-07]', endEdtf: '[2003..]', status: 'UNKNOWN', term: 1 });
  expect([position.country?.slug, position.citations.length]).toEqual(['france', 2]);
  const schema = await createSchema(FEATURES);
  const query = `query ($day: Date!, $certainty: Certainty!) {
    person(slug: "ann-lee") { positions(asOf: $day, certainty: $certainty) { id } } }`;
  const held = async (day: string, certainty: string): Promise<number> =>
    (await ask(schema, database, query, { day, certainty })).person.positions.length;
  const days = ['2001-05-06', '2001-05-07', '2002-06-01', '2003-01-01', '2003-01-02', '2018-01-01'];
  const known = await Promise.all(days.map((day) => held(day, 'KNOWN')));
  expect(known).toEqual([0, 1, 1, 1, 0, 0]);
  expect(await Promise.all(days.map((day) => held(day, 'UNDECIDED')))).toEqual(known.map((one) => 1 - one));
});

test('an office is not known to be held between records more than 20 months apart', async () => {
  // Like Silvio Berlusconi, who returned to office after Romano Prodi.
  const days = ['2004-12-15', '2005-10-31', '2006-02-28', '2008-10-12', '2009-06-15'];
  const rows = days.map((day, index) => `${index},FR,ES,${day},,Ann Lee,President`);
  const data = [`${HEADER.trim()},office`, ...rows, '8,FR,IT,2005-06-08,,Ann Lee,', '9,FR,IT,2007-06-08,,Ann Lee,'].join('\n');
  expect((await run(database, OFFICES, data, LISTS)).problems).toEqual([]);
  const schema = await createSchema(FEATURES);
  const on = [...days, '2004-12-14', '2005-06-08', '2007-06-08', '2009-06-16'];
  const held = on.map((day) => `on${day.replaceAll('-', '')}: held(on: "${day}")`).join(' ');
  const under = (certainty: string) => `${certainty}: visits(where: { guestCountry: { slug: { equals: "france" } },
    held: { certainty: ${certainty}, position: { person: { slug: { equals: "ann-lee" } } } } }) { nodes { slug } }`;
  const { person, ...visits } = await ask(
    schema,
    database,
    `{ person(slug: "ann-lee") { positions { ${held} } delegations { nodes { visit { slug } positions(certainty: KNOWN) { title } } } } ${under('KNOWN')} ${under('POSSIBLE')} }`,
  );
  expect(person.positions.map((office: object) => Object.values(office))).toEqual([
    [...days.map(() => 'KNOWN'), 'UNDECIDED', 'KNOWN', 'POSSIBLE', 'UNDECIDED'],
  ]);
  expect(person.delegations.nodes.map(({ positions, visit }: any) => [visit.slug, positions.length]).sort()).toEqual([
    ...[0, 1, 2, 3, 4, 8].map((trip) => [`trip-${trip}`, 1]),
    ['trip-9', 0],
  ]);
  const slugs = Object.entries<any>(visits).map(([name, { nodes }]) => [name, nodes.map(({ slug }: any) => slug)]);
  expect(Object.fromEntries(slugs)).toEqual({
    KNOWN: [0, 8, 1, 2, 3, 4].map((trip) => `trip-${trip}`),
    POSSIBLE: ['trip-9'],
  });
  await database.prisma.position.updateMany({ data: { ...DATED } });
  expect(await ask(schema, database, `{ person(slug: "ann-lee") { positions { held(on: "2007-06-08") } } }`)).toEqual({
    person: { positions: [{ held: 'KNOWN' }] },
  });
});

test('an office with one holder at a time is bounded by the days of its other holders', async () => {
  const rows = [
    ...['1,FR,ES,1999-03-03,,Cy Dunn,President', '2,FR,ES,2001-05-07,,Ann Lee,President'],
    ...['3,FR,IT,2001-08-01,,Ann Lee,President', '4,FR,ES,2003-02-01,,Bo Chan,President', '5,IT,ES,2000-01-01,,Di Ek,President'],
  ];
  const data = [`${HEADER.trim()},office`, ...rows].join('\n');
  const schema = await createSchema(FEATURES);
  const underAnn = (certainty?: string) => `visits(where: { guestCountry: { slug: { in: ["france", "italy"] } },
    held: { ${certainty ? `certainty: ${certainty}` : ''} position: { person: { slug: { equals: "ann-lee" } } } } }) { nodes { slug } }`;
  const held = async () => {
    const answer = await ask(
      schema,
      database,
      `{ all: ${underAnn()} known: ${underAnn('KNOWN')} possible: ${underAnn('POSSIBLE')} undecided: ${underAnn('UNDECIDED')} }`,
    );
    return Object.fromEntries(Object.entries<any>(answer).map(([name, { nodes }]) => [name, nodes.map(({ slug }: any) => slug)]));
  };
  await run(database, `${OFFICES}offices: { one: [Prime Minister] }\n`, data, LISTS);
  expect(await held()).toEqual({
    ...{ all: ['trip-2', 'trip-3'], known: ['trip-2', 'trip-3'], possible: [] },
    undecided: ['trip-1', 'trip-5', 'trip-4'],
  });
  await run(database, `${OFFICES}offices: { one: [President] }\n`, data, LISTS);
  // Not on the days on which another person is known to have held it, trip-1 and trip-4.
  expect(await held()).toEqual({
    ...{ all: ['trip-5', 'trip-2', 'trip-3'], known: ['trip-2', 'trip-3'], possible: ['trip-5'] },
    undecided: [],
  });
  const { person } = await ask(
    schema,
    database,
    `{ person(slug: "ann-lee") { ${['1999-03-03', '1999-03-04', '2003-01-31', '2003-02-01']
      .map((day) => `on${day.replaceAll('-', '')}: positions(asOf: "${day}") { id }`)
      .join(' ')} } }`,
  );
  expect(Object.values(person as Record<string, object[]>).map(({ length }) => length)).toEqual([0, 1, 1, 0]);
});

test('an office is not possible on a visit made as elected to it or acting in it, nor before or after its state', async () => {
  const rows = [
    ...['1,FR,ES,2001-05-07,2001-05-09,Ann Lee,President-elect', '2,FR,ES,2002-05-07,,Ann Lee,President'],
    ...['3,FR,IT,2003-01-01,2003-01-03,Bo Chan,Acting President', '4,FR,IT,2004-01-01,,Bo Chan,President'],
    '5,Soviet Union,ES,1950-05-05,,Cy Dunn,Premier',
  ];
  const data = [`${HEADER.trim()},office`, ...rows].join('\n');
  expect((await run(database, OFFICES, data, LISTS)).problems).toEqual([]);
  const schema = await createSchema(FEATURES);
  const held = async (slug: string, days: string[]) => {
    const on = days.map((day) => `on${day.replaceAll('-', '')}: held(on: "${day}")`).join(' ');
    const { person } = await ask(schema, database, `{ person(slug: "${slug}") { positions { title ${on} } } }`);
    return person.positions
      .filter(({ title }: any) => /^Pre/.test(title) && !/elect/.test(title))
      .map(({ title: _, ...days }: any) => Object.values(days));
  };
  expect(await held('ann-lee', ['2001-05-09', '2001-05-10', '2002-05-07'])).toEqual([[null, 'UNDECIDED', 'KNOWN']]);
  expect(await held('bo-chan', ['2003-01-03', '2003-01-04', '2004-01-01'])).toEqual([[null, 'UNDECIDED', 'KNOWN']]);
  expect(await held('cy-dunn', ['1922-12-29', '1922-12-30', '1991-12-26', '1991-12-27'])).toEqual([
    [null, 'UNDECIDED', 'UNDECIDED', null],
  ]);
});

test('overlapping holders do not bound each other', async () => {
  const rows = [
    ...['1,FR,ES,2001-05-07,,Ann Lee,President', '2,FR,IT,2002-05-07,,Bo Chan,President'],
    ...['3,FR,ES,2001-08-01,,Bo Chan,President', '4,FR,ES,2001-12-01,,Ann Lee,President'],
  ];
  const data = [`${HEADER.trim()},office`, ...rows].join('\n');
  await run(database, `${OFFICES}offices: { one: [President] }\n`, data, LISTS);
  const schema = await createSchema(FEATURES);
  const { person } = await ask(schema, database, `{ person(slug: "bo-chan") { positions(asOf: "2030-01-01") { id } } }`);
  expect(person.positions).toHaveLength(1);
});

test('sources that state the same office share it, and each can bound it', async () => {
  const header = `${HEADER.trim()},office`;
  const first = OFFICES.replace('trips-{file}', 'other-trips');
  await run(database, first, `${header}\n7,FR,ES,2001-05-07,,Ann Lee,President\n`, LISTS);
  await run(database, OFFICES, `${header}\n1,FR,ES,2002-05-07,,Ann Lee,President\n`, LISTS);
  const positions = await database.prisma.position.findMany({ where: { person: { slug: 'ann-lee' } } });
  expect(positions).toMatchObject([{ status: 'UNKNOWN' }]);
});

test('importing the same file again changes nothing', async () => {
  const data = `${HEADER}1,FR,ES,2001,,A\n`;
  await run(database, PLAIN, data, LISTS);
  const before = await dump(database);
  await run(database, PLAIN, data, LISTS);
  expect(await dump(database)).toEqual(before);
});

test('a corrected record changes only its own visit, even if other records are added', async () => {
  const rows = ['1,FR,ES,2001,,A', '2,IT,ES,2002,,B', '3,PT,ES,2003,,C'];
  await run(database, PLAIN, HEADER + rows.join('\n'), LISTS);
  const { prisma } = database;
  const before = (await prisma.changeSet.findMany()).map(({ id }) => id);
  const corrected = ['0,GR,ES,2000,,Z', '1,FR,ES,2001-05-07,,A', ...rows.slice(1)];
  const { reports } = await run(database, PLAIN, HEADER + corrected.join('\n'), LISTS);
  expect(reports![0]!.counts.visits).toEqual({ created: 1, updated: 1, deleted: 0 });
  const changes = await prisma.change.findMany({ where: { type: 'Visit', changeSetId: { notIn: before } } });
  expect(changes.map(({ operation }) => operation).sort()).toEqual(['CREATED', 'UPDATED']);
  const versions = await prisma.visit.findMany({ where: { slug: { startsWith: 'trip-' } }, orderBy: { slug: 'asc' } });
  expect(versions.map(({ slug, version }) => [slug, version])).toEqual([
    ...[
      ['trip-0', 1],
      ['trip-1', 2],
      ['trip-2', 1],
      ['trip-3', 1],
    ],
  ]);
});

test('each link in a record becomes a source that states the same facts', async () => {
  const mapping = PLAIN.replace('visit:\n', 'links: link*\nvisit:\n');
  const header = HEADER.trim();
  const data = [
    `${header},link 1,link 2`,
    '1,FR,ES,2001,,A,https://example.org/a,https://example.org/b',
    '2,IT,ES,2002,,B,https://example.org/b,',
  ].join('\n');
  const { reports, problems } = await run(database, mapping, data, LISTS);
  expect(problems).toEqual([]);
  expect(reports).toHaveLength(3);
  const links = await database.prisma.source.findMany({
    where: { kind: 'LINK' },
    include: { citations: { include: { visit: true }, where: { visitId: { not: null } }, orderBy: { visit: { slug: 'asc' } } } },
    orderBy: { url: 'asc' },
  });
  expect(links.map(({ url, title, citations }) => [url, title, citations.map(({ visit }) => visit!.slug)])).toEqual([
    ['https://example.org/a', 'example.org/a', ['trip-1']],
    ['https://example.org/b', 'example.org/b', ['trip-1', 'trip-2']],
  ]);
  const bad = await run(database, mapping, data.replace('https://example.org/a', 'see page 7'), LISTS);
  expect(bad.problems).toEqual([['url-form', 2, 2, 'link 1']]);
});

const OTHER = PLAIN.replace('"trips-{file}"', '"others-{file}"');

test('a key used for a different visit in another source is refused, and the error names both', async () => {
  const data = `${HEADER}1,FR,ES,2001-05-03,2001-05-04,Ann Lee\n2,FR,ES,2002-05-03,,Ann Lee\n3,FR,ES,2003-05-03,,Ann Lee\n`;
  expect((await run(database, PLAIN, data, LISTS)).problems).toEqual([]);
  const before = await dump(database);
  const others = `${HEADER}1,CN,ES,2001-06-03,,Bob Ray\n2,FR,ES,1962-05-03,,Bob Ray\n3,FR,ES,2003-05-04,,Ann Lee\n4,FR,ES,2004,,Ann Lee\n`;
  const { survey, problems, reports } = await run(database, OTHER, others, LISTS);
  expect(problems.map(([code, line]) => [code, line])).toEqual([
    ['key-taken', 2],
    ['key-taken', 3],
  ]);
  expect(survey.problems[0]!.message).toBe(
    'the key trip-1 belongs to another visit in the source trips-data: 2001-05-03/2001-05-04, france in spain. Add a prefix to the keys of this mapping',
  );
  expect(reports).toBeNull();
  expect(await dump(database)).toEqual(before);
});

test('visits that another source also states are reported and stored only once', async () => {
  const data = `${HEADER}1,FR,ES,2001-05-03,2001-05-04,Ann Lee\n2,FR,ES,2002,,Ann Lee\n`;
  await run(database, PLAIN, data, LISTS);
  const { survey, problems } = await run(database, OTHER, data.replace('05-03', '05-02'), LISTS);
  expect(problems).toEqual([]);
  expect(surveyFindings(survey).filter(({ section }) => section === 'joined')).toMatchObject([{ value: 'trips-data', count: 2 }]);
  expect(await database.prisma.visit.count()).toBe(2);
  const again = await run(database, PLAIN, data, LISTS);
  expect(surveyFindings(again.survey).filter(({ section }) => section === 'joined')).toMatchObject([
    { value: 'others-data', count: 2 },
  ]);
});
