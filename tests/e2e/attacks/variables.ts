import { json, post, repeat, type Attack } from './attack.js';

const page = (size: string) => `visits(first: ${size}) { nodes { delegation(first: ${size}) { nodes { person {
  visits(first: ${size}) { nodes { id } } } } } } }`;
const where = 'query ($where: VisitWhere) { visits(where: $where) { totalCount } }';
const bySlug = 'query ($slug: String!) { visit(slug: $slug) { id } }';
const deep = `{"query":${JSON.stringify(where)},"variables":{"where":${'{"NOT":'.repeat(20_000)}{}${'}'.repeat(20_000)}}}`;

const over = (attack: string, query: string, variables?: object): Attack => {
  return { attack, request: post(query, variables), status: 400, code: 'LIMIT_EXCEEDED' };
};
const bad = (attack: string, query: string, variables?: object, status = 400): Attack => {
  return { attack, request: post(query, variables), status, code: 'BAD_USER_INPUT' };
};

/** The effect of these values on a harmless document. */
export const variables: Attack[] = [
  over('pages in pages, by literals', `{ ${page('100')} }`),
  over('pages in pages, by a variable', `query ($size: Int) { ${page('$size')} }`, { size: 100 }),
  over('pages in pages, by a default', `query ($size: Int = 100) { ${page('$size')} }`),
  over('pages in pages, from the end', `{ ${page('100').replaceAll('first', 'last')} }`),
  over('pages out of bounds in pages', `{ ${page('2147483647')} }`),
  over('edges in edges', `{ ${page('100').replaceAll('nodes {', 'edges { node {').replaceAll('} }', '} } }')} }`),
  over('pages in pages, if a variable says so', `query ($if: Boolean!) { ... @include(if: $if) { ${page('100')} } }`, {
    if: true,
  }),
  over('a value of 100 KB', bySlug, { slug: 'x'.repeat(100_000) }),
  over('10,000 values', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array.from({ length: 10_000 }, () => 'x') }),
  over(
    '10,000 variables that are not declared',
    '{ __typename }',
    Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`v${n}`, n])),
  ),
  over('10,000 conditions', where, { where: { OR: Array.from({ length: 600 }, () => ({ slug: { equals: 'x' } })) } }),
  over('orders', `query ($by: [VisitOrder!]) { visits(orderBy: $by) { totalCount } }`, {
    by: Array.from({ length: 150 }, () => ({ start: 'ASC' })),
  }),
  { attack: 'filters 20,000 deep', request: json(deep), status: 400, code: 'LIMIT_EXCEEDED' },
  bad('a NUL', bySlug, { slug: 'a\0b' }),
  bad('half a surrogate pair', bySlug, { slug: '\ud800' }),
  bad('a NUL in a value nobody reads', '{ __typename }', { nobody: { reads: ['\0'] } }),
  {
    attack: 'a number without end',
    request: json('{"query":"query ($n: Int) { visits(first: $n) { totalCount } }","variables":{"n":1e400}}'),
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  bad('a number for a text', bySlug, { slug: 7 }),
  bad('a list for a text', bySlug, { slug: ['x'] }),
  bad('an object for a text', bySlug, { slug: { equals: 'x' } }),
  bad('no value where one is needed', bySlug, {}),
  bad('keys that the filter has not', where, { where: { valueOf: { equals: 'x' } } }),
  bad('a page below nothing', '{ visits(first: -1) { totalCount } }', {}, 200),
  bad('a page over the bound', '{ visits(first: 101) { nodes { id } } }', {}, 200),
  bad('two sizes at once', '{ visits(first: 1, last: 1) { nodes { id } } }', {}, 200),
  {
    attack: 'a size that is no 32-bit integer',
    request: post('{ visits(first: 2147483648) { totalCount } }'),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  { attack: 'SQL for a text', request: post(bySlug, { slug: '\' OR 1=1; DROP TABLE "Visit"; --' }), status: 200, code: null },
  { attack: 'wildcards', request: post(where, { where: { title: { contains: '%_'.repeat(20_000) } } }), status: 200, code: null },
  {
    attack: 'the prototype for variables',
    request: json('{"query":"{ __typename }","variables":{"__proto__":{"polluted":true}}}'),
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    attack: 'the constructor for variables',
    request: json('{"query":"{ __typename }","variables":{"constructor":{"prototype":{"polluted":true}}}}'),
    status: 400,
    code: 'BAD_REQUEST',
  },
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map((operationName): Attack => ({
    attack: `${operationName} for the operation’s name`,
    request: post('query A { __typename }', {}, { operationName }),
    status: 400,
    code: 'OPERATION_RESOLUTION_FAILURE',
  })),
  {
    attack: 'operations of which none is named',
    request: post(repeat(3, (n) => `query Q${n} { __typename }`)),
    status: 400,
    code: 'OPERATION_RESOLUTION_FAILURE',
  },
];
