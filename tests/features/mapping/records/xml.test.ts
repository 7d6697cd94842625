import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../support/thorough.js';
import { faultsOf, recordsOf, XML } from './read.js';

const VISIT = '<visit no="7"><from id="cn">China</from><host><name>North Korea</name></host><to/></visit>';

test('columns are the paths of elements and attributes', async () => {
  const { columns, records } = await recordsOf(`<?xml version="1.0"?>\n<visits>\n${VISIT}\n</visits>`, XML);
  expect(columns).toEqual(['@no', 'from@id', 'from', 'host/name', 'to']);
  expect(records).toMatchObject([{ row: 1, line: 3, words: VISIT }]);
  expect(Object.fromEntries(records[0]!.cells)).toMatchObject({ 'host/name': ['North Korea'], '@no': ['7'], to: [''] });
});

test("inline elements become part of their parent's text, and repeated ones yield several values", async () => {
  const { records } = await recordsOf(
    '<v><visit><note>On the <em>Potomac</em> &amp; <![CDATA[<sea>]]>\n  again</note><city>A</city><city>B</city></visit></v>',
    XML,
  );
  expect(Object.fromEntries(records[0]!.cells)).toEqual({ note: ['On the Potomac & <sea> again'], city: ['A', 'B'] });
});

test.each([
  ['one line', (visits: string[]) => `<v>${visits.join('')}</v>`],
  ['CRLF', (visits: string[]) => `<v>\r\n${visits.join('\r\n')}\r\n</v>\r\n`],
  ['a byte order mark and comments', (visits: string[]) => `\ufeff<v><!-- 😀 -->${visits.join('<!-- é -->')}</v>`],
])('the text of a record is its element, in code points: %s', async (_, file) => {
  const visits = ['<visit><a>1</a></visit>', '<visit\n b="😀" >𝔸</visit >', '<visit/>', '<visit c=""><a>2</a></visit>'];
  const { records } = await recordsOf(file(visits), XML);
  expect(records.map(({ words }) => words)).toEqual(visits);
});

test('the spans of any record contain the words of that record', async () => {
  const value = fc.string({
    unit: fc.constantFrom('a', 'é', '😀', ' ', '&amp;', '\n', '\r\n', '<em>b</em>'),
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 8 }), value, async (values, between) => {
      const visits = values.map((each) => `<visit><a>${each}</a></visit>`);
      const { records } = await recordsOf(`<v>${visits.join(between)}</v>`, XML);
      expect(records.map(({ words }) => words)).toEqual(visits);
    }),
    { numRuns: runs(30, 300) },
  );
});

const BOMB = '<!DOCTYPE v [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><v><visit><a>&b;</a></visit></v>';

test.each([
  ['an unclosed element', '<v><visit><a>1</visit></v>', 'malformed'],
  ['a missing end tag', '<v><visit><a>1</a></visit>', 'malformed'],
  ['an entity bomb', BOMB, 'entity-declaration'],
  ['an unknown entity', '<v><visit><a>&nbsp;</a></visit></v>', 'malformed'],
  ['elements nested too deeply', `<v>${'<visit>'.repeat(100)}`, 'malformed'],
  ['a declared encoding that differs from the mapping', '<?xml version="1.0" encoding="ISO-8859-1"?><v/>', 'encoding'],
])('%s stops the reader', async (_, content, code) => {
  expect(await faultsOf(content, XML)).toEqual([{ code, line: 1 }]);
});

test('a file with too many columns is refused, but an element repeated as many times is a single column', async () => {
  const elements = (name: (n: number) => string) =>
    Array.from({ length: 5_001 }, (_, n) => `<${name(n)}>1</${name(n)}>`).join('');
  const record = (content: string) => `<v><visit>${content}</visit></v>`;
  expect(await faultsOf(record(elements((n) => `c${n}`)), XML)).toEqual([{ code: 'too-many-columns', line: 1 }]);
  const { records } = await recordsOf(record(elements(() => 'c')), XML);
  expect(records[0]!.cells.get('c')).toHaveLength(5_001);
});

test('a file read in many chunks produces the same records', async () => {
  const visits = Array.from({ length: 5_000 }, (_, index) => `<visit><a>é😀 ${index}</a></visit>`);
  const { records } = await recordsOf(`<v>${visits.join('\n')}</v>`, XML);
  expect(records.map(({ words }) => words)).toEqual(visits);
});
