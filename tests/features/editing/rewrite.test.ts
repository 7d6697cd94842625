import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { asJson } from '../../../src/features/editing/threads/convert.js';
import { rewrite } from '../../../src/features/editing/threads/rewrite.js';

const TEXT = 'Salmi went to Tallinn. “A bridge that floats,” she said of Tallinn.\n';
const at = (words: string) => [TEXT.indexOf(words), TEXT.indexOf(words) + words.length];
const YAML = `# The ferry
source: { slug: ferry, title: Ferry } # a draft
people:
  # not sure of the spelling
  aino-salmi:
    name: Aino Salmi
  jaan-tamm: { name: Jaan Tamm }
positions:
  - title: prime minister # since when?
    person: aino-salmi
    cite: Salmi
  - { title: minister, person: jaan-tamm, cite: [[0, 5]] }
statements:
  bridge:
    text: A bridge that floats
    cite: [words: A bridge … floats, words: nowhere]
`;

test('an annotation in YAML is returned as JSON, with offsets filled in for words found in the text', () => {
  expect(asJson(YAML, TEXT)).toMatchObject({
    positions: [{ cite: [[0, 5]] }, { cite: [[0, 5]] }],
    statements: { bridge: { cite: [at('A bridge that floats'), { words: 'nowhere' }] } },
  });
  expect(asJson('', TEXT)).toEqual({});
  for (const none of ['a: [', '- a', 'text', '{"a": 1']) expect(asJson(none, TEXT)).toBe(null);
});

test("an editor's change is written into the YAML, and comments are kept", () => {
  const value = asJson(YAML, TEXT) as any;
  value.people['aino-salmi'].country = 'finland';
  delete value.people['jaan-tamm'];
  value.positions.shift();
  value.positions[0].title = 'prime minister';
  const written = rewrite(YAML, value);
  expect(asJson(written, TEXT)).toEqual(value);
  expect(written).toContain(`# The ferry
source: {slug: ferry, title: Ferry} # a draft
people:
  # not sure of the spelling
  aino-salmi:
    name: Aino Salmi
    country: finland
positions:
`);
});

test('an unchanged annotation stays exactly as written', () => {
  expect(rewrite(YAML, asJson(YAML, '')!)).toBe(YAML);
});

test('a value keeps its comment when it becomes null or stops being null', () => {
  expect(rewrite('a: 1 # why\nb: null # not known\n', { a: null, b: 2 })).toBe('a: null # why\nb: 2 # not known\n');
});

test('JSON stays JSON, and YAML becomes JSON if its aliases would change their meaning', () => {
  expect(rewrite('{"a": 1}', { a: 2 })).toBe('{\n  "a": 2\n}');
  const aliased = 'a: &x { b: 1 }\nc: *x\n';
  expect(asJson(aliased, '')).toEqual({ a: { b: 1 }, c: { b: 1 } });
  expect(asJson(rewrite(aliased, { a: { b: 2 }, c: { b: 1 } }), '')).toEqual({ a: { b: 2 }, c: { b: 1 } });
});

const scalar = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('2018-03', 'yes', '# no', '- x', 'a: b'),
);
const value = fc.letrec<{ any: unknown; table: Record<string, unknown> }>((tie) => ({
  any: fc.oneof({ maxDepth: 3, withCrossShrink: true }, scalar, fc.array(tie('any'), { maxLength: 3 }), tie('table')),
  table: fc.dictionary(fc.oneof(fc.constantFrom('a', 'b', '1', '__proto__'), fc.string({ maxLength: 4 })), tie('any'), {
    maxKeys: 4,
  }),
})).table;

test('rewritten YAML always has exactly the requested content', () => {
  const plain = (each: unknown) => JSON.parse(JSON.stringify(each));
  fc.assert(
    fc.property(value, value, (before, after) => {
      const written = rewrite(stringify(plain(before)), plain(after));
      expect(asJson(written, '')).toEqual(plain(after));
    }),
  );
});
