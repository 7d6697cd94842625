import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { fillInPassages } from '../../../src/model/read/quoted-passages.js';
import { CodePoints } from '../../../src/model/text/code-points.js';
import { reasonMessage } from '../../../src/model/reasons.js';

// Replaces the words of passages in a parsed file, whatever else the file contains.

const TEXT = 'Ann went to Oslo. “We agree,” she said.\nThey met in Oslo.\n';
const source = { sha256: createHash('sha256').update(TEXT).digest('hex') };
const fill = (value: unknown, text: string | null = TEXT) => fillInPassages(value, text === null ? null : new CodePoints(text));
const inVisit = (cite: unknown) => ({ source, visits: { trip: { cite } } });
/** Returns the passages of the visit, and the problems. */
function filledIn(cite: unknown, text?: string | null) {
  const value = inVisit(cite);
  const { problems, unfound, filled } = fill(value, text);
  return {
    cite: value.visits.trip.cite,
    problems: problems.map(({ path, rule, ...reasoned }) => [rule, path.slice(3).join('.'), reasonMessage(reasoned)]),
    unfound: unfound.map((path) => path.join('.')),
    filled: filled.map(({ path }) => path.join('.')),
  };
}

test('words are replaced by their offsets, and everything else stays', () => {
  const left = [[1, 2], { start: 3, end: 4, exact: 'n' }, { start: 3, exact: 'n' }, { end: 4, exact: 'n' }, {}, 5, null];
  expect(filledIn([...left, 'Ann', { words: 'Oslo', occurrence: 2 }, { exact: 'We agree' }])).toEqual({
    cite: [...left, [0, 3], [52, 56], { start: 19, end: 27, exact: 'We agree' }],
    ...{ problems: [], unfound: [], filled: ['visits.trip.cite.7', 'visits.trip.cite.8', 'visits.trip.cite.9'] },
  });
  expect(filledIn('Ann')).toMatchObject({ cite: [[0, 3]], filled: ['visits.trip.cite'] });
  for (const cite of [undefined, null, 5, { words: 'Ann' }, []]) expect(filledIn(cite)).toMatchObject({ cite, filled: [] });
});

test('words that are not found become an empty passage', () => {
  const { cite, unfound, problems } = filledIn([{ words: 'Rome' }, 'Ann', { exact: 'ann' }]);
  expect([cite, unfound]).toEqual([
    [
      [0, 1],
      [0, 3],
      [0, 1],
    ],
    ['visits.trip.cite.0', 'visits.trip.cite.2'],
  ]);
  expect(problems).toEqual([
    ['quotation-in-text', '0', '"Rome" is not in the text'],
    ['quotation-in-text', '2', '"ann" is not in the text: did you mean "Ann" on line 1?'],
  ]);
  expect(filledIn('Rome')).toMatchObject({ cite: [[0, 1]], unfound: ['visits.trip.cite'] });
});

test.each([
  [
    { words: 'Oslo' },
    '"Oslo" occurs in 2 places: [12, 16] on line 1, [52, 56] on line 2. Quote more words, or add an occurrence from 1 to 2',
  ],
  [{ words: 'Oslo', occurrence: 3 }, '"Oslo" occurs in 2 places, not 3: [12, 16] on line 1, [52, 56] on line 2'],
  [{ words: 'Ann', occurrence: 2 }, '"Ann" occurs in 1 place, not 2: [0, 3] on line 1'],
])('words that occur several times need an occurrence number: %j', (cited, message) => {
  expect(filledIn([cited]).problems).toEqual([['quotation-in-text', '0', message]]);
});

test('only five of many occurrences are shown', () => {
  const of = (count: number, occurrence?: number) => {
    const text = 'a '.repeat(count);
    const value = {
      source: { sha256: createHash('sha256').update(text).digest('hex') },
      statements: { x: { cite: [{ words: 'a', occurrence }] } },
    };
    return { ...fill(value, text).problems[0], cite: value.statements.x.cite };
  };
  expect(of(6)).toMatchObject({ params: { count: 6, hasMore: false, places: Array(5).fill({ line: 1 }) } });
  expect(of(100)).toMatchObject({ params: { count: 100, hasMore: false } });
  expect(of(101)).toMatchObject({ params: { count: 100, hasMore: true } });
  expect(of(101, 100)).toMatchObject({ cite: [[198, 199]] });
  expect(of(101, 101)).toMatchObject({ reason: 'TOO_LARGE' });
  expect(of(101, 0)).toMatchObject({ reason: 'TOO_SMALL' });
});

test.each([
  ['that are not text', { words: 5 }, 'words', 'must be text, not 5'],
  ['with keys of two forms', { exact: 'Ann', words: 'Ann' }, 'words', 'unknown key "words"'],
  ['with a fractional occurrence', { words: 'Ann', occurrence: 1.5 }, 'occurrence', 'must be a whole number, not 1.5'],
])('words %s are reported as a shape problem', (_, cited, path, message) => {
  expect(filledIn([cited])).toMatchObject({ cite: [[0, 1]], problems: [['shape', `0.${path}`, message]] });
});

test('a missing text causes a single problem, and a different text causes none', () => {
  const missing = [['quotation-in-text', '0', expect.stringContaining('provide the text')]];
  expect(filledIn(['Ann', 'Oslo'], null)).toMatchObject({ problems: missing, unfound: { length: 2 } });
  expect(filledIn(['Ann', 'Oslo'], 'Ann in Oslo')).toMatchObject({ problems: [], unfound: { length: 2 }, filled: [] });
});

test('at most fifty problems are explained', () => {
  const { problems } = filledIn(Array.from({ length: 52 }, () => 'ann went'));
  const explained = problems.map(([, , message]) => message!.includes('did you mean "Ann went"'));
  expect(explained).toEqual([...Array(50).fill(true), false, false]);
});

test("claims are found in tables, in lists and in their owners' lists, even in invalid annotations", () => {
  const claim = () => ({ cite: 'Ann' });
  const value = {
    source,
    organizations: { a: claim(), b: null, c: 5 },
    positions: [claim(), null, claim()],
    kinship: { 0: claim() },
    visits: { trip: { delegation: [claim()], ...claim() }, other: { delegation: { x: claim() } }, third: 'x' },
    events: { talks: { participants: [claim()] } },
    statements: [claim()],
    people: { ann: claim() },
    topics: 'x',
  };
  expect(
    fill(value)
      .filled.map(({ path }) => path.join('.'))
      .sort(),
  ).toEqual([
    ...['events.talks.participants.0.cite', 'kinship.0.cite', 'organizations.a.cite', 'positions.0.cite', 'positions.2.cite'],
    ...['statements.0.cite', 'visits.other.delegation.x.cite', 'visits.trip.cite', 'visits.trip.delegation.0.cite'],
  ]);
  for (const whole of [null, 5, [], 'x', {}, { visits: null }])
    expect(fill(whole)).toEqual({ filled: [], problems: [], unfound: [] });
});
