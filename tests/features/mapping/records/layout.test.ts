import { expect, test } from 'vitest';
import { columnNames } from '../../../../src/features/mapping/records/header.js';
import type { CsvFormat } from '../../../../src/features/mapping/records/csv.js';
import { CSV, faultsOf, recordsOf } from './read.js';

const PLAIN: CsvFormat = { delimiter: ',', quote: '"', header: true };
const format = (csv: Partial<CsvFormat>) => ({ ...CSV, csv: { ...PLAIN, ...csv } });
const TABLE = 'id,who\n1,A\n2,B\n';

test.each([
  ['a number of lines', 'The "ministry\n\nMarch 1998\n', 3, '\n'],
  ['lines up to the header', 'The "ministry\n\nid or not\nMarch 1998\n', '^id,', '\n'],
  ['lines with CRLF', 'The "ministry\n\nMarch 1998\n', 3, '\r\n'],
  ['lines with carriage returns', 'The "ministry\n\nMarch 1998\n', 3, '\r'],
  ['a byte order mark and characters outside the Basic Multilingual Plane', '\ufeff😀 é\n', 1, '\n'],
])('%s before the header are skipped', async (_, before, preamble, end) => {
  const content = (before + TABLE).replaceAll('\n', end);
  const { records, columns } = await recordsOf(content, format({ preamble }));
  expect(columns).toEqual(['id', 'who']);
  expect(records.map(({ words }) => words)).toEqual(['1,A', '2,B']);
  const line = content.split(end).indexOf('1,A') + 1;
  expect(records.map((record) => [record.line, record.row])).toEqual([
    [line, 2],
    [line + 1, 3],
  ]);
});

test.each([4, '^number,'])('a file without a header after %s is refused', async (preamble) => {
  expect(await faultsOf(TABLE, format({ preamble }))).toEqual([{ code: 'no-header', line: undefined }]);
});

test('nothing after the footer is read', async () => {
  const content = `${TABLE}Total,2\n3,C\n`;
  expect((await recordsOf(content, format({ footer: '^total' }))).records.map(({ words }) => words)).toEqual(['1,A', '2,B']);
});

test('the text of a source is the whole file', async () => {
  const content = `Ministry\n${TABLE}Total,2\n`;
  expect((await recordsOf(content, format({ preamble: 1, footer: '^total' }))).text).toBe(content);
});

test.each([
  [
    [
      ['Visitor', '', 'Visit', ''],
      ['Name', 'From', 'Start', 'End'],
    ],
    ['Visitor / Name', 'Visitor / From', 'Visit / Start', 'Visit / End'],
  ],
  [
    [
      ['No.', 'Visit', '', 'Remarks'],
      ['', 'Start', 'End', ''],
    ],
    ['No.', 'Visit / Start', 'Visit / End', 'Remarks'],
  ],
  [
    [
      ['A', '', ''],
      ['B', '', 'C'],
      ['1', '2', '3'],
    ],
    ['A / B / 1', 'A / B / 2', 'A / C / 3'],
  ],
  [[['id', 'who']], ['id', 'who']],
])('the columns are named after the header rows %j', (rows, columns) => {
  expect(columnNames(rows)).toEqual(columns);
});
