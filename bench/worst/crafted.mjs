const DEEP = '{ visit: { delegate: { person: { name: { contains: "ba" } } } } }';
const PAIR = '{ text: { contains: "qq" } }';
const EITHER = '{ OR: [{ text: { contains: "qq" } }, { speaker: { person: { name: { contains: "ba" } } } }] }';

const times = (count, make) => `{ ${Array.from({ length: count }, (_, index) => make(`f${index}`)).join(' ')} }`;
const counted = (where) => `statements(first: 1, where: ${where}) { totalCount }`;
const topics = (where) => `topics(first: 30) { nodes { statements(first: 1, where: ${where}) { totalCount } } }`;

const sorted = 'sources(first: 100) { nodes { visits(first: 1, orderBy: [{ title: ASC }]) { nodes { id } } } }';

/** Operations crafted to read as much as possible: as many counts as fit into the limits. */
export const crafted = [
  ['20 counts of all statements', times(20, (key) => `${key}: statements(first: 1) { totalCount }`)],
  ['10 counts through three relations', times(10, (key) => `${key}: ${counted(DEEP)}`)],
  [
    '20 pages for two letters that do not occur',
    times(20, (key) => `${key}: statements(first: 1, where: ${PAIR}) { nodes { id } }`),
  ],
  ['10 counts of two letters or a name', times(10, (key) => `${key}: ${counted(EITHER)}`)],
  ['1 count per topic through three relations', times(1, () => topics(DEEP))],
  ['9 counts per topic through three relations', times(9, (key) => `${key}: ${topics(DEEP)}`)],
  ['100 sources with their visits by title', `{ ${sorted} }`],
  ['8 times 100 sources with their visits by title', times(8, (key) => `${key}: ${sorted}`)],
  ['5 searches for the most frequent word', times(5, (key) => `${key}: search(query: "peace", first: 1) { totalCount }`)],
  [
    '20 counts of statements by topic',
    times(20, (key) => `${key}: statementCountsConnection(by: [TOPIC], first: 100) { nodes { count } }`),
  ],
];
