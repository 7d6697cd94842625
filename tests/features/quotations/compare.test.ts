import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findMatches } from '../../../src/features/quotations/find/match.js';
import {
  type Comparison,
  compareAligned,
  compareVerbatim,
  isFrom,
  type Passage,
  type Quotation,
  readPassage,
  readQuotation,
  splicedFrom,
} from '../../../src/features/quotations/compare/compare.js';
import { runs } from '../../support/thorough.js';

type Change = (text: string, random: () => number, other: string) => string | null;
interface Mutations {
  seeded: (seed: number) => () => number;
  statements: (count: number, random: () => number) => string[];
  ALTERED: Record<string, Change>;
  HONEST: Record<string, Change>;
  invented: (random: () => number) => string;
}
const { seeded, statements, ALTERED, HONEST, invented } = (await import(
  '../../../bench/quotations/mutations.mjs' as string
)) as Mutations;

const compare = (quotation: Quotation, passage: Passage) =>
  compareVerbatim(quotation, passage) ?? compareAligned(quotation, passage);
const compared = (given: string, stored: string, before = ''): Comparison =>
  compare(readQuotation(given, before), readPassage(stored))!;
const changes = ({ differences }: Comparison) => differences.map(({ kind, given, stored }) => [kind, given, stored]);

test.each([
  ['the same words', 'We want peace.', 'We want peace.'],
  ['a part', 'want peace', 'We want peace in the region.'],
  ['other quotation marks and apostrophes', "we don't say “never”", 'We don’t say ‘never’'],
  ['other dashes', 'peace - and trade', 'peace—and trade'],
  ['other white space', 'want\u00A0 peace', 'We want\npeace.'],
  ['a different case of the first letter', 'want peace', 'Want peace.'],
  ['a different case in brackets', '[w]ant peace', 'Want peace.'],
  ['a final comma', 'We want peace,', 'We want peace in the region.'],
  ['emphasis', 'We *want* peace', 'We want peace'],
  ['brackets that are in the passage', 'We want [North Korea] to listen', 'We want [North Korea] to listen'],
  ['the words of an editor left out', 'It depends the facts', 'It depends [on] the facts'],
  ['a letter in another Unicode form', 'a cafe\u0301 in Paris', 'a caf\u00E9 in Paris'],
  ['Chinese', '中国和平发展', '他说，中国和平发展。'],
])('a quotation with %s is verbatim, without differences', (_label, given, stored) => {
  expect(compared(given, stored)).toMatchObject({ isVerbatim: true, similarity: 1, differences: [] });
});

test.each([
  ['an ellipsis', 'We want … trade', 'We want peace and trade', [['LEFT_OUT', '', 'peace and']]],
  ['an ellipsis in brackets', 'We want [...] trade', 'We want peace and trade', [['LEFT_OUT', '', 'peace and']]],
  ['an insertion', 'We [the delegation] want peace', 'We want peace', [['INSERTED', '[the delegation]', '']]],
  ['brackets in place of a pronoun', '[Mr. Kim] wants peace', 'He wants peace', [['REPLACED', '[Mr. Kim]', 'He']]],
])('a quotation with %s is verbatim, and its changes are reported', (_label, given, stored, differences) => {
  const comparison = compared(given, stored);
  expect(comparison.isVerbatim).toBe(true);
  expect(changes(comparison)).toEqual(differences);
});

test.each([
  ['a replaced word', 'We want war here', 'We want peace here', [['REPLACED', 'war', 'peace']]],
  ['an inserted word', 'We really want peace', 'We want peace', [['INSERTED', 'really', '']]],
  ['a different last word', 'We want peace at this moment', 'We want peace at this time.', [['REPLACED', 'moment', 'time']]],
  ['a different first word', 'They want peace', 'Now we want peace', [['REPLACED', 'They', 'we']]],
  ['a word after the end', 'We want peace here', 'We want peace', [['INSERTED', 'here', '']]],
  ['an omitted word', 'We want peace', 'We want no peace', [['LEFT_OUT', '', 'no']]],
  ['an added negation', "We don't want peace", 'We do want peace', [['REPLACED', "don't", 'do']]],
  ['a different number', 'We want 5 ships', 'We want 6 ships', [['REPLACED', '5', '6']]],
  ['a different sign', 'a change of −5 percent', 'a change of 5 percent', [['REPLACED', '−5', '5']]],
  ['an ellipsis over a negation', 'We do … want peace', 'We do not want peace', [['LEFT_OUT', '', 'not']]],
  ['a negation in brackets', 'We do [not] want peace', 'We do want peace', [['INSERTED', '[not]', '']]],
  ['brackets in place of another word', 'We want [war] here', 'We want peace here', [['REPLACED', '[war]', 'peace']]],
  ['other punctuation within it', 'We want peace? And trade', 'We want peace. And trade', [['REPLACED', '?', '.']]],
  ['other capitals within it', 'We want Peace', 'We want peace', [['REPLACED', 'Peace', 'peace']]],
  ['words left out after the first', 'We want peace now', 'We did not ever want peace now', [['LEFT_OUT', '', 'did not ever']]],
  [
    'a word and the end left out',
    'We peace.',
    'We want peace here.',
    [
      ['LEFT_OUT', '', 'want'],
      ['LEFT_OUT', '', 'here'],
    ],
  ],
  ['a negation of the editor left out', 'It depends the facts', 'It depends [not] the facts', [['LEFT_OUT', '', 'not']]],
  ['the negation before it left out', 'agreement was reached', 'No agreement was reached', [['LEFT_OUT', '', 'No']]],
])('a quotation with %s is not verbatim, and the difference is reported', (_label, given, stored, differences) => {
  const comparison = compared(given, stored);
  expect(comparison.isVerbatim).toBe(false);
  expect(comparison.similarity).toBeLessThan(1);
  expect(changes(comparison)).toEqual(differences);
});

