import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { wikidataTime } from '../../../src/features/exports/formats/quickstatements.js';
import { importAnnotations } from '../../../src/store/import/import.js';
import { seededStore } from '../../support/store.js';
import { serve, type Served } from '../../http/serve.js';

const TEXT = 'Ada Berg, “president” of China from May 1961 to 3 March 1965,\tis the daughter of Bo Berg and married to Cy Dahl.';
const at = (words: string): [number, number] => [TEXT.indexOf(words), TEXT.indexOf(words) + words.length];
const ARTICLE = {
  source: {
    slug: 'gazette',
    kind: 'ARTICLE',
    title: 'The Bergs',
    url: 'https://gazette.example.org/bergs',
    publishedOn: '1966-02',
    language: 'en-GB',
    sha256: createHash('sha256').update(TEXT).digest('hex'),
    length: TEXT.length,
  },
  people: {
    'ada-berg': { name: 'Ada Berg', identifiers: { wikidata: 'Q900001' } },
    'bo-berg': { name: 'Bo Berg', identifiers: { wikidata: 'Q900002', viaf: '33156217' } },
    'cy-dahl': { name: 'Cy Dahl' },
  },
  positions: [
    {
      ...{ title: 'President', person: 'ada-berg', country: 'china', start: '1961-05', end: '1965-03-03', status: 'ENDED' },
      cite: [at('Ada Berg, “president” of China from May 1961 to 3 March 1965,\tis')],
    },
    { title: 'Mayor', person: 'bo-berg', country: 'china', start: '[..1950]', cite: [at('Bo Berg')] },
    { title: 'President', person: 'cy-dahl', country: 'china', cite: [at('Cy Dahl')] },
  ],
  kinship: [
    { person: 'ada-berg', relative: 'bo-berg', kind: 'PARENT', cite: [at('the daughter of Bo Berg')] },
    { person: 'ada-berg', relative: 'cy-dahl', kind: 'SPOUSE', cite: [at('married to Cy Dahl')] },
  ],
};
const LINK = {
  source: { slug: 'wire', kind: 'LINK', title: 'The wire', url: 'https://wire.example.org/1', publishedOn: '1961' },
  people: { 'ada-berg': { name: 'Ada Berg' } },
  positions: [{ title: 'President', person: 'ada-berg', country: 'china', cite: [[0, 0]] }],
};

