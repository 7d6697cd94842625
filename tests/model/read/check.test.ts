import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { formatProblem } from '../../../src/model/problem.js';
import { checkAnnotation } from '../../../src/model/read/check.js';
import { passages } from '../../../src/model/references.js';
import { readAnnotation } from '../../../src/model/read/read.js';
import { aCountry, bySlug } from '../../support/countries.js';
import { seedCountries, seedYaml } from '../seed-article.js';

const TEXT = 'Ann went to Oslo. “We agree,” she said.\nAnn said that they agree to meet in Oslo.\n';
const sha256 = createHash('sha256').update(TEXT).digest('hex');
const countries = bySlug(['norway', 'iceland'].map((slug) => aCountry(slug)));
const head = `source: { slug: article, title: Oslo, sha256: ${sha256}, length: ${TEXT.length} }\n`;
const trip = (...fields: string[]) =>
  [
    'visits:',
    '  trip:',
    ...['title: A trip', 'status: COMPLETED', 'hostCountry: norway', ...fields].map((field) => `    ${field}`),
    '',
  ].join('\n');
const check = (rest: string, text: string | undefined = TEXT) => checkAnnotation({ yaml: head + rest, text }, countries);
const problems = (rest: string, text?: string) => check(rest, text).problems.map(formatProblem);
const cited = (rest: string) => Array.from(passages(check(rest).annotation!), ({ start, end, exact }) => [start, end, exact]);

describe('a passage cited by its words', () => {
  test.each<[string, string, unknown[]]>([
    ['alone', 'cite: Ann went', [[0, 8, null]]],
    [
      'in a list',
      'cite: [Ann went, [3, 5]]',
      [
        [0, 8, null],
        [3, 5, null],
      ],
    ],
    ['with words left out', 'cite: Ann said … Oslo', [[40, 80, null]]],
    ['by its second occurrence', 'cite: [{ words: Oslo, occurrence: 2 }]', [[76, 80, null]]],
    ['as a quotation in the text', 'cite: [{ exact: We agree }]', [[19, 27, 'We agree']]],
    ['by a YAML alias', 'places: [&place Ann went]\n    cite: *place', [[0, 8, null]]],
  ])('%s', (_what, cite, found) => {
    expect(problems(trip(cite))).toEqual([]);
    expect(cited(trip(cite))).toEqual(found);
  });

  test('an annotation that has already been read is checked without being converted again', () => {
    const { annotation } = check(trip('cite: Ann went'));
    expect(checkAnnotation({ annotation: annotation!, text: TEXT }, countries)).toEqual({ annotation, problems: [] });
    const other = { ...annotation!, source: { ...annotation!.source, title: '' } };
    expect(checkAnnotation({ annotation: other, text: TEXT }, countries)).toMatchObject({
      annotation: null,
      problems: [{ path: ['source', 'title'] }],
    });
  });

  test('can belong to a fact of any kind', () => {
    const rest = `people: { ann: { name: Ann }, bob: { name: Bob } }
organizations: { nrk: { name: NRK, kind: NEWS_AGENCY, cite: she said } }
kinship: [{ person: ann, relative: bob, kind: SPOUSE, cite: she said }]
positions: [{ title: X, person: ann, cite: she said }]
visits: { trip: { title: T, status: PLANNED, hostCountry: norway, delegation: [{ name: Ann, cite: she said }], cite: she said } }
events: { talks: { kind: TALKS, title: T, status: PLANNED, participants: [{ person: ann, cite: she said }], cite: she said } }
statements: { one: { kind: PARAPHRASE, text: X, cite: she said } }
topics: { cite: Cite }
`;
    expect(problems(rest)).toEqual([]);
    expect(cited(rest)).toEqual(Array(8).fill([30, 38, null]));
  });

  test.each([
    [
      'at several places',
      'cite: Oslo',
      '7:11 visits.trip.cite: "Oslo" occurs in 2 places: [12, 16] on line 1, [76, 80] on line 2. Quote more words, or add an occurrence from 1 to 2 (quotation-in-text)',
    ],
    [
      'nowhere',
      'cite: [Ann flew to Oslo]',
      '7:12 visits.trip.cite[0]: "Ann flew to Oslo" is not in the text: on line 1, "Ann" is followed by "went to Oslo. “We agree,”", not by "flew to Oslo" (quotation-in-text)',
    ],
    [
      'at an occurrence that does not exist',
      'cite: [{ words: Oslo, occurrence: 3 }]',
      '7:12 visits.trip.cite[0]: "Oslo" occurs in 2 places, not 3: [12, 16] on line 1, [76, 80] on line 2 (quotation-in-text)',
    ],
    [
      'with an unknown key',
      'cite: [{ words: Ann went, occurence: 1 }]',
      '7:42 visits.trip.cite[0].occurence: unknown key "occurence": did you mean occurrence? (shape)',
    ],
    [
      'without words',
      'cite: [{ words: "" }]',
      '7:21 visits.trip.cite[0].words: must be text of length at least 1, not "" (shape)',
    ],
  ])('%s is refused with its position', (_what, cite, line) => {
    expect(problems(trip(cite))).toEqual([line]);
  });

  test('causes a single problem if the text is missing', () => {
    const yaml = head + trip('delegation: [{ name: Ann, cite: Ann }]', 'cite: Ann');
    const { annotation, problems: found } = checkAnnotation({ yaml }, countries);
    expect(annotation).toBeNull();
    expect(found.map(formatProblem)).toEqual([expect.stringMatching(/^8:11 .*provide the text.* \(quotation-in-text\)$/)]);
  });

  test('causes only a hash problem if a different text is given', () => {
    const found = checkAnnotation({ yaml: head + trip('cite: Ann'), text: 'Bob' }, countries);
    expect(found.annotation).toBeNull();
    expect(found.problems.map(({ rule }) => rule)).toEqual(['text-matches-hash', 'text-matches-hash']);
  });
});

