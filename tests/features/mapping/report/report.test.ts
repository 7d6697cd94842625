import { expect, test } from 'vitest';
import { openMapping } from '../../../../src/features/mapping/open-mapping.js';
import { surveyFindings } from '../../../../src/features/mapping/report/findings.js';
import { peopleCsv, reportCsv, reportText } from '../../../../src/features/mapping/report/report.js';
import { surveyFiles } from '../../../../src/features/mapping/survey-files.js';
import type { MappedVisit } from '../../../../src/features/mapping/map-record.js';
import { DuplicateVisits } from '../../../../src/features/mapping/report/duplicates.js';
import { files } from '../files.js';

const MAPPING = `
source: { slug: trips, kind: DATASET, title: Trips }
format: { csv: {}, null: ['', n/a] }
key: trip-{id}
agree: [[guest, code]]
visit:
  title: Trip {id}
  status: COMPLETED
  kind: { from: note, match: { '^state': STATE } }
  guestCountry: { from: guest }
  hostCountry: chad
  start: start
  delegation: { from: who, split: ' and ' }
`;
const HEADER = 'id,guest,code,start,who,note\n';

const COUNTRIES = ['Chad', 'Mali', 'Niger', 'Nigeria'].map((name) => ({
  ...{ slug: name.toLowerCase(), code: null, code3: null, name, start: null, end: null },
  ...{ names: [{ name, start: null, end: null }], predecessors: [], successors: [] },
}));

async function survey(rows: string[], people = '') {
  const mapping = people ? `${MAPPING}people: { same: people.csv }\n` : MAPPING;
  const paths = await files({ 'mapping.yaml': mapping, 'people.csv': people, 'data.csv': HEADER + rows.join('\n') });
  const open = await openMapping(paths['mapping.yaml'], COUNTRIES);
  return (await surveyFiles(open, [paths['data.csv']])).survey;
}

/** Returns the findings of a section, without places. */
async function found(section: string, rows: string[], people?: string) {
  return surveyFindings(await survey(rows, people))
    .filter((finding) => finding.section === section)
    .map(({ column, value, count }) => [column, value, count].filter((part) => part !== undefined));
}

test('distinct, empty and unmatched values are counted for each column', async () => {
  const rows = ['1,Mali,ML,2001,A,State visit', '2,Mali,ML,2002,A,Working visit', '3,Mali,ML,2002,B,n/a'];
  expect(await found('distinct', rows)).toContainEqual(['guest', 1]);
  expect(await found('empty', rows)).toEqual([['note', 1]]);
  expect(await found('unmatched', rows)).toEqual([['note', 'Working visit', 1]]);
});

test('a column that provides both start and end is counted once', async () => {
  const both = MAPPING.replace('  start: start', '  start: start\n  end: start');
  const paths = await files({ 'mapping.yaml': both, 'data.csv': `${HEADER}1,Mali,ML,2001,A,\n` });
  const { survey: read } = await surveyFiles(await openMapping(paths['mapping.yaml'], COUNTRIES), [paths['data.csv']]);
  expect([...read.dateShapes.get('start')!.byName].map(([shape, { count }]) => [shape, count])).toEqual([['9999', 1]]);
});

test('dates are counted by shape and precision', async () => {
  const rows = ['1,Mali,ML,2001,A,', '2,Mali,ML,2002,A,', '3,Mali,ML,2002-03,A,'];
  expect(await found('date-shape', rows)).toEqual([
    ['start', '9999', 2],
    ['start', '9999-99', 1],
  ]);
  expect(await found('date-precision', rows)).toEqual([
    ['start', 'YEAR', 2],
    ['start', 'MONTH', 1],
  ]);
});

