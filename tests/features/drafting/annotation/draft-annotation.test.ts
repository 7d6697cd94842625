import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { checkAnnotation } from '../../../../src/model/read/check.js';
import { CodePoints } from '../../../../src/model/text/code-points.js';
import { draftAnnotation } from '../../../../src/features/drafting/annotation/draft-annotation.js';
import { type Proposed } from '../../../../src/features/drafting/proposal.js';
import { checkProposals, propose } from '../../../../src/features/drafting/propose.js';
import { countries } from '../../../../seed/reference/countries.js';
import { uncommented, unsureIn, type Unsure } from './uncomment.js';

const known = {
  people: [],
  organizations: [
    { slug: 'xinhua', name: 'Xinhua', aliases: [], abbreviation: null, kind: 'NEWS_AGENCY' as const, country: 'china' },
  ],
  countries: countries(),
};
const COUNTRIES = new Map(known.countries.map((country) => [country.slug, country]));
const TEXT = `Two leaders meet 😀

“We talked about everything that matters,” Ann Lee said after the talks.

“The red carpet was long and very, very warm”, Xinhua reported.

“Somebody may have said this as well.”

“It rained for most of the day.” “We had no umbrella with us.”
`;
const draft = (text: string, source = {}) => draftAnnotation(text, source, propose(text, { known }).proposals, known);

test('quotations become statements, with the speaker if it is certain', () => {
  const yaml = draft(TEXT, { publishedOn: '2018-03', publisher: 'xinhua' });
  const { source, organizations, statements } = parse(yaml) as { source: object; organizations: object; statements: object };
  expect(source).toMatchObject({
    ...{ slug: 'two-leaders-meet', title: 'Two leaders meet 😀', publishedOn: '2018-03', publisher: 'xinhua' },
  });
  expect(organizations).toMatchObject({ xinhua: { name: 'Xinhua', kind: 'NEWS_AGENCY' } });
  const [first, ...others] = Object.values(statements);
  expect(first).toMatchObject({
    kind: 'DIRECT_QUOTE',
    text: 'We talked about everything that matters',
    speakers: [{ person: 'ann-lee' }],
  });
  expect(others.map((each) => each.speakers)).toEqual([undefined, undefined, undefined, undefined]);
  expect(others[0]).toMatchObject({ reportedBy: 'xinhua' });
  const text = new CodePoints(TEXT);
  for (const { text: words, cite } of Object.values(statements)) expect(text.slice(cite[0][0], cite[0][1])).toBe(words);
  expect(checkAnnotation({ yaml, text: TEXT }, COUNTRIES).problems).toEqual([]);
});

test('a comment gives the reason for each fact and points out what is uncertain', () => {
  const yaml = draft(
    '“It rained for most of the day,” Ada Berg said. We stood outside, as always. “We had no umbrella with us.”',
  );
  expect(yaml).toContain('# "Ada Berg" appears after the quotation (line 1).\n  it-rained-for-most-of-the-day:');
  expect(yaml).toContain(`# Not sure: "Ada Berg" appears next to another quotation in the paragraph (line 1).
  we-had-no-umbrella-with-us:`);
});

test.each(['the crew', 'a voice that', 'pollsters', 'an official'])('a speaker without a name is never sure: %s', (words) => {
  const yaml = draft(`“It rained for most of the day,” ${words} said.`);
  expect(yaml).toContain('# Not sure: ');
  expect(yaml).not.toMatch(/^    speakersAsPrinted:/m);
  expect(yaml).toContain(`\n    # speakersAsPrinted:\n    #   - ${words}\n`);
});

test('an uncertain fact is commented out together with everything that refers to it', () => {
  const cite = [[0, 3]];
  const office = { title: 'minister', person: 'ann-lee', cite };
  const proposed: Proposed[] = [
    { type: 'Person', key: { slug: 'ann-lee' }, claim: { name: 'Ann Lee' }, passages: [[0, 7]], features: [], reason: 'A name.' },
    { type: 'Position', claim: office, features: ['name of a stored person'], reason: '"minister" stands beside "Ann Lee".' },
  ];
  const text = 'Ann Lee, the minister, came.';
  const article = { text, points: new CodePoints(text), known, annotation: null };
  const { proposals } = checkProposals(article, proposed);
  expect(proposals.map(({ confidence }) => confidence.toFixed(2))).toEqual(['0.50', '0.98']);
  const yaml = draftAnnotation(text, {}, proposals, known);
  expect(parse(yaml)).not.toHaveProperty('people');
  expect(parse(yaml)).not.toHaveProperty('positions');
  expect(yaml).toContain('# people:\n#   # Not sure: A name.\n#   ann-lee:\n#     name: Ann Lee\n');
  expect(yaml).toContain('# positions:\n#   # Not sure: "minister" stands beside "Ann Lee".\n#   - title: minister\n');
});

