import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { toGlobalId } from '../../../src/query/global-id.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { mergePeople } from '../../../src/features/editing/store/merge-people.js';
import { takeBackTellingApart, tellApart } from '../../../src/features/editing/store/tell-apart.js';
import { importAnnotations } from '../../../src/store/import/import.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { clear } from '../../store/dump.js';
import { seededStore } from '../../support/store.js';

const schema = await createSchema(FEATURES);
const compiler = new Compiler(schema);
let db: Database;

const annotation = {
  source: { slug: 'list', kind: 'LINK', title: 'List', url: 'https://example.org/list' },
  people: {
    'vaclav-havel': { name: 'Václav Havel', country: 'czechoslovakia' },
    'vaclav-havel-2': { name: 'Vaclav Havel', country: 'czechia' },
    'donald-trump': { name: 'Donald Trump', aliases: ['Donald J. Trump'], country: 'united-states' },
    'donald-j-trump': { name: 'Donald J. Trump', country: 'united-states' },
    'kim-jong-un': { name: 'Kim Jong-un', identifiers: { wikidata: 'Q56226' } },
    'kim-jong-il': { name: 'Kim Jong-il' },
    'ann-lee': { name: 'Ann Lee', aliases: ['Lee'] }, // a surname that both have is no evidence
    'bo-lee': { name: 'Bo Lee', aliases: ['Lee'] },
    'marshal-kim': { name: 'Marshal Kim', identifiers: { wikidata: 'Q56226' } },
  },
  visits: {
    visit: {
      ...{ title: 'Visit', status: 'COMPLETED', hostCountry: 'spain', cite: [[0, 0]] },
      delegation: [
        { name: 'Donald J. Trump', cite: [[0, 0]] },
        { name: 'donald j. trump', cite: [[0, 0]] },
      ],
    },
  },
} as never;

beforeAll(async () => {
  db = await seededStore();
  await clear(db);
  expect(await importAnnotations(db.prisma, [{ annotation }])).toHaveProperty('reports');
});
afterAll(() => db.close());

async function both(query: string): Promise<any> {
  const resolved = await byResolvers(schema, db, query);
  const compiled = await byStatement(compiler, db, query);
  expect(compiled).toEqual({ text: resolved });
  return JSON.parse(resolved).data;
}

async function suspected(): Promise<string[]> {
  const { list } = await both(
    '{ list: suspectedSamePeople(first: 9) { totalCount nodes { evidence person { slug } other { slug } } } }',
  );
  expect(list.totalCount).toBe(list.nodes.length);
  const pairs = list.nodes.map(
    ({ evidence, person, other }: any) => `${[person.slug, other.slug].sort().join(' ')}: ${evidence.join(' ')}`,
  );
  return pairs.sort();
}

const ids = async (...slugs: string[]) => {
  const people = await db.prisma.person.findMany({ where: { slug: { in: slugs } } });
  return slugs.map((slug) => people.find((person) => person.slug === slug)!);
};
const KIM = 'kim-jong-un marshal-kim: SAME_IDENTIFIER';
const TRUMP = 'donald-j-trump donald-trump: ALIAS SAME_COUNTRY';
const HAVEL = 'vaclav-havel vaclav-havel-2: SAME_NAME SUCCESSOR_STATE';

test('people with equal names, aliases or identifiers are suspected to be the same', async () => {
  expect(await suspected()).toEqual([TRUMP, KIM, HAVEL]);
  const page = await both('{ suspectedSamePeople(first: 1) { nodes { person { slug } } pageInfo { hasNextPage endCursor } } }');
  const { nodes } = (
    await both(
      `{ suspectedSamePeople(first: 1, after: "${page.suspectedSamePeople.pageInfo.endCursor}") { nodes { person { slug } } } }`,
    )
  ).suspectedSamePeople;
  expect(nodes).not.toEqual(page.suspectedSamePeople.nodes);
});

test("an unidentified delegate with exactly the person's name is counted separately from the person's visits", async () => {
  expect(await both('{ people(first: 9) { nodes { slug unresolvedVisits } } }')).toMatchObject({
    people: {
      nodes: expect.arrayContaining([
        { slug: 'donald-trump', unresolvedVisits: 1 },
        { slug: 'kim-jong-il', unresolvedVisits: 0 },
      ]),
    },
  });
});

