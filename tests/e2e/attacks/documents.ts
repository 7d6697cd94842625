import { post, repeat, type Attack } from './attack.js';

const kin = (depth: number): string => (depth === 0 ? 'name' : `kin { person { ${kin(depth - 1)} } }`);
const bomb = (count: number, inside: (next: string) => string) =>
  `${repeat(count, (n) => `fragment F${n} on Query { ${inside(`F${n + 1}`)} }`)} fragment F${count} on Query { __typename }`;
/** Each object can be one of fifteen types, most of them with a history of such objects. */
const histories = (depth: number): string =>
  depth === 0
    ? 'id'
    : `... on Recorded { ${repeat(2, (n) => `a${n}: history(first: 1) { nodes { node { ${histories(depth - 1)} } } }`)} }`;
const types =
  'types { fields { type { ofType { fields { name args { name type { name } } type { name ofType { name } } } } } } }';

const over = (attack: string, query: string): Attack => {
  return { attack, request: post(query), status: 400, code: 'LIMIT_EXCEEDED' };
};
const invalid = (attack: string, query: string): Attack => {
  return { attack, request: post(query), status: 400, code: 'GRAPHQL_VALIDATION_FAILED' };
};
const broken = (attack: string, query: string): Attack => {
  return { attack, request: post(query), status: 400, code: 'GRAPHQL_PARSE_FAILED' };
};

/** Documents that are expensive or large. */
export const documents: Attack[] = [
  over('a cycle of types, deep', `{ person(slug: "kim-jong-un") { ${kin(30)} } }`),
  over('a cycle of types, deep through fragments', `{ person(slug: "x") { ...A } } fragment A on Person { ${kin(8)} }`),
  over('aliases of one field', `{ ${repeat(200, (n) => `a${n}: visits(first: 100) { totalCount }`)} }`),
  over('many fields at the root', `{ ${repeat(25, (n) => `a${n}: __typename`)} }`),
  over('one field again and again', `{ ${repeat(450, 'visits { totalCount }')} }`),
  over('one field again and again, deep', `{ ${repeat(60, 'visits { nodes { statements { nodes { id } } } }')} }`),
  over('directives', `{ __typename ${repeat(300, '@skip(if: false)')} }`),
  over('directives that do not exist', `{ __typename ${repeat(900, '@a')} }`),
  over('a bomb of fragments', `{ ...F0 } ${bomb(60, (next) => `...${next} ...${next}`)}`),
  over('a bomb of fragments in fields', `{ ...F0 } ${bomb(12, (next) => `...${next} a: node(id: "x") { id } ...${next}`)}`),
  over('types of objects within types of objects', `{ node(id: "x") { ${histories(4)} } }`),
  over('brackets never closed', '{a'.repeat(900)),
  over('lists in lists', `{ visits(first: ${'['.repeat(900)}${']'.repeat(900)}) { totalCount } }`),
  over('filters in filters', `{ visits(where: ${'{NOT:'.repeat(400)}{}${'}'.repeat(400)}) { totalCount } }`),
  over('inline fragments in inline fragments', `${'{...'.repeat(600)}`),
  over('tokens', `{ ${repeat(100_000, 'a')} }`),
  over('introspection again and again', `{ ${repeat(20, (n) => `a${n}: __schema { ${types} }`)} }`),
  over('conditions', `{ visits(where: { OR: [${repeat(120, '{ slug: { equals: "x" } }')}] }) { totalCount } }`),
  invalid(
    'introspection of types of types',
    `{ __schema { types { ${'fields { type { '.repeat(6)} name ${'} }'.repeat(6)} } } }`,
  ),
  invalid('a fragment that spreads itself', '{ ...A } fragment A on Query { ...A }'),
  invalid('fragments that spread each other', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'),
  invalid('a name of 200 KB', `{ ${'a'.repeat(200_000)} }`),
  invalid('fields that nearly exist', `{ ${repeat(20, (n) => `vist${n}`)} }`),
  invalid('variables nobody uses', `query (${repeat(400, (n) => `$v${n}: Int`)}) { __typename }`),
  invalid('a field of the prototype', '{ constructor { name } }'),
  broken('comments', '# '.repeat(100_000)),
  broken('nothing but an opening quotation mark', `{ visit(slug: """${'x'.repeat(100_000)}`),
  broken('no GraphQL at all', '\'; DROP TABLE "Visit"; --'),
  broken('half a surrogate pair', '{ visit(slug: "\ud800") { id } }'),
  { attack: 'a NUL in a literal', request: post('{ visit(slug: "a\\u0000b") { id } }'), status: 400, code: 'BAD_USER_INPUT' },
];
