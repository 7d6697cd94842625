import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodePoints } from '../../../src/model/text/code-points.js';
import { explainAbsence, findQuotation } from '../../../src/model/text/find-quotation.js';

const text = new CodePoints('𝕏 said: “We … agree”\nWe agree to\nmeet, he said. We agree… to meet.');
const shown = (words: string) => findQuotation(text, words).map(({ start, end }) => text.slice(start, end));

describe('a quotation', () => {
  test.each<[string, string, string[]]>([
    ['at one place', 'he said', ['he said']],
    ['at several', 'We agree', ['We agree', 'We agree']],
    ['over the end of a line', 'We agree to meet', ['We agree to\nmeet']],
    ['with signs that a pattern would read otherwise', 'said: “We … agree”', ['said: “We … agree”']],
    ['with words left out', 'agree to … he said', ['agree to\nmeet, he said']],
    ['with three dots for them', 'agree to ... he said', ['agree to\nmeet, he said']],
    ['left out twice', '𝕏 … agree … said.', ['𝕏 said: “We … agree”\nWe agree to\nmeet, he said.']],
    [
      'from each first part to the next last one',
      'We … meet',
      ['We … agree”\nWe agree to\nmeet', 'We agree to\nmeet', 'We agree… to meet'],
    ],
    ['not backwards', 'he said … 𝕏', []],
    ['not with its parts within each other', 'We agree … agree', ['We agree to\nmeet, he said. We agree']],
    ['not in other words', 'they agree', []],
    ['not of nothing', ' ', []],
  ])('%s', (_what, words, found) => {
    expect(shown(words)).toEqual(found);
  });

  test('is found wherever it was taken from', () => {
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
  ['other capitals and marks', '"we … agree"', ': did you mean "“We … agree”" in line 1?'],
  [
    'another word later',
    'We agree to part, he said',
    ': in line 2, "We agree to" is followed by "meet, he said. We agree…", not by "part, he said"',
  ],
  ['a part that is absent', 'We agree … part', ': it has no "part"'],
  ['parts in another order', 'he said … 𝕏', ': "𝕏" does not come after "he said"'],
  ['nothing like it', 'nothing', ''],
])('what the text has instead: %s', (_what, words, explanation) => {
  expect(explainAbsence(text, words)).toBe(explanation);
});