test('people marked as different are not suggested again, even after an import, until the mark is removed', async () => {
  const [havel, other] = await ids('vaclav-havel', 'vaclav-havel-2');
  await tellApart(db.prisma, { one: other!.id, other: havel!.id }, 'ada');
  await tellApart(db.prisma, { one: havel!.id, other: other!.id }, 'ada');
  expect(await suspected()).toEqual([TRUMP, KIM]);
  const keep = { id: havel!.id, version: havel!.version };
  const merge = { id: other!.id, version: other!.version };
  await expect(mergePeople(db.prisma, { keep, merge, by: 'ada' })).rejects.toThrow(
    /^ada marked vaclav-havel and vaclav-havel-2 as different people on \d{4}-\d\d-\d\d\. Undo that first\.$/,
  );

  await clear(db);
  await importAnnotations(db.prisma, [{ annotation }]);
  expect(await suspected()).toEqual([TRUMP, KIM]);

  const [again, another] = await ids('vaclav-havel', 'vaclav-havel-2');
  const pair = { one: again!.id, other: another!.id };
  await takeBackTellingApart(db.prisma, pair);
  expect(await suspected()).toEqual([TRUMP, KIM, HAVEL]);
  await expect(takeBackTellingApart(db.prisma, pair)).rejects.toThrow(
    'vaclav-havel and vaclav-havel-2 are not marked as different people.',
  );
  await expect(tellApart(db.prisma, { one: pair.one, other: pair.one }, 'ada')).rejects.toThrow('the same person');
});

test('people marked as different remain so after one of them is merged', async () => {
  const [trump, other, kim] = await ids('donald-trump', 'donald-j-trump', 'kim-jong-un');
  await tellApart(db.prisma, { one: other!.id, other: kim!.id }, 'ada');
  const [keep, merge] = [trump!, other!].map(({ id, version }) => ({ id, version }));
  await mergePeople(db.prisma, { keep: keep!, merge: merge!, by: 'ada' });
  expect(await suspected()).toEqual([KIM, HAVEL]);
  expect(await db.prisma.toldApart.findMany({ select: { one: true, other: true } })).toEqual([
    { one: 'donald-trump', other: 'kim-jong-un' },
  ]);
});

test('only administrators can mark people as different', async () => {
  const [one, other] = (await ids('kim-jong-un', 'kim-jong-il')).map(({ id }) => toGlobalId('Person', id));
  const answer = await byResolvers(
    schema,
    db,
    `mutation { tellPeopleApart(input: { one: "${one}", other: "${other}" }) { errors { code } } }`,
  );
  expect(JSON.parse(answer).errors[0].message).toMatch(/sign|token|not allowed|ADMIN/i);
});