test('visits by one country at the same time by visitors with similar names are suspected duplicates', async () => {
  const rows = [
    '1,Mali,ML,2001-05-01,Anna Traoré,',
    '2,Mali,ML,2001-05-01,Ana Traore,',
    '3,Mali,ML,2001-05-01,Bintou Diallo,',
    '4,Niger,NE,2001-05-01,Anna Traoré,',
    '5,Mali,ML,2001-05-02,Anna Traoré,',
  ];
  expect(await found('suspected-duplicate', rows)).toEqual([['trip-1, trip-2']]);
});

test.each([
  [
    'a stay of several days, and a later day of the same stay',
    [
      ['2001-05-01', '', 5],
      ['2001-05-05', '', ''],
    ],
    1,
  ],
  [
    'a stay of several days and the day after it',
    [
      ['2001-05-01', '', 5],
      ['2001-05-06', '', ''],
    ],
    0,
  ],
  [
    'two stays of which one has an end',
    [
      ['2001-05-01', '', 5],
      ['2001-04-28', '2001-05-01', ''],
    ],
    1,
  ],
  [
    'a stay known by its last day, and its first day',
    [
      ['', '2001-05-05', 5],
      ['2001-05-01', '', ''],
    ],
    1,
  ],
  [
    'a stay known by its last day, and the day before that',
    [
      ['', '2001-05-05', 5],
      ['2001-04-30', '', ''],
    ],
    0,
  ],
  [
    'an open start and a day before its last possible day',
    [
      ['2001-05-01', '', ''],
      ['2002-05-01', '', ''],
      ['[..2001-06]', '', ''],
    ],
    1,
  ],
  [
    'an open start and a day after its last possible day',
    [
      ['2001-05-01', '', ''],
      ['[..2001-04]', '', ''],
    ],
    0,
  ],
  [
    'a start without a last day and a day after it',
    [
      ['[2001-05..]', '', ''],
      ['2003-05-01', '', ''],
    ],
    1,
  ],
])('%s are suspected duplicates if they share a day', async (_what, visits, pairs) => {
  const found = new DuplicateVisits();
  for (const [index, [start, end, days]] of visits.entries()) {
    const given = Object.entries({ start, end, durationDays: days }).filter(([, value]) => value !== '');
    const delegation = [{ name: 'Anna Traoré', side: 'GUEST' }];
    found.add(
      { slug: `trip-${index}`, fields: Object.fromEntries(given), delegation } as unknown as MappedVisit,
      `data.csv:${index}`,
    );
  }
  expect(found.pairs()).toHaveLength(pairs);
});

test('only the first suspected duplicates are listed, and the report says so', async () => {
  const rows = Array.from({ length: 150 }, (_, index) => `${index},Mali,ML,2001-05-01,Anna Traore,`);
  const read = await survey(rows);
  expect(reportText(read)).toContain('Suspected duplicates (10000 or more)');
  expect(surveyFindings(read).findLast(({ section }) => section === 'suspected-duplicate')).toEqual({
    section: 'suspected-duplicate',
    message: 'there may be more',
  });
  expect(reportText(await survey(rows.slice(0, 140)))).toContain('Suspected duplicates (9730)');
});

test('a name in two Unicode forms is a single value and a single spelling', async () => {
  const rows = ['NFC', 'NFD'].map((form, index) => `${index},Mali,ML,200${index},${'Anna Traoré'.normalize(form)},`);
  expect(await found('distinct', rows)).toContainEqual(['who', 1]);
  expect((await survey(rows)).people.spellings()).toHaveLength(1);
});

test('records with several heads are reported, as are values that share a cell', async () => {
  const rows = ['1,Mali,ML,2001,A and B,', '2,Mali,NE,2002,A,'];
  expect(await found('several-heads', rows)).toEqual([['A and B', 1]]);
  expect(await found('disagreement', rows)).toEqual([['guest code', 'Mali', 2]]);
});

