import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { formatProblem } from '../../../src/model/problem.js';
import { fillIn } from '../../../src/features/annotating/fill-in.js';
import { readAnnotation } from '../../../src/model/read/read.js';
import { CodePoints } from '../../../src/model/text/code-points.js';

const text = new CodePoints('Ann went to Oslo. “We agree,” she said.');
const head = `# A comment
source:   { slug: oslo, title: Oslo, sha256: ${createHash('sha256').update(text.text).digest('hex')}, length: 39 }
visits:
  trip:   # of Ann
    title: "A trip"
    status: COMPLETED
    hostCountry: norway
`;

test.each([
  ['a single citation', '    cite: Ann went   # both\n', '    cite: [[0, 8]]   # both\n'],
  ['words on several lines', '    cite: >-\n      Ann\n      went\n\n    places: []\n', '    cite: [[0, 8]]\n\n    places: []\n'],
  ['words at the end of the file', '    cite: |-\n      Ann went', '    cite: [[0, 8]]'],
  ['words in a list with offsets', "    cite: [ 'Ann went', [1, 2] ]\n", '    cite: [ [0, 8], [1, 2] ]\n'],
  [
    'a list with an item on each line',
    '    cite:\n      - "Ann … Oslo" # all\n      - words: she\n        occurrence: 1\n      - [1, 2]\n',
    '    cite:\n      - [0, 16] # all\n      - [30, 33]\n      - [1, 2]\n',
  ],
  ['quoted words', '    cite: [{ exact: "We agree" }]\n', '    cite: [{ start: 19, end: 27, exact: "We agree" }]\n'],
  ['an alias', '    places: [&ann Ann]\n    cite: *ann\n', '    places: [&ann Ann]\n    cite: [[0, 3]]\n'],
  ['nothing to fill in', '    cite: [[0,  3]]\n', '    cite: [[0,  3]]\n'],
])('%s, leaving the rest as written', (_what, written, filled) => {
  const { yaml, problems } = fillIn(head + written, text);
  expect(problems).toEqual([]);
  expect(yaml).toBe(head + filled);
  expect(readAnnotation(yaml).annotation).toEqual(readAnnotation(head + written, text).annotation);
});

test('returns the problems of the file and of quotations that are not found', () => {
  const lines = (rest: string) => fillIn(head + rest, text).problems.map(formatProblem);
  expect(lines('    cite: Bob\n')).toEqual(['8:11 visits.trip.cite: "Bob" is not in the text (quotation-in-text)']);
  expect(lines('    cite: [Ann\n')[0]).toMatch(/\(syntax\)$/);
});