test('people in one country with similar names are suspected if their visits are close in time or their offices overlap', async () => {
  await clear(db);
  /** The name, the country, the office and the days of visits. */
  const known: [name: string, country: string, office: string | null, ...days: string[]][] = [
    ['King Sihanouk', 'cambodia', null, '1953-04-17', '1995-08-04'],
    ['Prince Sihanouk', 'cambodia', 'Head of State', '1958-09-28', '1961-09-25'],
    ['Ali Ben Bongo Odimba', 'gabon', 'President', '2011-06-09'],
    ['Ali Bongo Ondimba', 'gabon', 'President', '2014-08-05', '2022-12-13'],
    ['Omar Bongo', 'gabon', 'President', '1968-02-18', '2004-05-26'],
    ['Costas Simitis', 'greece', 'Prime Minister', '1999-04-23'],
    ['Konstandinos Simitis', 'greece', 'Prime Minister', '1996-04-07', '2003-06-24'],
    ['Andreas Papandreou', 'greece', 'Prime Minister', '1989-02-14', '1994-04-22'],
    ['George Papandreou', 'greece', 'Prime Minister', '2010-03-08', '2011-07-17'],
    ['Armando Guebuza', 'mozambique', 'President', '2005-06-12'],
    ['Ermando Emilio Guebuza', 'mozambique', 'President', '2014-08-05'],
    ['Emomali Rakhmonov', 'tajikistan', 'President', '1999-04-23', '2005-10-13'],
    ['Emomali Rahmon', 'tajikistan', 'President', '2002-12-08', '2023-09-21'],
    ['Thaksin Chinnawat', 'thailand', 'Prime Minister', '2001-12-14', '2005-09-19'],
    ['Thaksin Shinawatra', 'thailand', 'Prime Minister', '2003-06-10'],
    ['Yingluck Shinawatra', 'thailand', 'Prime Minister', '2011-11-16', '2012-11-18'],
    ['Nyerere', 'tanganyika', 'Prime Minister', '1961-07-15', '1963-07-15'],
    ['Julius K. Nyerere', 'tanzania', 'President', '1976-04-25', '1977-08-04'],
    ['Indira Gandhi', 'india', 'Prime Minister', '1966-03-28', '1982-07-27'],
    ['Rajiv Gandhi', 'india', 'Prime Minister', '1985-06-11', '1987-10-19'],
    ['Helmut Schmidt', 'west-germany', 'Chancellor', '1974-12-04', '1982-07-20'],
    ['Helmut Kohl', 'west-germany', 'Chancellor', '1982-11-14', '1989-06-05'],
    ['Sheikh Mohamed bin Zayed Al Nahyan', 'united-arab-emirates', null, '2011-04-26'],
    ['Crown Prince Mohammed bin Zayed', 'united-arab-emirates', null, '2014-02-18', '2015-11-23'],
    ['Sheikh Zayed Al Nahyan', 'united-arab-emirates', null, '2001-04-01'],
    ['Sheikh Abdullah bin Zayed Al Nahyan', 'united-arab-emirates', null, '2008-01-13'],
    ['Sheikh Khalifa bin Zayed Al Nahyan', 'united-arab-emirates', null, '2008-01-13'],
    ['Sheikh Mansour bin Zayed Al Nahyan', 'united-arab-emirates', null, '2008-01-13'],
    ['Yun Byun-se', 'south-korea', null, '2013-04-12'],
    ['Yun Byung-Se', 'south-korea', null, '2014-02-13'],
    ['Yun Po-sun', 'south-korea', null, '1961-02-13'],
  ];
  const slug = (name: string) => name.toLowerCase().replace(/[^a-z]+/g, '-');
  const cite = [[0, 0]];
  const given = {
    source: { slug: 'list', kind: 'LINK', title: 'List', url: 'https://example.org/list' },
    people: Object.fromEntries(known.map(([name, country]) => [slug(name), { name, country }])),
    positions: known.flatMap(([name, country, title]) => (title ? [{ title, person: slug(name), country, cite }] : [])),
    visits: Object.fromEntries(
      known.flatMap(([name, , , ...days]) =>
        days.map((start) => [
          `${slug(name)}-${start}`,
          {
            ...{ title: 'Visit', status: 'COMPLETED', hostCountry: 'spain', start, cite },
            delegation: [{ name, person: slug(name), cite }],
          },
        ]),
      ),
    ),
  };
  expect(await importAnnotations(db.prisma, [{ annotation: given as never }])).toHaveProperty('reports');
  expect(await suspected()).toEqual([
    'ali-ben-bongo-odimba ali-bongo-ondimba: SAME_OFFICE SIMILAR_NAME SAME_COUNTRY',
    'armando-guebuza ermando-emilio-guebuza: SIMILAR_NAME SAME_COUNTRY',
    'costas-simitis konstandinos-simitis: SAME_OFFICE SIMILAR_NAME SAME_COUNTRY',
    'crown-prince-mohammed-bin-zayed sheikh-mohamed-bin-zayed-al-nahyan: SIMILAR_NAME SAME_COUNTRY',
    'emomali-rahmon emomali-rakhmonov: SAME_OFFICE SIMILAR_NAME SAME_COUNTRY',
    'julius-k-nyerere nyerere: SIMILAR_NAME SUCCESSOR_STATE',
    'king-sihanouk prince-sihanouk: SIMILAR_NAME SAME_COUNTRY',
    'thaksin-chinnawat thaksin-shinawatra: SAME_OFFICE SIMILAR_NAME SAME_COUNTRY',
    'yun-byun-se yun-byung-se: SIMILAR_NAME SAME_COUNTRY',
  ]);
});

