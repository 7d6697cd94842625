import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { importAnnotations } from '../../../src/store/import/import.js';
import { isUnchanged } from '../../../src/store/import/report.js';
import { aCountry } from '../../support/countries.js';
import { emptyStore } from '../../support/store.js';
import { clear } from '../dump.js';

// A file of records, one per line. Correcting one record moves all later ones, which remain the same records.

let database: Database;
beforeAll(async () => {
  database = await emptyStore();
  await storeCountries(database.prisma, ['china', 'norway'].map(aCountry));
});
beforeEach(async () => {
  await clear(database);
  await database.query({ text: 'TRUNCATE "ChangeSet" CASCADE', values: [] });
});
afterAll(() => database.close());

const sha256 = (words: string) => createHash('sha256').update(words).digest('hex');

/** Each record is a visit, whose delegate has two passages: the name and the place. */
function fileOf(records: string[]) {
  let start = 0;
  const visits = records.map((words, row) => {
    const end = start + words.length;
    const half = start + Math.floor(words.length / 2);
    const passage = (from: number, to: number) => ({
      start: from,
      end: to,
      fragment: `row=${row}`,
      digest: sha256(words.slice(from - start, to - start)),
    });
    const visit = {
      ...{ title: `Visit ${row}`, status: 'COMPLETED', hostCountry: 'china', note: words },
      cite: [passage(start, end)],
      delegation: [{ name: `Guest ${row}`, cite: [passage(start, half), passage(half, end)] }],
    };
    start = end + 1;
    return [`visit-${row}`, visit] as const;
  });
  const text = records.join('\n');
  const source = {
    slug: 'records',
    kind: 'DATASET',
    title: 'Records',
    licence: 'CC0-1.0',
    sha256: sha256(text),
    length: text.length,
  };
  return { yaml: JSON.stringify({ source, visits: Object.fromEntries(visits) }), text };
}

async function importFile(records: string[]) {
  const result = await importAnnotations(database.prisma, [fileOf(records)]);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.reports[0]!;
}

const stored = () =>
  database.prisma.visit.findMany({
    select: { id: true, slug: true, version: true, updatedAt: true, citations: { select: { id: true, start: true } } },
    orderBy: { slug: 'asc' },
  });

test.each([
  // The record grows by the length of another one and its newline, so that passages move to where others were.
  ['adding as much as another record', ['abcdefg', 'hijklmn', 'opqrstu'], 'abcdefghijklmno'],
  ['adding half as much', ['abcdef', 'ghijkl', 'mnopqr'], 'abcdefghi'],
  ['adding a letter', ['abcd', 'efgh', 'ijkl'], 'abcde'],
  ['removing text', ['abcdefgh', 'ijkl', 'mnop'], 'abcd'],
])('if a record changes by %s, only the record and its source are updated', async (_what, records, corrected) => {
  await importFile(records);
  const before = await stored();
  const report = await importFile([corrected, ...records.slice(1)]);
  expect(report).toMatchObject({ sources: { updated: 1 }, visits: { updated: 1 }, delegates: { updated: 1 } });
  const after = await stored();
  expect(after.map(({ version }) => version)).toEqual([2, 1, 1]);
  expect(after.map(({ updatedAt }) => updatedAt).slice(1)).toEqual(before.map(({ updatedAt }) => updatedAt).slice(1));
  expect(after.slice(1).map(({ citations }) => citations[0]!.id)).toEqual(
    before.slice(1).map(({ citations }) => citations[0]!.id),
  );
  expect(after[1]!.citations[0]!.start).toBe(corrected.length + 1);
  const changes = await database.prisma.change.findMany({ where: { operation: 'UPDATED' }, orderBy: { type: 'asc' } });
  expect(changes.map(({ type }) => type)).toEqual(['Delegate', 'Source', 'Visit']);
  expect(isUnchanged(await importFile([corrected, ...records.slice(1)]))).toBe(true);
});

test('without fragments, a passage that moves counts as new', async () => {
  const plain = (records: string[]) => {
    const { yaml, text } = fileOf(records);
    return { yaml: yaml.replaceAll(/,"fragment":"[^"]*","digest":"[^"]*"/g, ''), text };
  };
  await importAnnotations(database.prisma, [plain(['aaaa', 'bbbb'])]);
  await importAnnotations(database.prisma, [plain(['aaaaaa', 'bbbb'])]);
  expect((await stored()).map(({ version }) => version)).toEqual([2, 2]);
});

