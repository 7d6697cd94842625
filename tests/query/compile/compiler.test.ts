import { getOperationAST, parse } from 'graphql';
import { expect, test } from 'vitest';
import { type Compilation, Compiler, type Executable } from '../../../src/query/compile/compiler.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { compiled } from '../../support/both-ways.js';

// Which requests share a statement, and which operations have none.

const schema = await createSchema(FEATURES);

/** Returns a function that compiles an operation of one document. */
function compilerOf(source: string, compiler = new Compiler(schema)) {
  const document = parse(source);
  return (variables: Record<string, unknown> = {}, operationName?: string): Compilation =>
    compiler.compile(document, getOperationAST(document, operationName)!, source, variables);
}

function statementOf(compilation: Compilation): Executable['statement'] {
  if ('reason' in compilation) throw new Error(compilation.reason);
  return compilation.statement;
}

test.each([
  ['mutation { a: __typename }', {}, 'it is not a query'],
  ['query ($slug: String!) { visit(slug: $slug) { id } }', { slug: 1 }, 'a variable is invalid'],
  ['query ($slug: String!) { visit(slug: $slug) { id } }', { slug: 'a\0' }, 'a string contains NUL'],
  ['query ($a: String!) { visits(where: { slug: { in: ["x", $a] } }) { totalCount } }', { a: 'a\0' }, 'a string contains NUL'],
  ['{ __schema { __typename } }', {}, '__schema is introspection'],
  ['{ visits(after: "x") { totalCount } }', {}, 'The cursor in `after` is malformed.'],
])('%s with %j is not compiled', (source, variables, reason) => {
  expect(compilerOf(source)(variables)).toEqual({ reason: expect.stringContaining(reason) });
});

test('a statement longer than 200,000 characters is not compiled', () => {
  const visit = (n: number) => `v${n}: visits(where: { title: { contains: "a" } }) { nodes { title } }`;
  const of = (count: number) =>
    compiled(new Compiler(schema), `{ ${Array.from({ length: count }, (_, n) => visit(n)).join(' ')} }`);
  expect(statementOf(of(2)).text.length).toBeLessThan(200_000);
  expect(of(500)).toEqual({ reason: expect.stringMatching(/^its statement has \d{6} characters$/) });
});

test('a statement is named by a hash of its text', () => {
  const [visits, people] = ['{ visits { totalCount } }', '{ people { totalCount } }'].map((each) =>
    statementOf(compilerOf(each)()),
  );
  expect(visits!.hash).toMatch(/^[\w-]{43}$/);
  expect(people!.hash).not.toBe(visits!.hash);
  expect(statementOf(compilerOf('{ visits { totalCount } }')()).hash).toBe(visits!.hash);
});

test('requests with the same shape share a statement, whatever their values', () => {
  const compile = compilerOf(
    'query ($a: String!, $b: String) { visits(where: { title: { equals: $a }, slug: { equals: $b } }) { totalCount } }',
  );
  const first = compile({ a: 'x', b: 'y' }) as Executable;
  const second = compile({ a: 'X', b: 'Y' }) as Executable;
  expect(second.statement).toBe(first.statement);
  expect([first.values, second.values]).toEqual([
    ['y', 'x', 'x'], // the title, and folded
    ['Y', 'X', 'x'],
  ]);
  const other = statementOf(compile({ a: 'x' }));
  expect(other.text).not.toBe(first.statement.text);
  expect(statementOf(compile({ a: 'z' }))).toBe(other);
  expect(compile({ a: 'x', b: null })).toEqual({ reason: expect.stringContaining('`where.slug.equals` is null') });
  expect(statementOf(compile({ a: 'x', b: 'z' }))).toBe(first.statement);
  expect(compile({ b: 'y' })).toEqual({ reason: 'a variable is invalid' });
  expect(compile({ a: 7, b: 'y' })).toEqual({ reason: 'a variable is invalid' });
});

test('values that change the plan have separate statements', () => {
  const compile = compilerOf('query ($status: OccurrenceStatus!) { visits(where: { status: [$status] }) { totalCount } }');
  const [planned, completed] = ['PLANNED', 'COMPLETED'].map((status) => compile({ status }) as Executable);
  expect(completed!.statement).not.toBe(planned!.statement);
});

test('a variable that is not a string is coerced anew for each request', () => {
  const compile = compilerOf('query ($since: DateTime!) { visits(where: { updatedSince: $since }) { totalCount } }');
  const [one, other] = [compile({ since: '2018-01-01T02:00:00+02:00' }), compile({ since: '2019-01-01T02:00:00+02:00' })];
  expect(statementOf(other)).toBe(statementOf(one));
  expect([one, other].map((each) => (each as Executable).values)).toEqual([
    ['2018-01-01T00:00:00.000Z'],
    ['2019-01-01T00:00:00.000Z'],
  ]);
});

test('different operations in one document have separate statements, as do different documents of one shape', () => {
  const compile = compilerOf('query A { visits { totalCount } } query B { people { totalCount } }');
  const [a, b] = ['A', 'B'].map((name) => statementOf(compile({}, name)));
  expect(a!.text).not.toBe(b!.text);
  expect(statementOf(compile({}, 'A'))).toBe(a);
});

test('eight statements of one shape are kept, each for the values it was compiled for', () => {
  const compile = compilerOf('query ($n: Int!) { visits(first: $n) { nodes { title } } }');
  const made = Array.from({ length: 9 }, (_, n) => statementOf(compile({ n })));
  expect(new Set(made.map(({ text }) => text)).size).toBe(9);
  for (const [n, statement] of made.entries()) {
    const again = statementOf(compile({ n }));
    expect(again.text).toBe(statement.text);
    expect(again === statement, `first: ${n}`).toBe(n < 8);
  }
});

test('a value that does not fit a kept statement is compiled separately', () => {
  const compile = compilerOf('query ($after: String) { visits(after: $after) { nodes { title } } }');
  const cursor = (values: unknown[]) =>
    Buffer.from(JSON.stringify(['startEarliest,startLatest,id', ...values])).toString('base64url');
  const id = '018f0000-0000-7000-8000-000000000000';
  const dated = statementOf(compile({ after: cursor(['2018-01-01', '2018-01-01', id]) }));
  expect(statementOf(compile({ after: cursor(['2019-01-01', '2019-01-01', id]) }))).toBe(dated);
  expect(statementOf(compile({ after: cursor([null, null, id]) })).text).not.toBe(dated.text);
  expect(compile({ after: 'x' })).toEqual({ reason: expect.stringContaining('is malformed') });
});

test('the least recently used statements are dropped when they are too long in total', () => {
  const compiler = new Compiler(schema);
  const fields = Array.from(
    { length: 40 },
    (_, n) => `v${n}: visits(where: { title: { contains: "a" } }) { nodes { title } }`,
  ).join(' ');
  const large = (n: number) => statementOf(compilerOf(`query Q${n} { ${fields} }`, compiler)());
  const one = large(0);
  expect(large(0)).toBe(one);
  expect(large(0)).toBe(one);
  const fit = Math.floor((16 * 1024 * 1024) / (4 * one.text.length));
  for (let n = 1; n < fit - 1; n++) large(n);
  expect(large(0)).toBe(one);
  for (let n = 1; n <= fit + 1; n++) large(n);
  expect(large(0)).not.toBe(one);
});
