import { beforeEach, describe, expect, test } from 'vitest';
import { CodePoints } from '../../src/model/text/code-points.js';
import { formatProblem } from '../../src/model/problem.js';
import { readAnnotation } from '../../src/model/read/read.js';
import { validateAnnotation } from '../../src/model/validate.js';
import { aCountry, bySlug } from '../support/countries.js';
import { seedCountries, seedText, seedYaml } from './seed-article.js';

/** Returns the problems of the seed annotation after a change to its file, formatted for a terminal. */
function problems(yaml: string, text: string | null = null): string[] {
  const { annotation, problems, locate } = readAnnotation(yaml);
  if (!annotation) return problems.map(formatProblem);
  const context = {
    countries: bySlug([...seedCountries()].map(aCountry)),
    text: text === null ? null : new CodePoints(text),
  };
  return validateAnnotation(annotation, context, locate).map(formatProblem);
}

function changed(from: string, to: string): string {
  expect(seedYaml).toContain(from);
  return seedYaml.replace(from, to);
}

/** Returns the position of something in the seed file, in the format of problems. */
function placeOf(words: string): string {
  return `${lineOf(words)}:${before(words).at(-1)!.length + 1}`;
}

function lineOf(words: string): number {
  return before(words).length;
}

function before(words: string): string[] {
  return seedYaml.slice(0, seedYaml.indexOf(words)).split('\n');
}

describe('the seed annotation', () => {
  test('has no problems', () => expect(problems(seedYaml)).toEqual([]));

  test.each([
    [
      'an unknown key',
      ['    status: ACCEPTED\n', '    status: ACCEPTED\n    mood: good\n'],
      [`${lineOf('guestCountry: china\n    hostCountry: north-korea')}:11`, 'xi-jinping-north-korea.mood', 'unknown key'],
    ],
    [
      'a dangling reference',
      ['reportedBy: kcna', 'reportedBy: yonhap'],
      [
        placeOf('kcna\n    visit: kim'),
        'statements.xi-accepts-invitation.reportedBy',
        'yonhap is not declared under organizations',
      ],
    ],
    [
      'a span outside the text',
      ['[[7894, 7972]]', '[[7894, 8069]]'],
      [placeOf('[7894, 7972]'), 'visits.yang-jiechi-south-korea-2018.cite[0]', '8068 code points'],
    ],
    [
      'a shorter span than the quote',
      ['[[1730, 1752]]', '[[1730, 1751]]'],
      [placeOf('[1730, 1752]'), 'statements.xinhua-on-traditional-friendship.cite[0]', '22 code points'],
    ],
    [
      'a date that does not exist',
      ["'2018-03-30'", "'2018-03-32'"],
      [placeOf("'2018-03-30'"), 'visits.yang-jiechi-south-korea-2018.end', '2018-03-32'],
    ],
  ])('%s is reported with its position', (_what, [from, to], parts) => {
    const found = problems(changed(from!, to!));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${parts[0]} `));
    for (const part of parts) expect(found[0]).toContain(part);
  });

  test('problems are listed in the order of the file', () => {
    const yaml = seedYaml.replaceAll('reportedBy: xinhua', 'reportedBy: tass').replace('[1730, 1752]', '[1752, 1730]');
    const lines = problems(yaml).map((problem) => Number(problem.split(':')[0]));
    expect(lines.length).toBeGreaterThan(10);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  test('a different text causes one problem per fact, not one per passage', () => {
    const found = problems(seedYaml, 'Another text.');
    expect(found.map((problem) => problem.split(': ')[0])).toEqual([
      `${placeOf('0af440160266')} source.sha256`,
      `${placeOf('8068')} source.length`,
    ]);
  });
});

test('each passage is checked against the text of its source', () => {
  const text = new CodePoints('Ann went to Oslo. “We agree,” she said.');
  const yaml = (quote: string) => `
source: {slug: oslo, title: Oslo}
statements: {agreed: {kind: DIRECT_QUOTE, text: ${quote}, cite: [[19, 27]]}}
`;
  const judge = (quote: string) =>
    validateAnnotation(readAnnotation(yaml(quote), text).annotation!, { countries: new Map(), text }).map(({ path }) => path);
  expect(judge('We agree')).toEqual([]);
  expect(judge('We agrew')).toEqual([['statements', 'agreed', 'cite', 0]]);
});

describe('the seed annotation with its text', () => {
  beforeEach(({ skip }) => skip(seedText === null, 'the article’s text is not next to the repository'));

  test('has no problems', () => expect(problems(seedYaml, seedText)).toEqual([]));

  test.each([
    ['a shifted quote', ['[[1730, 1752]]', '[[1731, 1753]]'], '[1730, 1752]'],
    ['a wrong word', ["text: 'keep frequent contacts'", "text: 'keep frequent contract'"], '[3541, 3563]'],
    [
      'a wrong word in a citation',
      ["exact: 'unofficial'", "exact: 'unofficiaI'"],
      "{ start: 1244, end: 1254, exact: 'unofficial' }",
    ],
  ])('%s is reported with its position and the words of the text', (_what, [from, to], place) => {
    const found = problems(changed(from!, to!), seedText);
    expect(found).not.toEqual([]);
    for (const problem of found) expect(problem).toMatch(new RegExp(`^${placeOf(place)} `));
  });
});
