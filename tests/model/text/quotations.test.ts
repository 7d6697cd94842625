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

test('one of several paragraphs has an opening mark in each', () => {
  expect(quotationsIn('He said: “We met.\n\n“And parted.”\n\n“Another,” she said.')).toEqual([
    { start: 10, end: 17, depth: 0, isClosed: false, continues: false },
    { start: 20, end: 31, depth: 0, isClosed: true, continues: true },
    { start: 35, end: 43, depth: 0, isClosed: true, continues: false },
  ]);
});

test('a lost closing mark ends with its paragraph', () => {
  expect(read('“We met, he said.\nThey “parted”.')).toEqual(['We met, he said.', 'parted']);
});

test('quotations of any text lie within a paragraph, and in each other or apart', () => {
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

test.each(['“', "'a ", " 'a' b", '‘a ', '"'])('a line of nothing but %s ends', (mark) => {
  expect(quotationsIn(mark.repeat(4_000)).every(({ depth }) => depth < 8)).toBe(true);
});
