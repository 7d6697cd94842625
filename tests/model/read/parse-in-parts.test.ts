import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Path } from '../../../src/model/problem.js';
import { parseInParts } from '../../../src/model/read/parse-in-parts.js';
import { parseWhole } from '../../../src/model/read/parse.js';
import { smallAnnotation } from '../../store/small-annotations.js';
import { seedYaml } from '../seed-article.js';

// A file parsed in parts yields the same as when parsed whole.

const yaml = (...lines: string[]) => lines.join('\n') + '\n';

/** The paths of all values, and some that do not exist. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  const nested = Object.entries((typeof value === 'object' && value) || {}).flatMap(([key, each]) =>
    pathsIn(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, [...path, 'nowhere'], [...path, 99], ...nested];
}

function expectTheSame(file: string, size: number): void {
  const [parts, whole] = [parseInParts(file, size)!, parseWhole(file)];
  expect(parts.value).toEqual(whole.value);
  expect(parts.problems).toEqual(whole.problems);
  for (const path of pathsIn(whole.value)) {
    expect([path, parts.locate(path), parts.offsetOf(path)]).toEqual([path, whole.locate(path), whole.offsetOf(path)]);
    if (path.length > 2) expect([path, parts.rangeOf(path)]).toEqual([path, whole.rangeOf(path)]);
  }
}

test('parsing in parts gives the same result for annotations of all kinds, however they are indented and divided', () => {
  const styles = fc.record({
    indent: fc.constantFrom(1, 2, 4),
    lineWidth: fc.constantFrom(0, 20, 80),
    collectionStyle: fc.constantFrom('any' as const, 'block' as const),
    defaultStringType: fc.constantFrom(
      'PLAIN' as const,
      'QUOTE_DOUBLE' as const,
      'BLOCK_LITERAL' as const,
      'BLOCK_FOLDED' as const,
    ),
  });
  fc.assert(
    fc.property(smallAnnotation('a'), styles, fc.integer({ min: 1, max: 200 }), (annotation, style, size) => {
      // Keys stay plain, because the style could otherwise quote or fold them.
      expectTheSame(stringify(annotation, { ...style, defaultKeyType: 'PLAIN' }), size);
    }),
    { numRuns: 40 },
  );
});

test('parsing the article in parts gives the same result', () => expectTheSame(seedYaml, 500));

describe('typical annotations are parsed in parts', () => {
  test.each([
    [
      'comments',
      yaml('# First', 'people: # of the article', '', '  # Ann', '  ann: { name: Ann }', '# Bob', '  bob: { name: Bob }'),
    ],
    ['Windows line endings', yaml('people:', '  ann: { name: Ann }', '  bob: { name: Bob }').replaceAll('\n', '\r\n')],
    ['no newline at the end of the file', 'people:\n  ann: { name: Ann }\n  bob: { name: Bob }'],
    [
      'strings that span several lines',
      yaml('topics:', '  a: "One', '    two"', '  b: |', '    # Three', '    c: four', '', '    five', '  d: six', '    seven'),
    ],
    ['lists', yaml('positions:', '  - title: One', '    term: 1', '  - { title: Two }', '  - title: Three')],
    ['inline tables', yaml('source: { slug: a }', 'topics: { a: One }', 'people:', '  ann: {}')],
    ['an alias in the same part as its anchor', yaml('topics:', '  a: { a: &a One, b: *a }', '  b: { a: &a Two, b: *a }')],
    ['numeric keys', yaml('topics:', '  b: One', '  2018: Two', '  "2000": Three')],
    ['nothing', yaml('people:', 'topics:', '  a: One')],
  ])('%s', (_what, file) => expectTheSame(file, 1));
});

describe('some annotations are parsed as a whole', () => {
  test.each([
    ['a key repeated in another part', yaml('topics:', '  a: One', '  b: Two', '  a: Three')],
    ['a repeated table', yaml('topics:', '  a: One', 'people:', 'topics:', '  b: Two')],
    ['an alias of an anchor in another part', yaml('topics:', '  a: &a One', '  b: *a')],
    ['a syntax error', yaml('topics:', '  a: One', '  b: [', '  c: Three')],
    ['JSON', '{"topics": {"a": "One"}}'],
    ['a list that is not indented', yaml('positions:', '- title: One', '- title: Two')],
    ['a second document', yaml('topics:', '  a: One', '---', 'topics:', '  b: One')],
    ['entries of two types', yaml('topics:', '  a: One', '  - Two')],
    ['a string in place of a table', yaml('topics:', '  One', '  two')],
    ['a table with an anchor', yaml('topics:', '  &topics', '  a: One', '  b: Two', 'people: *topics')],
    ['the key __proto__', yaml('topics:', '  a: One', '  __proto__: Two')],
  ])('%s', (_what, file) => expect(parseInParts(file, 1)).toBeNull());
});