test.each([
  ['a full stop', 'We want peace.', ''],
  ['the end of the sentence around it', 'We want peace', '”. Then he left.'],
  ['the end of the line', 'We want peace', '”\nThen he left.'],
])('a sentence cut off by %s is verbatim, and the rest is reported', (_label, given, after) => {
  const { isVerbatim, differences } = compare(
    readQuotation(given, '', after),
    readPassage('We want peace with Mr. Kim. We want trade.'),
  )!;
  expect({ isVerbatim, differences }).toEqual({
    isVerbatim: true,
    differences: [{ kind: 'LEFT_OUT', given: '', stored: 'with Mr. Kim' }],
  });
});

test.each([
  ['begins within the sentence', 'want peace.', ''],
  ['ends within a sentence', 'We want peace', '” but not trade.'],
  ['ends with a comma', 'We want peace,', '” he said.'],
  ['ends with an ellipsis', 'We want peace …', '”'],
])('a part of a sentence that %s has no differences', (_label, given, after) => {
  const passage = readPassage('We want peace with Mr. Kim. We want trade.');
  expect(compare(readQuotation(given, '', after), passage)).toMatchObject({ isVerbatim: true, differences: [] });
});

test('words after a negation are verbatim if the surrounding sentence contains the negation', () => {
  expect(compared('want war', 'We do not want war', 'They said that they do not “')).toMatchObject({ isVerbatim: true });
});

test('the position of a quotation is the position of its words in the passage', () => {
  const stored = 'He said: “We want peace and trade.” Then he left.';
  const { start, end } = compared('We want … trade', stored);
  expect(stored.slice(start, end)).toBe('We want peace and trade');
});

/** The words between the ellipses of a quotation, by a simpler rule than the code under test. */
const partsOf = (text: string) =>
  text
    .replaceAll(/\[(?!…)[^\]]*\]/g, ' ')
    .split(/\[?…\]?/)
    .map((part) => part.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [])
    .filter(({ length }) => length > 0);

test('a quotation with words missing from the passage is never verbatim', () => {
  const word = fc.constantFrom('we', 'We', 'do', 'not', "don't", 'want', '5', '15', 'peace', 'trade', 'he', 'No');
  const part = fc.oneof(
    { weight: 12, arbitrary: word },
    { weight: 1, arbitrary: fc.constantFrom('…', '[…]', '[he]', '[not]', '[the two]', ',', '.') },
  );
  let verbatim = 0;
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 6 }),
      fc.array(word, { minLength: 1, maxLength: 25 }),
      (given, stored) => {
        const comparison = compare(readQuotation(given.join(' ')), readPassage(stored.join(' ')));
        if (!comparison?.isVerbatim) return;
        verbatim++;
        let rest = ` ${stored.join(' ').toLowerCase()} `;
        const bracketed = given.filter((each) => /^\[[^…]/.test(each)).map((each) => each.slice(1, -1));
        // A bracket may replace a pronoun, or have the words of the passage.
        const between = bracketed.length > 0 ? `( (?:${['he', 'we', ...bracketed].join('|')}))* ` : ' ';
        for (const words of partsOf(given.join(' '))) {
          const pattern = new RegExp(` ${words.join(between)}(?= )`);
          const found = pattern.exec(rest);
          expect(found, `${given.join(' ')} | ${stored.join(' ')}`).not.toBeNull();
          rest = rest.slice(found!.index + found![0].length);
        }
      },
    ),
    { numRuns: runs(5_000, 50_000) },
  );
  expect(verbatim).toBeGreaterThan(100);
});

test('changed quotations are detected, and unchanged ones are verbatim', () => {
  const random = seeded(Date.now());
  const all = statements(runs(20, 150), random);
  const passages = all.map(readPassage);
  const wrong: string[] = [];
  let count = 0;
  const check = (kind: string, text: string | null, verdict: string) => {
    if (text === null) return;
    count++;
    const quotation = readQuotation(text);
    const found = passages.flatMap((passage) => compare(quotation, passage) ?? []);
    const isAltered = found.some((each) => isFrom(quotation, each)) || splicedFrom(quotation, found).length > 0;
    const given = found.some(({ isVerbatim }) => isVerbatim) ? 'VERBATIM' : isAltered ? 'ALTERED' : 'NOT_FOUND';
    if (given !== verdict) wrong.push(`${kind}: ${text}: ${given}`);
  };
  for (const [index, text] of all.entries()) {
    const other = all[(index + 1) % all.length]!;
    for (const [kind, change] of Object.entries(ALTERED)) check(kind, change(text, random, other), 'ALTERED');
    for (const [kind, change] of Object.entries(HONEST)) check(kind, change(text, random, other), 'VERBATIM');
    check('invented', invented(random), 'NOT_FOUND');
  }
  expect(wrong.length / count, wrong.join('\n')).toBeLessThan(0.01);
});

test('the passage with most words of a quotation comes first, however much of it was left out', async () => {
  const texts = [
    'They praised the canal treaty between our ports and rivers.',
    'The canal treaty between our ports, which two generations of pilots and keepers wrote in long winters, is permanent.',
  ];
  const place = { sourceId: 's', statementId: null, start: 0, cited: null };
  const candidates = texts.map((text, index) => ({ ...place, text, sourceId: String(index) }));
  const quotation = readQuotation('The canal treaty between our ports is permanent', '', '');
  const matches = await findMatches(quotation, candidates, () => Promise.resolve());
  expect(matches.map(({ sourceId }) => sourceId)).toEqual(['1', '0']);
});
