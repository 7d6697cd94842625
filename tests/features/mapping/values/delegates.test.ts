import { expect, test } from 'vitest';
import { annotated } from '../annotated.js';

const TITLES =
  'title,inName,capacity,office\nPresident,,HEAD,President\nPresident-elect,,,\nPrime Minister,,HEAD,Prime Minister\nPrime Minster,,HEAD,Prime Minister\nGeneral,,,\nKing,yes,HEAD,King\n';

const mapping = (delegation: string, rest = '') => `
source: { slug: 'trips-{file}', kind: DATASET, title: Trips }
format: { csv: { delimiter: ';' } }
key: trip-{id}
${rest}
visit:
  title: Trip {id}
  status: COMPLETED
  guestCountry: { from: guest }
  hostCountry: austria
  start: start
  delegation: ${delegation}
`;

async function mapped(delegation: string, rows: string[], rest = '') {
  const header = 'id;guest;start;who;office';
  const data = [header, ...rows].join('\n');
  return annotated(mapping(delegation, rest), data, { 'titles.csv': TITLES });
}

/** Returns the offices, with the number of records that name them. */
async function offices(delegation: string, rows: string[], rest?: string) {
  const { annotation } = await mapped(delegation, rows, rest);
  return annotation!.positions.map(({ person, title, country, term, start, end, cite }) =>
    [person, title, country, term, start, end, cite.length].join(' '),
  );
}

const BY_TITLE = '{ from: who, titles: titles.csv, office: true }';
const BY_COLUMN = '{ from: who, role: office, office: true }';

test('titles map to offices as specified in the list', async () => {
  const who = [
    'President Ann Lee',
    'President-elect Bo Chan',
    'Prime Minster Cy Dunn',
    'President General Di Ek',
    'King Edmund',
    'Fay Gill',
  ];
  const rows = who.map((name, index) => `${index};FR;1990-01-0${index + 1};${name};x`);
  expect(await offices(BY_TITLE, rows, 'ignore: [office]')).toEqual([
    'ann-lee President france 1 [..1990-01-01] [1990-01-01..] 1',
    'cy-dunn Prime Minister france 1 [..1990-01-03] [1990-01-03..] 1',
    'di-ek President france 1 [..1990-01-04] [1990-01-04..] 1',
    'king-edmund King france 1 [..1990-01-05] [1990-01-05..] 1',
  ]);
});

test('a mapping can assign a class to an office, and a different one in some countries', async () => {
  const rows = ['1;FR;1990-05-01;Ann Lee;President', '2;ES;1990;Bo Chan;President', '3;ES;1990;Cy Dunn;Chairman'];
  const classes = 'HEAD_OF_STATE: [President], HEAD_OF_GOVERNMENT: [{ office: President, countries: [spain] }]';
  const { annotation } = await mapped(BY_COLUMN, rows, `offices: { classes: { ${classes} } }`);
  expect(annotation!.positions.map(({ person, class: officeClass }) => [person, officeClass])).toEqual([
    ['ann-lee', 'HEAD_OF_STATE'],
    ['bo-chan', 'HEAD_OF_GOVERNMENT'],
    ['cy-dunn', undefined],
  ]);
});

test('an office in two classes is refused, as is one in an unknown country', async () => {
  const refused = (classes: string) => mapped(BY_COLUMN, [], `offices: { classes: { ${classes} } }`);
  await expect(refused('ROYAL: [King], PARTY: [King]')).rejects.toThrow('an office is in two classes');
  await expect(refused('ROYAL: [{ office: King, countries: [utopia] }]')).rejects.toThrow(
    'there is no country with the slug utopia',
  );
});

test('records of one person in one office form a single term', async () => {
  const rows = ['1;FR;1990-05-01;Ann Lee;President', '2;FR;1992;Ann Lee;President', '3;FR;1991-02;Ann Lee;President'];
  expect(await offices(BY_COLUMN, rows)).toEqual(['ann-lee President france 1 [..1990-05-01] [1992..] 3']);
});

test('a term ends when somebody else takes office', async () => {
  const rows = [
    ...['1;FR;1990;Ann Lee;President', '2;FR;1991;Bo Chan;President', '3;FR;1992;Ann Lee;President'],
    ...['4;ES;1991;Cy Dunn;President', '5;FR;1991;Di Ek;Prime Minister'],
  ];
  expect((await offices(BY_COLUMN, rows)).filter((one) => one.startsWith('ann-lee'))).toEqual([
    'ann-lee President france 1 [..1990] [1990..] 1',
    'ann-lee President france 2 [..1992] [1992..] 1',
  ]);
});

test.each([
  ['ends a term if it cannot be another spelling', 'Bo Chan', 2],
  ['may be another spelling', 'Bo Lee', 1],
])('a name in between that is no person %s', async (_, name, terms) => {
  const rows = [
    '1;FR;1990;Ann Lee;President',
    `2;FR;1991;${name};President`,
    '3;FR;1992;Ann Lee;President',
    `4;ES;1991;${name};King`,
  ];
  const found = await offices(BY_COLUMN, rows);
  expect(found.every((one) => one.startsWith('ann-lee'))).toBe(true);
  expect(found).toHaveLength(terms);
});

