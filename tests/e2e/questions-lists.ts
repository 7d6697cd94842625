import { nodes, type Question } from './questions.js';

const KIMS = ['kim-jong-il', 'kim-jong-un', 'kim-yong-chol'];
const matching = (where: string) => `{ people(where: ${where}) { nodes { slug } } }`;
const people = (...slugs: string[]) => ({ people: nodes('slug', ...slugs) });
const count = (list: string, where: string) => `{ ${list}(where: ${where}) { totalCount } }`;
const total = (list: string, totalCount: number) => ({ [list]: { totalCount } });

/** Filters and orders promised by the contract, on the article's data. */
export const questionsOnLists: Question[] = [
  {
    asks: 'an alias is a name',
    query: matching('{ name: { equals: "Kim Jong Un" } }'),
    answer: people('kim-jong-un'),
  },
  {
    asks: 'equals minds the case',
    query: matching('{ name: { equals: "kim jong un" } }'),
    answer: people(),
  },
  {
    asks: 'contains minds neither case nor diacritics',
    query: matching('{ name: { contains: "KÌM" } }'),
    answer: people(...KIMS),
  },
  {
    asks: 'startsWith reads aliases from their start',
    query: matching('{ name: { startsWith: "jong" } }'),
    answer: people(),
  },
  { asks: '% is text', query: matching('{ name: { contains: "%" } }'), answer: people() },
  { asks: '_ is text', query: matching('{ slug: { contains: "kim_" } }'), answer: people() },
  { asks: 'no alternative matches nothing', query: matching('{ OR: [] }'), answer: people() },
  { asks: 'not nothing is all', query: count('people', '{ NOT: { OR: [] } }'), answer: total('people', 13) },
  {
    asks: 'several conditions hold at once',
    query: matching(
      '{ name: { contains: "kim" }, NOT: { OR: [{ slug: { in: ["kim-jong-un"] } }, { name: { equals: "Kim Yong Chol" } }] } }',
    ),
    answer: people('kim-jong-il'),
  },
  {
    asks: 'not matches what has no value',
    query: count('countries', '{ code: { not: "KP" }, name: { contains: "soviet" } }'),
    answer: total('countries', 1),
  },
  {
    asks: 'a state that ISO 3166-1 does not list has no code',
    query:
      '{ countries(where: { code: { isNull: true }, slug: { in: ["soviet-union", "hawaii", "china"] } }) { nodes { slug code } } }',
    answer: {
      countries: {
        nodes: [
          { slug: 'hawaii', code: null },
          { slug: 'soviet-union', code: null },
        ],
      },
    },
  },
  {
    asks: 'a name is that of the state that existed then',
    query:
      '{ countries(where: { name: { equals: "Yugoslavia" }, existedIn: { gte: "2001-01-01", lte: "2001-12-31" } }) { nodes { slug } } }',
    answer: { countries: nodes('slug', 'serbia-and-montenegro') },
  },
  {
    asks: 'a former state has years, codes, names and successors',
    query:
      '{ country(code3: "CSK") { slug code start { edtf } end { edtf } names { name start { edtf } end { edtf } } predecessors { slug } successors { slug code3 } } }',
    answer: {
      country: {
        slug: 'czechoslovakia',
        code: null,
        start: { edtf: '1918-10-28' },
        end: { edtf: '1992-12-31' },
        names: [
          { name: 'Czechoslovakia', start: null, end: null },
          { name: 'Czechoslovak Republic', start: null, end: null },
          { name: 'Czechoslovak Socialist Republic', start: { edtf: '1960' }, end: { edtf: '1990' } },
          { name: 'Czech and Slovak Federative Republic', start: { edtf: '1990' }, end: null },
          { name: 'ČSSR', start: { edtf: '1960' }, end: { edtf: '1990' } },
          { name: 'CSSR', start: { edtf: '1960' }, end: { edtf: '1990' } },
        ],
        predecessors: [{ slug: 'austria-hungary' }],
        successors: [
          { slug: 'czechia', code3: 'CZE' },
          { slug: 'slovakia', code3: 'SVK' },
        ],
      },
    },
  },
  {
    asks: 'a visit of no known kind is not unofficial',
    query: count('visits', '{ NOT: { kind: [UNOFFICIAL] } }'),
    answer: total('visits', 11),
  },
  {
    asks: 'a visit of no known start is in no span',
    query: count('visits', '{ start: { gte: "0001-01-01" } }'),
    answer: total('visits', 10),
  },
  {
    asks: 'and not in the last of them',
    query: count('visits', '{ start: { lte: "9999-12-31" } }'),
    answer: total('visits', 10),
  },
  {
    asks: 'but in what is outside it',
    query: count('visits', '{ NOT: { start: { gte: "2018-01-01" } } }'),
    answer: total('visits', 10),
  },
  {
    asks: 'one delegate has all that is asked of them',
    query: count('visits', '{ delegate: { side: GUEST, capacity: [SPOUSE], person: { name: { equals: "Peng Liyuan" } } } }'),
    answer: total('visits', 0),
  },
  {
    asks: 'the latest start first, none last',
    query: '{ visits(orderBy: [{ start: DESC }]) { nodes { start { edtf } } } }',
    answer: {
      visits: {
        nodes: [
          '2018-03-29',
          '2018-03-25',
          '2014',
          '2011',
          '2010-08',
          '2010-05',
          '2006',
          '2004',
          '2001',
          '2000-05',
          null,
          null,
        ].map((edtf) => ({ start: edtf && { edtf } })),
      },
    },
  },
  {
    asks: 'the earliest start first, none last',
    query: '{ visits(orderBy: [{ start: ASC }], last: 3) { nodes { start { edtf } } pageInfo { hasNextPage hasPreviousPage } } }',
    answer: {
      visits: {
        ...nodes('start', { edtf: '2018-03-29' }, null, null),
        pageInfo: { hasNextPage: false, hasPreviousPage: true },
      },
    },
  },
  {
    asks: 'an empty page still has pageInfo',
    query: '{ people(first: 0) { totalCount nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }',
    answer: {
      people: {
        totalCount: 13,
        nodes: [],
        pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
      },
    },
  },
  {
    asks: 'what is unknown is null',
    query:
      '{ person(slug: "nobody") { id } visit(slug: "") { id } country(code: "XX") { id } event(slug: "Ü") { id } topic(slug: "\'") { id } source(slug: "x") { id } organization(slug: "x") { id } }',
    answer: { person: null, visit: null, country: null, event: null, topic: null, source: null, organization: null },
  },
];
