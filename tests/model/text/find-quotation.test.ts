import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodePoints } from '../../../src/model/text/code-points.js';
import { explainAbsence, findQuotation, inQuotationMarks, MOST_PLACES } from '../../../src/model/text/find-quotation.js';

const text = new CodePoints('𝕏 said: “We … agree”\nWe agree to\nmeet, he said. We agree… to meet.');
const shown = (words: string) => findQuotation(text, words).map(({ start, end }) => text.slice(start, end));

describe('a quotation', () => {
  test.each<[string, string, string[]]>([
    ['is found once', 'he said', ['he said']],
    ['is found several times', 'We agree', ['We agree', 'We agree']],
    ['is found across a line break', 'We agree to meet', ['We agree to\nmeet']],
    ['may contain characters of regular expressions', 'said: “We … agree”', ['said: “We … agree”']],
    ['may leave words out', 'agree to … he said', ['agree to\nmeet, he said']],
    ['may have three dots instead of an ellipsis', 'agree to ... he said', ['agree to\nmeet, he said']],
    ['may leave words out twice', '𝕏 … agree … said.', ['𝕏 said: “We … agree”\nWe agree to\nmeet, he said.']],
    [
      'from each first part to the next last part',
      'We … meet',
      ['We … agree”\nWe agree to\nmeet', 'We agree to\nmeet', 'We agree… to meet'],
    ],
    ['is not found backwards', 'he said … 𝕏', []],
    ['has no overlapping parts', 'We agree … agree', ['We agree to\nmeet, he said. We agree']],
    ['is not found in other words', 'they agree', []],
    ['is not found if it is empty', ' ', []],
  ])('%s', (_what, words, found) => {
    expect(shown(words)).toEqual(found);
  });

  test('is found no matter where it was copied from', () => {
    const word = fc.constantFrom('a', 'b', 'ab', '𝕏', '(', '.*', '…', '“a”');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), (words, from, to) => {
        const whole = new CodePoints(words.join('\n'));
        const [start, end] = [from % words.length, (to % words.length) + 1];
        fc.pre(start < end);
        const before = words.slice(0, start).map((each) => [...each].length + 1);
        const offset = before.reduce((sum, length) => sum + length, 0);
        const quotation = words.slice(start, end).join(' ');
        expect(findQuotation(whole, quotation)).toContainEqual({ start: offset, end: offset + [...quotation].length });
        for (const found of findQuotation(whole, quotation)) {
          expect(whole.slice(found.start, found.end).replaceAll('\n', ' ')).toBe(quotation);
        }
      }),
    );
  });
});

test.each([
  ['different case and punctuation', '"we … agree"', ': did you mean "“We … agree”" on line 1?'],
  [
    'a different word later',
    'We agree to part, he said',
    ': on line 2, "We agree to" is followed by "meet, he said. We agree…", not by "part, he said"',
  ],
  ['a missing part', 'We agree … part', ': it does not contain "part"'],
  ['parts in another order', 'he said … 𝕏', ': "𝕏" does not come after "he said"'],
  ['nothing similar', 'nothing', ''],
])('a quotation that is not found is compared with the text: %s', (_what, words, explanation) => {
  expect(explainAbsence(text, words)).toBe(explanation);
});

test('at most 101 occurrences are found, even if they overlap', () => {
  expect(findQuotation(new CodePoints('a '.repeat(100)), 'a')).toHaveLength(100);
  expect(findQuotation(new CodePoints('a '.repeat(150)), 'a')).toHaveLength(MOST_PLACES + 1);
  expect(findQuotation(new CodePoints('𝕏 𝕏 𝕏'), '𝕏 𝕏')).toEqual([
    { start: 0, end: 3 },
    { start: 2, end: 5 },
  ]);
});

test('characters with a special meaning in regular expressions are matched literally', () => {
  const signs = '\\ ^ $ . * + ? ( ) [ ] { } | /';
  for (const sign of signs.split(' ')) {
    expect(findQuotation(new CodePoints(`a${sign}b axb`), `a${sign}b`), sign).toEqual([{ start: 0, end: 3 }]);
  }
});

test.each([
  ['‘it’s’ – a “test” — of‑it', `'it\'s' - a "test" - of-it`],
  ['THE HARBOUR', 'the harbour'],
])('%s is suggested for %s', (printed, said) => {
  expect(explainAbsence(new CodePoints(`One\n${printed}`), said)).toBe(`: did you mean ${JSON.stringify(printed)} on line 2?`);
});

test('a text that becomes longer in lower case is compared unchanged', () => {
  expect(explainAbsence(new CodePoints('İ One TWO'), 'one two')).toBe('');
});

test.each([
  [
    'in the middle',
    'One two three four five six seven',
    'One two 3 4 5 6 7 8',
    '"three four five six seven", not by "3 4 5 6 7"',
  ],
  ['in the last word', 'One two three', 'One two four', '"three", not by "four"'],
  ['at the end of the text', 'One two', 'One two three', '"", not by "three"'],
])('words that differ from the text are reported: %s', (_, printed, said, follow) => {
  expect(explainAbsence(new CodePoints(printed), said)).toBe(`: on line 1, "One two" is followed by ${follow}`);
});

test('words longer than 100 characters are shortened', () => {
  expect([inQuotationMarks('x'.repeat(100)), inQuotationMarks('x'.repeat(101))]).toEqual([
    `"${'x'.repeat(100)}"`,
    `"${'x'.repeat(100)}…"`,
  ]);
});
