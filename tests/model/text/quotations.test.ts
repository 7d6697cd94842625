import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quotationsIn } from '../../../src/model/text/quotations.js';

const read = (text: string) => quotationsIn(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['“We met,” he said.', ['We met,']],
  ['"We met," he said. "Again."', ['We met,', 'Again.']],
  ['« Nous nous sommes vus », a-t-il dit.', ['Nous nous sommes vus']],
  ['„Wir trafen uns“, sagte er. »Nein«, sagte sie.', ['Wir trafen uns', 'Nein']],
  ['他说：「你好『朋友』。」', ['你好『朋友』。', '朋友']],
  ['‘We met,’ he said.', ['We met,']],
  ["'I don't know,' she said.", ["I don't know,"]],
  ["``We met,'' he said.", ['We met,']],
  ['He said, “They’re ‘the students’ own’ words,” and left.', ['They’re ‘the students’ own’ words,', 'the students’ own']],
  ['the “traditional friendship”', ['traditional friendship']],
  ['the “traditional friendship" of old', ['traditional friendship']],
  ['the "traditional friendship” of old', ['traditional friendship']],
  ['„Wir trafen uns”, sagte er. „Nein‟, sagte sie.', ['Wir trafen uns', 'Nein']],
  ['‟We met,” he said.', ['We met,']],
  ['»Vi möttes», sade han.', ['Vi möttes']],
  ['«Он сказал ‹да› мне», и ушёл.', ['Он сказал ‹да› мне', 'да']],
  ["'We met,’ he said.", ['We met,']],
  ['China’s and the students’ and the ’90s', []],
  ["China's '90s weren't so", []],
  ['a 6" nail', []],
  ['a " b " c', []],
  ['"We met " he said.', ['We met']],
  ['“”', []],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('a quotation spanning several paragraphs has an opening mark in each', () => {
  expect(quotationsIn('He said: “We met.\n\n“And parted.”\n\n“Another,” she said.')).toEqual([
    { start: 10, end: 17, depth: 0, isClosed: false, continues: false },
    { start: 20, end: 31, depth: 0, isClosed: true, continues: true },
    { start: 35, end: 43, depth: 0, isClosed: true, continues: false },
  ]);
});

test('a quotation without a closing mark ends with its paragraph', () => {
  expect(read('“We met, he said.\nThey “parted”.')).toEqual(['We met, he said.', 'parted']);
});

test('quotations in any text lie within a paragraph and are nested or disjoint', () => {
  const marks = fc.constantFrom('“', '”', '"', '‘', '’', "'", '«', '»', '„', '「', '」', ' ', '\n', 'a', 'B', '.', ',', '😀');
  fc.assert(
    fc.property(
      fc.array(marks, { maxLength: 40 }).map((all) => all.join('')),
      (text) => {
        const quoted = quotationsIn(text);
        for (const { start, end, depth } of quoted) {
          const words = text.slice(start, end);
          expect([words.length > 0, words.includes('\n'), words.trim()]).toEqual([true, false, words]);
          const around = quoted.filter((other) => other.start <= start && other.end >= end && other.depth < depth);
          expect(around).toHaveLength(depth);
        }
      },
    ),
  );
});

test.each(['“', "'a ", " 'a' b", '‘a ', '"'])('a line consisting only of %s is handled', (mark) => {
  expect(quotationsIn(mark.repeat(4_000)).every(({ depth }) => depth < 8)).toBe(true);
});

test.each<[string, string[]]>([
  ['"Lost": he said "that.', ['Lost', 'that.']],
  ['‘It’s late,’ he said', ['It’s late,']],
  ["'It's late,' he said", ["It's late,"]],
  ["he said: 'yes'.", ['yes']],
  ["'90 people' came", []], // a year, perhaps
  ['‘90 people’ came', ['90 people']],
  ["' We met '", []],
  ['‘ We met ’', ['We met']],
  ["O'Neill said 'no'", ['no']],
  ['‘no’, O’Neill said', ['no']],
  ["rock 'n' roll", ['n']],
  ['‘one’ and ‘two’', ['one', 'two']],
  ['the students’ ‘own’ words', ['own']],
  ['x"a"', []], // an inch, perhaps
  ['"a" "b"', ['a', 'b']],
  ['“a”“b”', ['a', 'b']],
  ['(“a”) ["b"] —"c" :"d" /"e" {"f"', ['a', 'b', 'c', 'd', 'e', 'f']],
  ['« a »» b', ['a']],
  ['» a»', []],
  ['a”b“c”', ['c']],
  ['He said “', []],
  ['He said "', []],
  ['“he said ‘yes” and ’no”', ['he said ‘yes']],
  ["‘'a'’", ["'a'", 'a']],
  ['"\'a\'" b', ["'a'", 'a']],
  ["\"a 'b' c\" 'd'", ["a 'b' c", 'b', 'd']],
])('single marks, straight marks and missing marks are handled: %s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('a quotation in single marks has at most 2,000 characters', () => {
  const words = (length: number) => 'ab '.repeat(1_000).slice(0, length - 1) + 'b';
  expect([read(`‘${words(1_990)}’`), read(`‘${words(2_010)}’`)]).toEqual([[words(1_990)], []]);
  expect([read(`'${words(1_990)}'`), read(`'${words(2_010)}'`)]).toEqual([[words(1_990)], []]);
});

test('quotations are nested at most eight deep', () => {
  const depths = (text: string) =>
    quotationsIn(text).map(({ start, end, depth, isClosed }) => [text.slice(start, end), depth, isClosed]);
  expect(depths('«a ‹b “c” d› e» f')).toEqual([
    ['a ‹b “c” d› e', 0, true],
    ['b “c” d', 1, true],
    ['c', 2, true],
  ]);
  expect(depths('“a «b” c» d')).toEqual([
    ['a «b', 0, true],
    ['b', 1, false], // closed with the one around it
  ]);
  const nested = '「'.repeat(10) + 'a' + '」'.repeat(10);
  expect(quotationsIn(nested).map(({ depth }) => depth)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('a paragraph that starts with the mark of an open quotation continues it', () => {
  const continued = (text: string) => quotationsIn(text).map(({ start, end, continues }) => [text.slice(start, end), continues]);
  expect(continued('“We met.\n \n “And” he “said”')).toEqual([
    ['We met.', false],
    ['And', true],
    ['said', false],
  ]);
  expect(continued('“We met.\nThen “and” he said')[1]).toEqual(['and', false]);
  expect(continued('“We met.”\n“And”')[1]).toEqual(['And', false]);
  expect(continued('“a ‘b\n“c’ d”')).toEqual([
    ['a ‘b', false],
    ['c’ d', true],
  ]);
  expect(continued('“a\n“b\n“c”')).toEqual([
    ['a', false],
    ['b', true],
    ['c', true],
  ]);
});