test('the first passage of a fact is its main passage, and replacing it is a change', async () => {
  const text = 'one two three';
  const source = { slug: 'article', title: 'Article', sha256: sha256(text), length: text.length };
  const visit = { title: 'A visit', status: 'COMPLETED', hostCountry: 'china' };
  const main = async (...cite: number[][]) => {
    await importAnnotations(database.prisma, [{ yaml: JSON.stringify({ source, visits: { trip: { ...visit, cite } } }) }]);
    const found = await database.prisma.citation.findMany({ orderBy: { start: 'asc' } });
    return found.map(({ start, isMain }) => [start, isMain]);
  };
  expect(await main([8, 13], [0, 3])).toEqual([
    [0, false],
    [8, true],
  ]);
  expect(await main([0, 3], [8, 13])).toEqual([
    [0, true],
    [8, false],
  ]);
  const [change] = await database.prisma.change.findMany({ where: { operation: 'UPDATED' } });
  expect(change).toMatchObject({
    before: { citations: ['article#char=8,13', 'article#char=0,3'] },
    after: { citations: ['article#char=0,3', 'article#char=8,13'] },
  });
});

test('a fact can have hundreds of passages, and a delegation can have several heads', async () => {
  const text = 'x'.repeat(1_000);
  const source = { slug: 'long', title: 'Long', sha256: sha256(text), length: text.length };
  const cite = Array.from({ length: 300 }, (_, n) => [n, n + 1]);
  const delegation = ['Ann', 'Bob'].map((name) => ({ name, capacity: 'HEAD', cite: [[0, 3]] }));
  const visit = { title: 'A visit', status: 'COMPLETED', hostCountry: 'china', cite, delegation };
  const result = await importAnnotations(database.prisma, [{ yaml: JSON.stringify({ source, visits: { trip: visit } }) }]);
  expect(result).toMatchObject({ reports: [{ citations: { created: 302 }, delegates: { created: 2 } }] });
});

test('a link is a source without a text', async () => {
  const source = { slug: 'a-link', kind: 'LINK', title: 'A link', url: 'https://example.org/visits' };
  const visit = { title: 'A visit', status: 'COMPLETED', hostCountry: 'china', cite: [[0, 0]] };
  const result = await importAnnotations(database.prisma, [{ yaml: JSON.stringify({ source, visits: { trip: visit } }) }]);
  expect(result).toMatchObject({ reports: [{ visits: { created: 1 } }] });
  const [change] = await database.prisma.change.findMany({ where: { type: 'Visit' } });
  expect(change!.after).toMatchObject({ citations: ['a-link'] });
});

test('a chain of reports keeps its order', async () => {
  const text = 'KCNA said so, Yonhap reports.';
  const source = { slug: 'chain', title: 'Chain', sha256: sha256(text), length: text.length };
  const organizations = {
    kcna: { name: 'KCNA', kind: 'NEWS_AGENCY' },
    yonhap: { name: 'Yonhap', kind: 'NEWS_AGENCY' },
  };
  const statement = {
    kind: 'PARAPHRASE',
    text: 'It is so.',
    attribution: 'ANONYMOUS',
    speakersAsPrinted: ['a source'],
  };
  const chain = {
    reportedBy: 'yonhap',
    reportedThrough: ['yonhap', 'kcna'],
    place: 'Oslo',
    country: 'norway',
    saidOnAsPrinted: 'today',
  };
  const yaml = JSON.stringify({
    source,
    organizations,
    statements: { so: { ...statement, ...chain, cite: [[0, 12]] } },
  });
  expect(await importAnnotations(database.prisma, [{ yaml, text }])).toMatchObject({ reports: [{ statements: { created: 1 } }] });
  const found = await database.prisma.statement.findFirstOrThrow({
    include: { reportedThrough: { orderBy: { ordinal: 'asc' }, select: { organization: { select: { slug: true } } } } },
  });
  expect(found.reportedThrough.map(({ organization }) => organization.slug)).toEqual(['yonhap', 'kcna']);
  expect(found).toMatchObject({ attribution: 'ANONYMOUS', speakersAsPrinted: ['a source'], place: 'Oslo' });
  const [change] = await database.prisma.change.findMany({ where: { type: 'Statement' } });
  expect(change!.after).toMatchObject({ reportedThrough: ['yonhap', 'kcna'], country: 'norway', attribution: 'ANONYMOUS' });
});
