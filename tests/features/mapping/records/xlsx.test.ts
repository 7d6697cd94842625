import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Unreadable } from '../../../../src/features/mapping/problem.js';
import { shownBy } from '../../../../src/features/mapping/records/xlsx/date-formats.js';
import { CSV, recordsOf, XML } from './read.js';
import { workbook, zip } from './workbook.js';

const text = (value: string, at = '') => `<c${at} t="inlineStr"><is><t>${value}</t></is></c>`;
const HEADER = `<row>${text('id')}${text('who')}</row>`;

/** Returns the problem that stops the reading. */
async function problemOf(content: Buffer, format: typeof CSV = CSV) {
  const error = await recordsOf(content, format).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Unreadable);
  const [{ code, message }] = (error as Unreadable).problems as [Unreadable['problems'][0]];
  return [code, message];
}

const cellsOf = async (content: Buffer, format = CSV) =>
  (await recordsOf(content, format)).records.map(({ cells }) => [...cells.values()].map(([value]) => value));

test('a cell has the value displayed in it', async () => {
  const strings = '<si><t>Ann</t></si><si><r><t>B</t></r><r><t xml:space="preserve">o </t></r><rPh><t>x</t></rPh></si>';
  const rows = [
    HEADER,
    `<row r="3"><c r="A3"><v>7</v></c><c r="B3" t="s"><v>0</v></c></row>`,
    `<row r="4"><c r="B4" t="s"><v>1</v></c></row>`,
    `<row r="6"><c r="A6" t="b"><v>1</v></c><c r="B6" t="str"><f>A1&amp;"x"</f><v>a,"b"&#10;c</v></c></row>`,
  ];
  const { records, text: whole } = await recordsOf(workbook({ sheets: { A: rows.join('') }, strings }), CSV);
  expect(records.map(({ line, cells }) => [line, ...[...cells.values()].flat()])).toEqual([
    [3, '7', 'Ann'],
    [4, '', 'Bo'],
    [6, 'TRUE', 'a,"b" c'],
  ]);
  expect(whole).toBe('id,who\n\n7,Ann\n,Bo \n\nTRUE,"a,""b"" c"\n');
  expect(records.map(({ words }) => words)).toEqual(['7,Ann', ',Bo ', 'TRUE,"a,""b"" c"']);
});

test('a merged cell applies to all of its rows and columns', async () => {
  const rows = [
    `<row r="1">${['id', 'who', 'since', 'note'].map((name) => text(name)).join('')}</row>`,
    `<row r="2">${text('1', ' r="A2"')}${text('Ann', ' r="B2"')}${text('May', ' r="C2"')}</row>`,
    `<row r="3">${text('2', ' r="A3"')}<c r="B3"/></row>`,
    `<row r="4"></row>`,
    `<row r="5">${text('4', ' r="A5"')}</row>`,
  ];
  const read = workbook({ sheets: { A: rows.join('') }, merged: { A: ['B2:B4', 'C2:D3'] } });
  expect(await cellsOf(read)).toEqual([
    ['1', 'Ann', 'May', 'May'],
    ['2', 'Ann', 'May', 'May'],
    ['4', '', '', ''],
  ]);
});

test('a merged cell across the whole table is a heading and is read only once', async () => {
  const rows = [HEADER, `<row r="2">${text('1998', ' r="A2"')}</row>`, `<row r="3">${text('1')}${text('Ann')}</row>`];
  const read = workbook({ sheets: { A: rows.join('') }, merged: { A: ['A2:B2'] } });
  expect(await cellsOf(read)).toEqual([
    ['1998', ''],
    ['1', 'Ann'],
  ]);
});

test('a formula without a stored value is an error that identifies its cell', async () => {
  const formula = (at: string, value = '') => `<c r="${at}"><f>TODAY()</f>${value}</c>`;
  const sheet = (cell: string) => workbook({ sheets: { 'Visits 2018': `${HEADER}<row>${text('1')}${cell}</row>` } });
  expect(await problemOf(sheet(formula('B2')))).toEqual([
    'formula',
    'has formulas without a stored value in the sheet Visits 2018, in B2: open the file in a spreadsheet program and save it',
  ]);
  expect((await problemOf(sheet(formula('B2', '<v></v>'))))[0]).toBe('formula');
  expect(await cellsOf(sheet(formula('B2', '<v>7</v>')))).toEqual([['1', '7']]);
  // The result of a formula may be an empty text.
  expect(await cellsOf(sheet('<c r="B2" t="str"><f>""</f><v></v></c>'))).toEqual([['1', '']]);
  expect((await problemOf(sheet('<c r="B2" t="str"><f>""</f></c>')))[0]).toBe('formula');
});