test('an unsure visit is written without a status, and the annotation check asks for one', () => {
  const text =
    'Salmi in Tallinn\n\nPrime Minister Aino Salmi of Finland visited Estonia on 14 May 2019, to the joy of her cousins.';
  const yaml = draft(text);
  expect(yaml).toContain('and choose its status.');
  const whole = uncommented(yaml, unsureIn(yaml));
  const { problems } = checkAnnotation({ yaml: whole, text }, COUNTRIES);
  expect(problems.map(({ path, reason }) => [path.join('/'), reason])).toEqual([
    ['visits/aino-salmi-estonia-2019-05/status', 'NOT_AN_OPTION'],
  ]);
});

test('any text yields an annotation without problems', () => {
  const words = fc.constantFrom(
    '“',
    '”',
    '"',
    '‘',
    '’',
    'Ann',
    'Lee',
    'said',
    'that',
    'we',
    'met',
    ',',
    '.',
    '\n',
    '😀',
    ':',
    '#',
    '- ',
    '&',
    "'",
    '\t',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 60 }), (all) => {
      const text = all.join(' ').replaceAll('\0', '').toWellFormed();
      if (text.trim() === '') return;
      const yaml = draft(text);
      expect(checkAnnotation({ yaml, text }, COUNTRIES).problems).toEqual([]);
      const whole = uncommented(yaml, unsureIn(yaml));
      expect(checkAnnotation({ yaml: whole, text }, COUNTRIES).problems).toEqual([]);
    }),
    { examples: [[['we', 'said', '“', '①']]] }, // a slug that is a number
  );
});

const FERRY = `Salmi in Tallinn

TALLINN, 15 May 2019 – Prime Minister Aino Salmi of Finland visited Estonia on 14 May 2019 for talks with her counterpart, Jaan Tamm. She was accompanied by Pekka Lahti, the minister of transport, and her husband, Olli Salmi.

“We will have a second ferry line by the summer of next year,” Salmi told reporters. “It rained for most of the day.”

Tamm called the plan “a bridge that floats,” and said that his government would pay for the harbour. A spokesman said that Salmi would visit Latvia in June 2020. Lahti met Estonian Foreign Minister Liis Kask at a banquet on Monday.
`;
const ARTICLE = parse(readFileSync('seed/articles/china-north-korea-extol-traditional-friendship.yaml', 'utf8')) as {
  statements: Record<string, { text: string }>;
};
const QUOTES = Object.values(ARTICLE.statements).map(
  ({ text }, index) => `“${text}” ${['Xi', 'President Kim Jong Un', 'the agency'][index % 3]} said.`,
);
const LIST = `Visits

President Ann Lee of China will visit France on 3 May 2000 and Italy in 2001. She met Foreign Minister Bo Chen of Japan. “We: never # agreed,” Mr. Chen said: “- it is” a 'lie'.
Bo Chen, the foreign minister, was accompanied by his wife, Di Chen. Lee said: “A first line
that goes on in a second one,” as it is.
`;

test.each([
  ['an article', FERRY],
  [
    'quotations without names',
    '“It rained for most of the day,” he said. We stood outside, as always. “We had no umbrella with us.”',
  ],
  ['the quotations of an article', QUOTES.join('\n\n')],
  ['marks of YAML and a quotation of two lines', LIST],
])('the uncertain facts of %s are valid when uncommented, except for a status to be chosen', (_, text) => {
  const yaml = draft(text, { publishedOn: '2019-05-15' });
  const problems = (each: string) =>
    checkAnnotation({ yaml: each, text }, COUNTRIES).problems.filter(({ path }) => path.at(-1) !== 'status');
  /** Adds the facts that the first one refers to, as the header of the file explains. */
  const withNeeds = (from: string, first: Unsure): Unsure[] => {
    const [needed, all] = [[first], unsureIn(from)];
    for (;;) {
      const lacking = problems(uncommented(from, needed)).flatMap(({ reason, params }) => {
        if (reason !== 'NOT_DECLARED') return [];
        const { slug, table } = params;
        return all.filter(({ name }) => name === `${table} ${slug}` && !needed.some((each) => each.name === name));
      });
      if (lacking.length === 0) return needed;
      needed.push(...lacking);
    }
  };
  const tryEach = (from: string, all: readonly Unsure[]) => {
    for (const each of all) {
      expect(parseDocument(uncommented(from, [each])).errors).toEqual([]);
      const then = uncommented(from, withNeeds(from, each));
      expect([each.name, problems(then)]).toEqual([each.name, []]);
      tryEach(
        then,
        unsureIn(then).filter(({ lines: [line] }) => each.lines.includes(line!)),
      );
    }
  };
  const first = unsureIn(yaml);
  expect(first.length).toBeGreaterThan(0);
  tryEach(yaml, first);
  fc.assert(
    fc.property(fc.subarray(first), (some) => {
      expect(parseDocument(uncommented(yaml, some)).errors).toEqual([]);
    }),
    { numRuns: 20 },
  );
  let all = yaml;
  for (let left = first; left.length > 0; left = unsureIn(all)) {
    all = uncommented(all, left);
    expect(problems(all)).toEqual([]);
  }
  // Uncommenting adds the facts.
  const facts = Object.values(parse(all) as object).flatMap((part) => Object.values(part as object));
  expect(facts.length).toBeGreaterThan(first.length / 2);
});