test('a term does not span a gap longer than the mapping allows', async () => {
  const rows = ['1;FR;1990;Ann Lee;President', '2;FR;1997;Ann Lee;President'];
  expect(await offices(BY_COLUMN, rows)).toHaveLength(2);
  expect(await offices(BY_COLUMN, rows, 'offices: { gap: 8 }')).toHaveLength(1);
});

test('a record without a date only shows that the office was held', async () => {
  expect(await offices(BY_COLUMN, ['1;FR;;Ann Lee;President'])).toEqual(['ann-lee President france 1   1']);
});

test('the role in a column belongs to the first person, and is an office only if the mapping says so', async () => {
  const rows = ['1;FR;1990;Ann Lee, Bo Chan;President'];
  const { annotation } = await mapped(`{ from: who, split: ', ', role: office }`, rows);
  expect(annotation!.visits['trip-1']!.delegation.map(({ name, role }) => [name, role])).toEqual([
    ['Ann Lee', 'President'],
    ['Bo Chan', undefined],
  ]);
  expect(annotation!.positions).toEqual([]);
});

test('names in remarks are read only after a title, and other names are reported', async () => {
  const rows = ['1;FR;1990;Met with President Ann Lee, Prime Minister Bo Chan, and other officials.;x'];
  const delegation = `{ from: who, extract: 'et with ([^.]+)', split: ['/,? and /', ', '], titles: titles.csv, titled: true, side: HOST }`;
  const { annotation, survey } = await mapped(delegation, rows, 'ignore: [office]');
  const [visit] = Object.values(annotation!.visits);
  expect(visit!.delegation.map(({ name, role, side }) => [name, role, side])).toEqual([
    ['Ann Lee', 'President', 'HOST'],
    ['Bo Chan', 'Prime Minister', 'HOST'],
  ]);
  expect([...survey.columns.get('who')!.unmatched.byName.keys()]).toEqual(['other officials']);
});

test('a name in remarks ends where the sentence continues, and the rest is reported', async () => {
  const met = [
    ...[
      'President Ann Lee to discuss the Middle East war',
      'President Miguel de la Madrid',
      'President Zia ul-Haq at Camp David',
    ],
    ...['Prime Minister Ludwig van der Berg', 'King Edmund during the night'],
  ];
  const rows = met.map((who, index) => `${index};FR;1990;Met with ${who}.;x`);
  const delegation = `{ from: who, extract: 'et with ([^.]+)', titles: titles.csv, titled: true }`;
  const { annotation, survey } = await mapped(delegation, rows, 'ignore: [office]');
  const names = Object.values(annotation!.visits).flatMap(({ delegation }) => delegation.map(({ name }) => name));
  expect(names).toEqual(['Ann Lee', 'Miguel de la Madrid', 'Zia ul-Haq', 'Ludwig van der Berg', 'King Edmund']);
  expect([...survey.columns.get('who')!.unmatched.byName.keys()]).toEqual([
    ...['to discuss the Middle East war', 'at Camp David', 'during the night'],
  ]);
});

test('an XML element can be a role, and the trips of one role form a single office', async () => {
  const xml = `<trips>${['1969-02-23', '1974-06-27'].map((day, index) => `<trip><id>${index}</id><role>president</role><name>Ann Lee</name><day>${day}</day></trip>`).join('')}</trips>`;
  const { annotation, problems } = await annotated(
    `
source: { slug: 'trips-{file}', kind: DATASET, title: Trips }
format: { xml: trip }
key: trip-{id}
offices: { gap: 10 }
visit:
  title: Trip {id}
  status: COMPLETED
  guestCountry: united-states
  hostCountry: austria
  start: day
  delegation: { from: name, role: { from: role, match: { '^president$': President } }, office: true }
`,
    xml,
  );
  expect(problems).toEqual([]);
  expect(annotation!.positions).toMatchObject([
    { title: 'President', person: 'ann-lee', country: 'united-states', start: '[..1969-02-23]', end: '[1974-06-27..]' },
  ]);
});

test('a role can be read from remarks first, and need not be an office', async () => {
  const rows = ['1;FR;1990-01-01;Ann Lee;president', '2;FR;1989-12-01;Ann Lee;president elect'];
  const delegation = `{ from: who, office: ^President$, role: [{ from: office, match: { elect: President-elect } }, { from: office, match: { '^president': President } }] }`;
  const { annotation, survey } = await mapped(delegation, rows);
  expect(Object.values(annotation!.visits).map(({ delegation: [first] }) => first!.role)).toEqual([
    'President',
    'President-elect',
  ]);
  expect(annotation!.positions).toMatchObject([{ title: 'President', start: '[..1990-01-01]', end: '[1990-01-01..]' }]);
  expect(survey.columns.get('office')!.unmatched.byName.size).toBe(0);
});