let db: Database;
let server: Served;
beforeAll(async () => {
  db = await seededStore();
  const sources = [{ annotation: ARTICLE as never, text: TEXT }, { annotation: LINK as never }];
  expect(await importAnnotations(db.prisma, sources)).toHaveProperty('reports');
  server = await serve(db, {});
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

interface Statement {
  item: string;
  property: string;
  value: string;
  qualifiers: [string, string][];
  references: [string, string][][];
}

const VALUE = /^(Q[1-9]\d*|"[^\t\n]+"|[a-z-]+:"[^\t\n]+"|\+\d{4}-\d\d-\d\dT00:00:00Z\/\d+)$/;

/** Reads QuickStatements as its first parser does: columns between tabs, references after qualifiers, comments left out. */
function readStatements(text: string): { statements: Statement[]; comments: string[] } {
  const statements: Statement[] = [];
  const comments: string[] = [];
  expect(text.endsWith('\n')).toBe(true);
  for (const line of text.trimEnd().split('\n')) {
    const [, comment] = /^\/\* (.*) \*\/$/.exec(line) ?? [];
    if (comment !== undefined) {
      comments.push(comment);
      continue;
    }
    const [item, property, value, ...columns] = line.split('\t') as [string, string, string];
    expect(item).toMatch(/^Q[1-9]\d*$/);
    expect(property).toMatch(/^!?P\d+$/);
    expect(value).toMatch(VALUE);
    expect(columns.length % 2).toBe(0);
    const statement: Statement = { item, property, value, qualifiers: [], references: [] };
    for (let column = 0; column < columns.length; column += 2) {
      const [key, given] = [columns[column]!, columns[column + 1]!];
      expect(given).toMatch(VALUE);
      const [, start, kind, number] = /^(!?)([PS])(\d+)$/.exec(key)!;
      if (kind === 'P') statement.qualifiers.push([key, given]);
      else if (start === '!' || statement.references.length === 0) statement.references.push([[`S${number}`, given]]);
      else statement.references.at(-1)!.push([key, given]);
    }
    statements.push(statement);
  }
  return { statements, comments };
}

const exported = (file: string, offices?: object) =>
  fetch(
    `${server.url.replace('graphql', `export/${file}`)}${offices ? `?offices=${encodeURIComponent(JSON.stringify(offices))}` : ''}`,
  );

const TODAY = `+${new Date().toISOString().slice(0, 10)}T00:00:00Z/11`;

test('an office becomes a statement with its dates and a reference for each source that quotes it', async () => {
  const response = await exported('positions.qs', { 'President@china': 'Q900100' });
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  const { statements, comments } = readStatements(await response.text());
  for (const { references } of statements) references.sort(([one], [other]) => (one![1] < other![1] ? -1 : 1));
  expect(statements).toEqual([
    {
      item: 'Q900001',
      property: 'P39',
      value: 'Q900100',
      qualifiers: [
        ['P580', '+1961-05-00T00:00:00Z/10'],
        ['P582', '+1965-03-03T00:00:00Z/11'],
      ],
      references: [
        [
          ['S854', '"https://gazette.example.org/bergs"'],
          ['S1683', 'en-gb:"Ada Berg, “president” of China from May 1961 to 3 March 1965, is"'],
          ['S577', '+1966-02-00T00:00:00Z/10'],
          ['S813', TODAY],
        ],
        [
          ['S854', '"https://wire.example.org/1"'],
          ['S577', '+1961-00-00T00:00:00Z/9'],
          ['S813', TODAY],
        ],
      ],
    },
  ]);
  const total = await db.prisma.position.count();
  const [summary, ...names] = comments;
  expect(summary).toBe(
    `Version ${response.headers.get('communique-version')} of the data. Statements: 1. Left out: ${total - 2} without a Wikidata id for the person; 1 without an id for the office in \`offices\`.`,
  );
  expect(names).toEqual(['Without an id: Mayor@china']);
});

test('without office ids, the file contains no statements and lists the offices instead', async () => {
  const { statements, comments } = readStatements(await (await exported('positions.qs')).text());
  expect(statements).toEqual([]);
  expect(comments[0]).toContain('Statements: 0.');
  expect(comments.slice(1).toSorted()).toEqual(['Without an id: Mayor@china', 'Without an id: President@china']);
});

test('kinship is stated from parent to child, since the store does not distinguish fathers from mothers', async () => {
  const { statements, comments } = readStatements(await (await exported('kinships.qs')).text());
  expect(statements.map(({ item, property, value }) => [item, property, value])).toEqual([['Q900002', 'P40', 'Q900001']]);
  expect(statements[0]!.references[0]![1]).toEqual(['S1683', 'en-gb:"the daughter of Bo Berg"']);
  expect(comments[0]).toMatch(/Left out: \d+ without a Wikidata id for the person\.$/);
});

test.each([
  ['1961-05-03', '+1961-05-03T00:00:00Z/11'],
  ['1961-05', '+1961-05-00T00:00:00Z/10'],
  ['1961', '+1961-00-00T00:00:00Z/9'],
  ['196X', '+1960-00-00T00:00:00Z/8'],
  ['1961~', null],
  ['[..1950]', null],
  ['1500', null],
  ['', null],
])('the date %s is written to Wikidata with the same precision or left out', (edtf, time) => {
  expect(wikidataTime(edtf)).toBe(time);
});

test.each([
  ['visits.qs', undefined, 406, /visits are exported as/],
  ['positions.qs', { President: 'somebody' }, 400, /map each office to its Wikidata id/],
  ['positions.qs', ['Q1'], 400, /map each office to its Wikidata id/],
  ['positions.csv', { President: 'Q1' }, 400, /applies only to statements for Wikidata/],
])('%s is refused with a reason', async (file, offices, status, message) => {
  const response = await exported(file, offices);
  expect(response.status).toBe(status);
  expect(JSON.stringify(await response.json())).toMatch(message);
});