describe('the problems reported together', () => {
  test('include those of shape, passages and rules, but not consequences of other problems', () => {
    const rest = `people:
  ann: { nmae: Ann }
  bob: { name: Bob, country: norwya }
  Cyd: { name: Cyd }
visits:
  trip:
    title: A trip
    status: completed
    hostCountry: iceland
    start: 2018-13
    delegation:
      - 5
      - { name: Ann, person: ann, side: GUST, cite: Ann went }
      - { name: Bob, person: bobb, cite: [[5, 500]] }
      - { name: Cyd, person: cyd, cite: [Bob went] }
    cite: Ann went
statements:
  agree: { kind: PARTIAL_QUOTE, text: We agreed, speakers: [{ person: ann }], cite: We agree }
  meet: { kind: QUOTE, text: We met, visit: trip, cite: [] }
`;
    expect(problems(rest)).toMatchInlineSnapshot(`
      [
        "3:8 people.ann.name: is missing: must be text (shape)",
        "3:16 people.ann.nmae: unknown key "nmae": did you mean name? (shape)",
        "4:30 people.bob.country: there is no country with the slug norwya: did you mean norway? (reference-resolves)",
        "5:8 people.Cyd: the key "Cyd" must be lower-case ASCII letters and digits, in words joined by hyphens (shape)",
        "9:13 visits.trip.status: must be one of PROPOSED, INVITED, ACCEPTED, PLANNED, ONGOING, COMPLETED, CANCELLED, POSTPONED, DENIED, not "completed": did you mean COMPLETED? (shape)",
        "11:12 visits.trip.start: "2018-13" is not a date: write 2018, 2018-03, 2018-03-25, or [..2000-05] for May 2000 or earlier (date-valid)",
        "13:9 visits.trip.delegation[0]: must be a table, not 5 (shape)",
        "14:41 visits.trip.delegation[1].side: must be one of GUEST, HOST, not "GUST": did you mean GUEST? (shape)",
        "15:30 visits.trip.delegation[2].person: bobb is not declared under people: did you mean bob? (reference-resolves)",
        "15:43 visits.trip.delegation[2].cite[0]: the passage [5, 500] ends after the text, which has 82 code points (span-within-text)",
        "16:30 visits.trip.delegation[3].person: cyd is not declared under people: declare it there first (reference-resolves)",
        "16:42 visits.trip.delegation[3].cite[0]: "Bob went" is not in the text (quotation-in-text)",
        "19:85 statements.agree.cite[0]: the quote has 9 code points, but its passage [19, 27] has 8 (quote-cited-where-it-stands)",
        "20:17 statements.meet.kind: must be one of DIRECT_QUOTE, PARTIAL_QUOTE, INDIRECT_QUOTE, PARAPHRASE, not "QUOTE" (shape)",
        "20:57 statements.meet.cite: must be a list of at least 1, not an empty list (shape)",
      ]
    `);
  });

  test('include those before a syntax error, if they are certain', () => {
    const rest = `people:
  ann: { name: Ann, country: atlantis, age: 3 }
  bob: { name: Bob, countrie: norway, aliases: [Robert }
  cyd: { nam: Cyd }
`;
    const found = check(rest).problems.map(({ rule, line }) => [line, rule]);
    expect(found.slice(0, 2)).toEqual([
      [3, 'shape'],
      [4, 'syntax'],
    ]);
    expect(new Set(found.slice(1).map(([, rule]) => rule))).toEqual(new Set(['syntax']));
  });

  test('are listed with their lines, and nothing else is reported', () => {
    const lines = seedYaml.split('\n');
    const candidates = lines.flatMap((line, index) =>
      /^\s+(status|hostCountry|country|visit|start): \S+$/.test(line) ? [index] : [],
    );
    fc.assert(
      fc.property(fc.subarray(candidates, { minLength: 1 }), (faults) => {
        const broken = lines.map((line, index) => (faults.includes(index) ? line.replace(/: .*/, ': Nonsense 99') : line));
        const found = checkAnnotation(
          { yaml: broken.join('\n') },
          bySlug([...seedCountries()].map((slug) => aCountry(slug))),
        ).problems;
        expect(found.map(({ line }) => line! - 1)).toEqual(faults);
      }),
      { numRuns: 20 },
    );
  });
});

test('a valid annotation has no problems and nothing to fill in', () => {
  expect(checkAnnotation({ yaml: seedYaml }, bySlug([...seedCountries()].map((slug) => aCountry(slug)))).problems).toEqual([]);
  expect(readAnnotation(seedYaml).filled).toEqual([]);
});
