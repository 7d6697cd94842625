import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Unreadable } from '../../../../src/features/mapping/problem.js';
import { runs } from '../../../support/thorough.js';
import { CSV, faultsOf, recordsOf } from './read.js';

const wordsOf = async (content: string) => (await recordsOf(content, CSV)).records.map(({ words }) => words);

test.each([
  ['lines ending in a line feed', 'a,b\n1,2\n3,4\n'],
  ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
  ['no newline at the end', 'a,b\n1,2\n3,4'],
  ['empty lines', 'a,b\n\n1,2\n\n\n3,4\n\n'],
  ['a byte order mark', '\ufeffa,b\n1,2\n3,4\n'],
])('the text of a record is its row: %s', async (_, content) => {
  expect(await wordsOf(content)).toEqual(['1,2', '3,4']);
});

test('a quoted cell can span several lines, which become one line of text', async () => {
  const { records } = await recordsOf('who,note\r\nA,"first\r\nsecond, ""third"""\r\nB,x\r\n', CSV);
  expect(records.map(({ line, row, cells }) => ({ line, row, note: cells.get('note') }))).toEqual([
    { line: 2, row: 2, note: ['first second, "third"'] },
    { line: 4, row: 3, note: ['x'] },
  ]);
  expect(records[0]!.words).toBe('A,"first\r\nsecond, ""third"""');
});

test('offsets count code points, even outside the Basic Multilingual Plane', async () => {
  expect(await wordsOf('a,b\n😀é,1\n𝔸,2\n')).toEqual(['😀é,1', '𝔸,2']);
});

test('a byte order mark is not part of the first column name', async () => {
  expect((await recordsOf('\ufeffid,b\n1,2\n', CSV)).columns).toEqual(['id', 'b']);
});

test('a ragged row is reported, and the other rows are read', async () => {
  const { records } = await recordsOf('a,b\n1\n1,2,3\n1,2\n', CSV);
  expect(records.map(({ fault }) => fault?.code)).toEqual(['ragged-row', 'ragged-row', undefined]);
});

test.each([
  ['in the last column', 'id,who,note\n1,A,"x\n2,B,y\n3,C,z"\n4,D,w\n', 2, 2],
  ['in the first', 'id,who,note\n"1,A,x\n2",B,y\n', 2, 1],
  ['between others', 'id,who,note\n0,Z,z\n1,"A,x\n2,B,y\n3,C",z\n', 3, 2],
  ['of rows that have spaces after commas', 'id, who, note\n1, A,"x\n2, B, y"\n', 2, 1],
  ['of rows with empty cells', 'id,who,note\n1,A,"x\n2,,\n3,C,"\n', 2, 2],
])('a quoted cell that contains whole rows is treated as a stray quote: %s', async (_, content, line, lines) => {
  const { records } = await recordsOf(content, CSV);
  const [found, ...others] = records.filter(({ fault }) => fault);
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    line,
    fault: { code: 'stray-quote', message: expect.stringContaining(`lines ${line} to ${line + lines}`) },
  });
});

test.each([
  ['prose with commas', 'id,who,note\n1,A,"x\nwith Ann, Bob, Cy"\n'],
  ['a list of lines', 'id,who,note\n1,"A\nB\nC",x\n'],
  ['lines with other numbers of commas', 'id,who,note\n1,A,"x\na,b,c,d,e\nf"\n'],
])('a quoted cell that merely spans several lines is not treated as a stray quote: %s', async (_, content) => {
  expect((await recordsOf(content, CSV)).records.map(({ fault }) => fault)).toEqual([undefined]);
});

test('a malformed quote is reported with its line and a suggested correction', async () => {
  for (const [content, line] of [
    ['a,b\n1,2\n3,"4\n5,6\n', 3],
    ['a,b\n1,2\n3,4"5"\n', 3],
    ['a,b\n3,"x\n4,"y"\n', 2],
  ] as const) {
    const error = await recordsOf(content, CSV).catch((thrown: unknown) => thrown);
    expect((error as Unreadable).problems).toEqual([
      expect.objectContaining({ line, code: 'malformed', message: expect.stringContaining('double the mark') }),
    ]);
  }
});

test('rows without values are skipped', async () => {
  expect(await wordsOf('a,b\n,\n1,2\n')).toEqual(['1,2']);
});

test.each([
  ['an unclosed quote', 'a,b\n1,"2\n3,4\n', 'malformed'],
  ['a quote inside a cell', 'a,b\n1,2"3"\n', 'malformed'],
  ['one column too many', `${Array.from({ length: 5_001 }, (_, n) => `c${n}`).join()}\n1\n`, 'too-many-columns'],
  ['a repeated column', 'a,a\n1,2\n', 'repeated-column'],
])('%s stops the reader', async (_, content, code) => {
  expect(await faultsOf(content, CSV)).toEqual([expect.objectContaining({ code })]);
});

test('bytes that are not valid UTF-8 are rejected with their line number', async () => {
  const latin1 = Buffer.from('a,b\nJosé,1\n', 'latin1');
  expect(await faultsOf(latin1, CSV)).toEqual([{ code: 'encoding', line: 2 }]);
  const { text, records } = await recordsOf(latin1, { ...CSV, encoding: 'iso-8859-1' });
  expect([text, records[0]!.words]).toEqual(['a,b\nJosé,1\n', 'José,1']);
});

test('the spans of any row contain the words of that row', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' ', ',', '"', '\n', '\r\n'), maxLength: 6 });
  const rows = fc.array(fc.tuple(fc.constant('x'), cell), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom('\n', '\r\n'), async (values, end) => {
      const lines = values.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','));
      expect(await wordsOf(`a,b${end}${lines.join(end)}${end}`)).toEqual(lines);
    }),
    { numRuns: runs(30, 300) },
  );
});

test('a file read in many chunks produces the same records', async () => {
  const rows = Array.from({ length: 9_000 }, (_, index) => `${index},"é😀 ${index}"`);
  expect(await wordsOf(`a,b\n${rows.join('\n')}\n`)).toEqual(rows);
});
