import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkAnnotation } from '../../../src/claims/read/check.js';
import { CodePoints } from '../../../src/claims/text/code-points.js';
import { draftAnnotation } from '../../../src/drafting/annotation/draft-annotation.js';
import { type Proposed } from '../../../src/drafting/proposal.js';
import { checkProposals, propose } from '../../../src/drafting/propose.js';
import { countries } from '../../../seed/reference/countries.js';

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

test('quotations become statements, with the speaker where it is sure', () => {
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

test('a comment says why, and what is not sure', () => {
  const yaml = draft('“It rained for most of the day,” he said. We stood outside, as always. “We had no umbrella with us.”');
  expect(yaml).toContain('# "he" stands after the quotation (line 1).\n  it-rained-for-most-of-the-day:');
  expect(yaml).toContain(`# Not sure: "he" stands beside another quotation of the paragraph (line 1).
  # speakersAsPrinted: ["he"]
  we-had-no-umbrella-with-us:`);
});

test('a fact that may be wrong as a whole is a comment, and so is what refers to it', () => {
  const cite = [[0, 3]];
  const office = { title: 'minister', person: 'ann-lee', cite };
  const proposed: Proposed[] = [
    { type: 'Person', key: { slug: 'ann-lee' }, claim: { name: 'Ann Lee' }, passages: [[0, 7]], features: [], reason: 'A name.' },
    { type: 'Position', claim: office, features: ['sure'], reason: '"minister" stands beside "Ann Lee".' },
  ];
  const text = 'Ann Lee, the minister, came.';
  const article = { text, points: new CodePoints(text), known, annotation: null };
  const { proposals } = checkProposals(article, proposed, { weights: { sure: 4 }, proposedBy: 'rules' });
  expect(proposals.map(({ confidence }) => confidence.toFixed(2))).toEqual(['0.50', '0.98']);
  const yaml = draftAnnotation(text, {}, proposals, known);
  expect(parse(yaml)).not.toHaveProperty('people');
  expect(parse(yaml)).not.toHaveProperty('positions');
  expect(yaml).toContain('# people:\n#   ann-lee:\n#     name: Ann Lee');
  expect(yaml).toContain('#     title: minister');
});

test('any text gives an annotation without a problem', () => {
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
    }),
  );
});
