import { post, repeat, type Attack } from './attack.js';

const head = `source: { slug: bomb, title: Bomb, sha256: '${'0'.repeat(64)}', length: 1000000 }\n`;
const lines = (count: number, line: string | ((n: number) => string)) => repeat(count, line).replaceAll('\n ', '\n');
const visit = (cite: string, more = '') =>
  `${head}visits: { v: { title: T, status: PLANNED, hostCountry: china, ${more} cite: ${cite} } }`;

const document = `mutation ($input: ImportSourceInput!) {
  importSource(input: $input) { source { slug } errors { code message path } } }`;

const refused = (attack: string, code: string, annotation: string, more: object = {}): Attack => {
  const request = { ...post(document, { input: { annotation, keepText: true, ...more } }), role: 'editor' as const };
  return { attack, request, status: 200, code };
};

const laughs = `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${lines(9, (n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join()}]\n`)}`;

/** Annotations from a malicious editor, or from somebody with a stolen token. */
const annotations: Attack[] = [
  refused('aliases of aliases', 'SYNTAX', laughs),
  refused('an alias of what holds it', 'SHAPE', 'a: &a [*a]'),
  refused('many aliases', 'SYNTAX', `a: &a [${'x,'.repeat(100)}]\nb: [${'*a,'.repeat(10_000)}]`),
  refused('merges of merges', 'SYNTAX', `a0: &a0 {x: 1}\n${lines(20, (n) => `a${n + 1}: &a${n + 1} {<<: [*a${n}, *a${n}]}\n`)}`),
  refused('lists in lists', 'SYNTAX', `${'['.repeat(50_000)}${']'.repeat(50_000)}`),
  refused('lists in lists, never closed', 'SYNTAX', '['.repeat(50_000)),
  refused('lists in lists, by lines', 'SYNTAX', '- '.repeat(50_000)),
  refused('tables in tables', 'SYNTAX', '{a: '.repeat(30_000)),
  refused('tables in tables, by lines', 'SYNTAX', Array.from({ length: 1_000 }, (_, n) => `${' '.repeat(n)}a:\n`).join('')),
  refused('a key of 500 KB', 'SYNTAX', `${'x'.repeat(500_000)}: 1`),
  refused('a key of 500 KB, said to be one', 'SHAPE', `? ${'x'.repeat(500_000)}\n: 1`),
  refused(
    '50,000 keys',
    'SHAPE',
    lines(50_000, (n) => `k${n}: 1\n`),
  ),
  refused('one key 50,000 times', 'SYNTAX', lines(50_000, 'a: 1\n')),
  refused('60,000 mistakes', 'SYNTAX', lines(60_000, '%\n')),
  refused('a name for a tag', 'SYNTAX', `!${'x'.repeat(200_000)} a`),
  refused('a function', 'SYNTAX', `${head}people: !!js/function "function () { process.exit() }"`),
  refused('several documents', 'SYNTAX', lines(10_000, '---\n')),
  refused('a prototype', 'SYNTAX', '__proto__: { polluted: true }'),
  refused('a prototype for a person', 'SYNTAX', `${head}people: { "\\x5f_proto__": { name: x } }`),
  refused('a constructor for a person', 'SLUG_OF_NAME', `${head}people: { constructor: { name: x } }`),
  refused('JSON with a prototype', 'SYNTAX', '{"source":{"__proto__":{}}}'),
  refused('nothing', 'SHAPE', ''),
  refused('a NUL that YAML writes', 'SHAPE', head.replace('Bomb', '"a\\0b"')),
  refused('half a surrogate pair that YAML writes', 'SHAPE', head.replace('Bomb', '"\\ud800"')),
  refused('bytes for a title', 'SHAPE', head.replace('Bomb', '!!binary aGVsbG8=')),
  refused('a title of 500 KB', 'SHAPE', head.replace('Bomb', 'x'.repeat(500_000))),
  refused('no passage', 'SHAPE', visit('[]')),
  refused('10,001 passages', 'SHAPE', visit(`[${'[1, 2],'.repeat(10_001)}]`)),
  refused('30,000 passages', 'SHAPE', visit(`[${'[1, 2],'.repeat(30_000)}]`)),
  refused('1,001 delegates', 'SHAPE', visit('[[1, 2]]', `delegation: [${'{ name: x, cite: [[1, 2]] },'.repeat(1_001)}],`)),
  ...[
    '[-1, 2]',
    '[.nan, .inf]',
    '[1, 1e400]',
    '[1, 99999999999999999999]',
    '[1.5, 2]',
    '["1", 2]',
    '[1, 2, 3]',
    '{ start: 1 }',
  ].map((span) => refused(`the passage ${span}`, 'SHAPE', visit(`[${span}]`))),
  ...['[5, 2]', '[2, 2]', '[1, 2147483647]'].map((span) =>
    refused(`the passage ${span}`, 'SPAN_WITHIN_TEXT', visit(`[${span}]`)),
  ),
  refused('brackets for a date', 'DATE_VALID', head.replace('title', `publishedOn: '${'[..'.repeat(13)}', title`)),
  refused(
    'a chain of 3,000 organizations',
    'REFERENCE_RESOLVES',
    `${head}organizations: {${repeat(3_000, (n) => `o-${n}: { name: O ${n}, kind: PARTY, parent: o-${n + 1} },`)}}`,
  ),
  refused(
    'a round of 3,000 organizations',
    'PARENTS_HAVE_NO_CYCLE',
    `${head}organizations: {${repeat(3_000, (n) => `o-${n}: { name: O ${n}, kind: PARTY, parent: o-${(n + 1) % 3_000} },`)}}`,
  ),
  refused('a text of another hash', 'TEXT_MATCHES_HASH', visit('[[1, 2]]'), { text: 'x'.repeat(200_000) }),
];

const importing = (role: 'reader' | undefined, status: number, code: string): Attack[] =>
  [
    ['a bomb', laughs],
    ['what is no YAML', '['.repeat(20_000)],
  ].map(([what, annotation]) => ({
    attack: `${what} from ${role ? `a ${role}` : 'nobody'}`,
    request: { ...post(document, { input: { annotation, keepText: true } }), ...(role && { role }) },
    status,
    code,
  }));

export const imports: Attack[] = [
  ...annotations,
  // A client without permission to import gets no report: its annotation is not read.
  ...importing(undefined, 401, 'UNAUTHENTICATED'),
  ...importing('reader', 403, 'FORBIDDEN'),
];
