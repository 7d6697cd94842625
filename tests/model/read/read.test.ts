import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../../src/model/problem.js';
import { parseWhole } from '../../../src/model/read/parse.js';
import { readAnnotation } from '../../../src/model/read/read.js';

const source = `source:
  slug: article
  title: An article
  sha256: ${'a'.repeat(64)}
  length: 100
`;
/** Line 6 is the first after the source. */
const problems = (rest: string) => readAnnotation(source + rest).problems.map(formatProblem);
const yaml = (...lines: string[]) => lines.join('\n') + '\n';

describe('an annotation', () => {
  test('can consist of the source alone, leaving everything else empty', () => {
    expect(readAnnotation(source).annotation).toMatchObject({ source: { kind: 'ARTICLE' }, people: {}, positions: [] });
  });

  test('can be JSON', () => {
    const json = JSON.stringify({ source: { slug: 'a', title: 'A', sha256: 'a'.repeat(64), length: 1 } });
    expect(readAnnotation(json).problems).toEqual([]);
  });

  test('keeps dates as written, and accepts years without quotes', () => {
    const { annotation } = readAnnotation(
      source +
        yaml(
          'positions:',
          ...['2018-03-25', '2018', "'0987'"].map((start) => `  - { title: X, person: x, start: ${start}, cite: [[0, 1]] }`),
        ),
    );
    expect(annotation?.positions.map(({ start }) => start)).toEqual(['2018-03-25', '2018', '0987']);
  });

  test('can have tables of any length, with defaults and problems', () => {
    const people = (...lines: string[]) =>
      yaml('people:', ...Array.from({ length: 2_500 }, (_, index) => `  p-${index}: { name: P${index} }`), ...lines);
    const { annotation } = readAnnotation(source + people());
    expect(Object.keys(annotation!.people)).toHaveLength(2_500);
    expect(annotation!.people['p-2499']).toEqual({ name: 'P2499', aliases: [] });
    expect(problems(people('  q: { name: Q, age: 9 }', '  r: {}', 'places: {}'))).toEqual([
      '2507:22 people.q.age: unknown key "age" (shape)',
      '2508:6 people.r.name: is missing: must be text (shape)',
      '2509:9 places: unknown key "places" (shape)',
    ]);
  });

  test('can use the names of JavaScript properties as keys', () => {
    const { annotation } = readAnnotation(source + yaml('topics:', '  constructor: Constructor', '  valueof: valueOf'));
    expect(Object.keys(annotation!.topics)).toEqual(['constructor', 'valueof']);
  });

  test('can refer to an anchor by an alias', () => {
    const { annotation } = readAnnotation(source + yaml('topics:', '  a: &a Peace', '  b: *a'));
    expect(annotation?.topics).toEqual({ a: 'Peace', b: 'Peace' });
  });

  test('can use an alias in place of a whole entry', () => {
    const { annotation } = readAnnotation(source + yaml('people:', '  a: &a { name: Ann }', '  b: *a'));
    expect(annotation?.people['b']).toMatchObject({ name: 'Ann' });
  });
});