test('spellings that may belong to one person are suggested, and only an editor can merge them', async () => {
  const rows = ['1,Mali,ML,2001,Anna Traore,', '2,Mali,ML,2002,Ana Traore,', '3,Mali,ML,2003,Bintou Diallo,'];
  expect(await found('spellings', rows)).toEqual([['Anna Traore; Ana Traore', 2]]);
  const proposed = peopleCsv(await survey(rows));
  expect(proposed.split('\r\n')).toEqual([
    'spelling,country,slug,name,from,to,records,group',
    'Anna Traore,mali,anna-traore,Anna Traore,,,1,1',
    'Ana Traore,mali,ana-traore,Ana Traore,,,1,1',
    '',
  ]);
  expect(await found('spellings', rows, proposed)).toEqual([['Anna Traore; Ana Traore', 2]]);
  const settled = proposed.replace('ana-traore,Ana Traore', 'anna-traore,Anna Traore');
  expect(await found('spellings', rows, settled)).toEqual([]);
});

test('the CSV report has every problem and finding, and no cell that a spreadsheet would evaluate', async () => {
  const csv = reportCsv(await survey(['1,Mali,ML,2001,=1+1,', '2,Nigerr,NE,2002,A,']));
  expect(csv).toMatch(
    /^problem,country-unknown,.*,3,3,guest,,,,"no country is called ""Nigerr"": nearest are niger, nigeria"\r$/m,
  );
  expect(csv).toMatch(/^total,,,,,,records refused,1,,\r$/m);
  expect((await survey(['1,Mali,ML,2001,=A and =B,'])).severalHeads.byName.has('=A and =B')).toBe(true);
  expect(reportCsv(await survey(['1,Mali,ML,2001,=A and =B,']))).toContain("'=A and =B");
});

test('the report in the terminal shows identical problems once', async () => {
  const lines = reportText(await survey(['1,Nigerr,NE,2001,A,', '2,Nigerr,NE,2002,A,']));
  expect(lines[0]).toBe('2 records read, 0 used, 2 refused: 0 visits');
  expect(lines.filter((line) => line.includes('Nigerr'))).toEqual([
    expect.stringMatching(/data\.csv:2 row 2, guest: no country is called "Nigerr".*\(country-unknown\), and 1 more$/),
  ]);
});

test('a spelling that spans too many years is suggested once per period, without a person', async () => {
  const rows = ['1,Mali,ML,1969,Anna Traore,', '2,Mali,ML,2024,Anna Traore,', '3,Mali,ML,2023,Anna Traore,'];
  expect(await found('person-over-many-years', rows)).toEqual([['Anna Traore', 3]]);
  const proposed = peopleCsv(await survey(rows));
  expect(proposed.split('\r\n').slice(1)).toEqual(['Anna Traore,mali,,,1969,1969,3,1', 'Anna Traore,mali,,,2023,2024,3,1', '']);
  const settled = [
    'spelling,country,slug,name,from,to',
    'Anna Traore,mali,anna-traore,Anna Traore,,1980',
    'Anna Traore,mali,anna-traore-2,Anna Traore,2000,',
  ].join('\n');
  expect(await found('person-over-many-years', rows, settled)).toEqual([]);
  expect((await survey(rows, settled)).people.spellings().map(({ person }) => person!.slug)).toEqual([
    'anna-traore',
    'anna-traore-2',
  ]);
});

test('the years in the list are checked', async () => {
  const list = (row: string) => `spelling,slug,from,to\n${row}\n`;
  const rows = ['1,Mali,ML,2001,A,'];
  await expect(survey(rows, list('A,a,69,'))).rejects.toThrow('people.csv:2 from: 69 is not a year: write 1969 (list-value)');
  await expect(survey(rows, list('A,a,1970,1960'))).rejects.toThrow('1970 is after 1960');
  await expect(survey(rows, list('A,a,1970,\nA,a-2,1960,1970'))).rejects.toThrow('A is a further up, and a-2 here');
  expect(
    (await survey(rows, list('A,a,1970,1979\nA,a-2,2000,'))).people.person(
      { name: 'A', country: 'mali', isUncertain: false },
      '2001',
    ),
  ).toMatchObject({
    slug: 'a-2',
  });
});