test('a date is as precise as its cell displays it', async () => {
  const formats = ['d mmmm yyyy', 'mmm\\ yyyy', 'yyyy', 'd mmm', '0.00', 'hh:mm', '[$-409]d/m/yy;@'];
  const cells = ['', 's="1"', ...formats.map((_, index) => `s="${index + 2}"`)].map(
    (style) => `<row><c ${style}><v>35920</v></c><c/></row>`,
  );
  const read = await cellsOf(workbook({ sheets: { A: `<row>${text('day')}</row>${cells.join('')}` }, formats }));
  expect(read.flat()).toEqual([
    '35920',
    '1998-05-05',
    '1998-05-05',
    '1998-05',
    '1998',
    '--05-05',
    '35920',
    '35920',
    '1998-05-05',
  ]);
  const since1904 = workbook({
    sheets: { A: `<row>${text('day')}</row><row><c s="1"><v>34458</v></c></row>` },
    workbookPr: 'date1904="1"',
  });
  expect(await cellsOf(since1904)).toEqual([['1998-05-05']]);
});

test.each([
  [14, undefined, 'DAY'],
  [17, undefined, 'MONTH'],
  [1, undefined, null],
  [200, 'General', null],
  [200, '#,##0.00', null],
  [200, '0"days"', null],
  [200, 'mm:ss', null],
  [200, 'yyyy-mm-dd hh:mm', 'DAY'],
])('the format %s displays %s as %s', (number, code, shown) => {
  expect(shownBy(number, code)).toBe(shown);
});

test('the sheet is either the one named in the mapping or the only visible one with values', async () => {
  const one = `${HEADER}<row>${text('1')}${text('A')}</row>`;
  const two = `${HEADER}<row>${text('2')}${text('B')}</row>`;
  expect(await cellsOf(workbook({ sheets: { Empty: '', One: one, Two: two }, hidden: ['Two'] }))).toEqual([['1', 'A']]);
  const both = workbook({ sheets: { One: one, Two: two } });
  expect(await problemOf(both)).toEqual(['sheet', 'has the sheets One, Two: name one as sheet under format.csv']);
  const of = (sheet: string | number) => ({
    encoding: 'utf-8' as const,
    csv: { delimiter: ',', quote: '"', header: true, sheet },
  });
  expect(await cellsOf(both, of('Two'))).toEqual([['2', 'B']]);
  expect(await cellsOf(both, of(1))).toEqual([['1', 'A']]);
  expect(await problemOf(both, of('Three'))).toEqual(['sheet', 'has no sheet Three: it has One, Two']);
});

test('files in other formats are refused, and the error names the format', async () => {
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  expect(await problemOf(old)).toEqual(['file-kind', expect.stringContaining('(.xls)')]);
  expect(await problemOf(Buffer.from('%PDF-1.7\n'))).toEqual(['file-kind', expect.stringContaining('is a PDF')]);
  expect(await problemOf(gzipSync('id,who\n'))).toEqual(['file-kind', expect.stringContaining('gzip')]);
  expect(await problemOf(Buffer.from('<!DOCTYPE html><html></html>'))).toEqual([
    'file-kind',
    expect.stringContaining('web page'),
  ]);
  expect(await problemOf(zip({ 'word/document.xml': '<x/>' }))).toEqual([
    'file-kind',
    expect.stringContaining('not an Excel workbook'),
  ]);
  expect(await problemOf(workbook({ sheets: { A: HEADER } }), XML as never)).toEqual([
    'file-kind',
    expect.stringContaining('reads XML'),
  ]);
});

test('a file that would exhaust memory is refused', async () => {
  const large = 'x'.repeat(200_000);
  expect(await problemOf(workbook({ sheets: { A: `<row>${text(large)}</row>` } }))).toEqual([
    ...['too-large', 'has more than 100000 characters in the sheet A, row 1'],
  ]);
  const shared = `<si><t>${'x'.repeat(90_000)}</t></si>`;
  const wide = `<row>${'<c t="s"><v>0</v></c>'.repeat(20)}</row>`;
  expect(await problemOf(workbook({ sheets: { A: wide }, strings: shared }))).toEqual([
    ...['too-large', 'has more than 1000000 characters in the sheet A, row 1'],
  ]);
  const manyTexts = `<si><t>${'x'.repeat(90_000)}</t></si>`.repeat(800);
  expect(await problemOf(workbook({ sheets: { A: HEADER }, strings: manyTexts }))).toEqual([
    ...['too-large', 'has more than 64 million characters in its strings'],
  ]);
});

test('an archive that is truncated or misstates its sizes is refused', async () => {
  const good = workbook({ sheets: { A: `${HEADER}<row>${text('1')}${text('A')}</row>` } });
  const parts = {
    '_rels/.rels': `<Relationships><Relationship Id="r" Type="x/officeDocument" Target="w.xml"/></Relationships>`,
    'w.xml': `<workbook>${' '.repeat(100_000)}</workbook>`,
  };
  expect(await problemOf(zip(parts, { 'w.xml': 100 }))).toEqual(['malformed', expect.stringContaining('w.xml')]);
  expect((await problemOf(zip(parts, { 'w.xml': 2_000_000_000 })))[0]).toBe('too-large');
  expect(await problemOf(good.subarray(0, good.length - 30))).toEqual(['malformed', expect.stringContaining('ZIP')]);
});

test('a document type, and therefore any entity, is refused', async () => {
  const bomb = zip({ '_rels/.rels': '<!DOCTYPE x [<!ENTITY a "aaaa">]><Relationships/>' });
  expect(await problemOf(bomb)).toEqual(['malformed', expect.stringContaining('document type')]);
});