describe('an annotation that does not parse', () => {
  test.each([
    ['an unclosed list', 'topics: { a: [1\n', '7:1 Flow sequence'],
    ['a repeated key', yaml('topics:', '  a: One', '  a: Two'), '8:3 Map keys must be unique (syntax)'],
    ['a tab for indentation', 'topics:\n\ta: One\n', '7:1 '],
    ['a key that is not a string', yaml('topics:', '  ? [a]', '  : b'), '7:'],
    ['an unknown tag', yaml('topics:', '  a: !!js/function x'), '7:6 Unresolved tag'],
    ['a second document', '---\nmore: true\n', '6:'],
    ['an alias without an anchor', yaml('topics:', '  a: *b'), '7:6 the alias *b has no anchor &b before it (syntax)'],
    ['an alias of an enclosing list', yaml('topics:', '  a: &a [*a]'), ''],
    ['the key __proto__', yaml('topics:', '  __proto__: x'), '7:3 "__proto__" cannot be a key (syntax)'],
  ])('reports the position of %s', (_what, rest, start) => {
    expect(problems(rest)[0]?.slice(0, start.length)).toBe(start);
  });

  test('is refused if its aliases expand beyond the size limit of an annotation', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((name, n) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[n]}`).join(',')}]`),
    ];
    expect(problems(yaml(...bomb))).toEqual([expect.stringContaining('alias')]);
  });

  test('is refused if lists and tables are nested more than 20 deep', () => {
    const deep = (levels: number) =>
      `topics:\n${Array.from({ length: levels }, (_, n) => `${' '.repeat(n + 1)}${n % 2 ? 'a:' : '-'}`).join('\n')} x\n`;
    const inline = (levels: number) => `topics: ${'['.repeat(levels)}${']'.repeat(levels)}\n`;
    const tooDeep = expect.stringContaining('nested at most 20 levels deep');
    for (const written of [deep, inline]) {
      expect(problems(written(18))).not.toContainEqual(tooDeep);
      expect(problems(written(21))).toContainEqual(tooDeep);
      expect(parseWhole(source + written(21)).value).toBeUndefined();
    }
  });

  test('is refused if it is nested too deeply for the parser', () => {
    expect(problems(`topics: ${'['.repeat(20_000)}`)).not.toEqual([]);
    expect(problems(`topics: ${'['.repeat(20_000)}${']'.repeat(20_000)}`)).not.toEqual([]);
  });

  test('never throws: any text produces an annotation or problems with positions', () => {
    const pieces = fc.constantFrom(
      ...source.split(/(\s+)/),
      'people:',
      '- ',
      '[',
      '{',
      '"',
      '&a ',
      '*a',
      '!!x ',
      '#',
      '\0',
      '|',
      '? ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          const { annotation, problems } = readAnnotation(text);
          expect(annotation === null).toBe(problems.length > 0);
          for (const { line, column } of problems) expect(line! >= 1 && column! >= 1).toBe(true);
        },
      ),
    );
  });
});

describe('an annotation of the wrong shape', () => {
  test('has a problem that names both forms if two are allowed', () => {
    const office = (cite: string) => yaml('positions:', `  - { title: X, person: x, cite: ${cite} }`);
    expect(problems(office('[5]'))).toEqual([
      expect.stringMatching(/cite\[0\]: must be \[start, end\] or a table, not 5 \(shape\)$/),
    ]);
  });

  test.each([
    ['nothing', '', /^1:1 must be a table, not null \(shape\)$/],
    ['a list', '- a', /^1:1 must be a table, not a list of 1/],
    ['a word', 'hello', /^1:1 must be a table, not "hello"/],
    ['no source', 'people: {}', /^1:1 source: is missing: must be a table/],
  ])('has a single problem if it contains %s', (_what, text, message) => {
    expect(readAnnotation(text).problems.map(formatProblem)).toEqual([expect.stringMatching(message)]);
  });

  test('has problems with their paths, their values and the expected form', () => {
    expect(
      problems(
        yaml(
          'people:',
          '  Kim: { name: Kim }',
          '  ri: { name: "a\\0b", age: 3, born: x }',
          'visits:',
          '  trip:',
          '    title: " "',
          '    status: DONE',
          '    hostCountry: [china]',
          '    durationDays: 0',
          '    cite: []',
          'events:',
          '  talks: { kind: TALKS, title: T, status: PLANNED, cite: [[0, 1.5], [1, 2, 3], {start: 1, exact: a}, x] }',
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "7:8 people.Kim: the key "Kim" must be lower-case ASCII letters and digits, in words joined by hyphens (shape)",
        "8:15 people.ri.name: must be one line, with no control characters: "a\\u0000b" (shape)",
        "8:28 people.ri.age: unknown key "age" (shape)",
        "8:37 people.ri.born: unknown key "born" (shape)",
        "11:12 visits.trip.title: must be text of length at least 1, not "" (shape)",
        "12:13 visits.trip.status: must be one of PROPOSED, INVITED, ACCEPTED, PLANNED, ONGOING, COMPLETED, CANCELLED, POSTPONED, DENIED, not "DONE" (shape)",
        "13:18 visits.trip.hostCountry: must be text, not a list of 1 (shape)",
        "14:19 visits.trip.durationDays: must be at least 1, not 0 (shape)",
        "15:11 visits.trip.cite: must be a list of at least 1, not an empty list (shape)",
        "17:63 events.talks.cite[0][1]: must be a whole number, not 1.5 (shape)",
        "17:69 events.talks.cite[1]: must be a list of at most 2, not a list of 3 (shape)",
        "17:80 events.talks.cite[2].end: is missing: must be a whole number (shape)",
        "17:102 events.talks.cite[3]: a passage can be found by its words only in the text of the source: provide the text, or write the passage as [start, end] (quotation-in-text)",
      ]
    `);
  });
});