test('people whose terms or visits show that they are two are not suspected for similar names', async () => {
  await clear(db);
  const cite = [[0, 0]];
  const terms: [person: string, title: string, start: string, end: string][] = [
    ['George H. W. Bush', 'President', '1989-01-20', '1993-01-20'],
    ['Bill Clinton', 'President', '1993-01-21', '2001-01-19'],
    ['George W. Bush', 'President', '2001-01-20', '2009-01-20'],
    ['Sergey Lavrov', 'Foreign Minister', '2004-03-09', '2010-01-01'],
    ['Sergei Lavrov', 'Foreign Minister', '2009-01-01', '2015-01-01'],
    ['Lloyd George', 'Prime Minister', '1916-12-07', '1922-10-19'],
    ['King George V', 'King', '1910-05-06', '1936-01-20'],
    ['King Abdullah bin Abdul Aziz al-Saud', 'King', '2005-08-01', '2015-01-23'],
    ['King Salman bin Abdul Aziz al-Saud', 'King', '2015-01-23', '2020-01-01'],
  ];
  const slug = (name: string) => name.toLowerCase().replace(/[^a-z]+/g, '-');
  const delegate = (name: string) => ({ name, person: slug(name), cite });
  const visit = (start: string, ...names: string[]) => ({
    ...{ title: 'Visit', status: 'COMPLETED', hostCountry: 'spain', start, cite },
    delegation: names.map(delegate),
  });
  const given = {
    source: { slug: 'list', kind: 'LINK', title: 'List', url: 'https://example.org/list' },
    people: Object.fromEntries(terms.map(([name]) => [slug(name), { name, country: 'spain' }])),
    positions: terms.map(([name, title, start, end]) => ({
      ...{ title, person: slug(name), country: 'spain', start, end, status: 'ENDED', holders: 'ONE', cite },
    })),
    visits: {
      ...Object.fromEntries(terms.map(([name, , start]) => [`of-${slug(name)}`, visit(start, name)])),
      both: visit('1918-12-26', 'Lloyd George', 'King George V'),
    },
  };
  expect(await importAnnotations(db.prisma, [{ annotation: given as never }])).toHaveProperty('reports');
  expect(await suspected()).toEqual(['sergei-lavrov sergey-lavrov: SIMILAR_NAME SAME_COUNTRY']);
});

test('namesakes of unrelated countries, a father and a son, and people who came decades apart are not suspected', async () => {
  await clear(db);
  const cite = [[0, 0]];
  const people: Record<string, [name: string, country: string, year: string, ...aliases: string[]]> = {
    'king-abdullah': ['King Abdullah', 'jordan', '2010'],
    'king-abdullah-bin-abdulaziz': ['King Abdullah bin Abdulaziz', 'saudi-arabia', '2008', 'King Abdullah'],
    'king-faisal': ['King Faisal', 'saudi-arabia', '1974'],
    'prince-saud-al-faisal': ['Prince Saud al-Faisal', 'saudi-arabia', '1980'],
    'faisal-bin-farhan-al-saud': ['Faisal bin Farhan al Saud', 'saudi-arabia', '1990'],
    'bjarni-benediktsson': ['Bjarni Benediktsson', 'iceland', '1964'],
    'bjarni-benediktsson-2': ['Bjarni Benediktsson', 'iceland', '2024'],
    'karl-berg': ['Karl Berg', 'austria', '1964'],
    'karl-berg-2': ['Karl Berg', 'austria', '1974'],
    'tunku-rahman': ['Tunku Rahman', 'malaysia', '1964'],
    'tunku-rahman-2': ['Tunku Rahman', 'bangladesh', '1974'],
  };
  const given = {
    source: { slug: 'list', kind: 'LINK', title: 'List', url: 'https://example.org/list' },
    people: Object.fromEntries(
      Object.entries(people).map(([slug, [name, country, , ...aliases]]) => [slug, { name, country, aliases }]),
    ),
    visits: Object.fromEntries(
      Object.entries(people).map(([person, [name, , start]]) => [
        `of-${person}`,
        {
          ...{ title: 'Visit', status: 'COMPLETED', hostCountry: 'spain', start, cite },
          delegation: [{ name, person, cite }],
        },
      ]),
    ),
  };
  expect(await importAnnotations(db.prisma, [{ annotation: given as never }])).toHaveProperty('reports');
  expect(await suspected()).toEqual([
    'karl-berg karl-berg-2: SAME_NAME SIMILAR_NAME SAME_COUNTRY',
    'tunku-rahman tunku-rahman-2: SAME_NAME',
  ]);
});
