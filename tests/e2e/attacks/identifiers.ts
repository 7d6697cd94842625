import { post, type Attack } from './attack.js';

const base64url = (text: string) => Buffer.from(text).toString('base64url');
const uuid = '00000000-0000-4000-8000-000000000000';

const node = (id: string) => post('query ($id: ID!) { node(id: $id) { id } }', { id });
const after = (cursor: string) => post('query ($after: String) { visits(after: $after) { nodes { id } } }', { after: cursor });
const search = (query: string) =>
  post('query ($query: String!) { search(query: $query) { totalCount nodes { __typename } } }', { query });

const forged = [
  '',
  'x',
  '%',
  base64url('Visit'),
  base64url('Visit:'),
  base64url(`Visit:' OR 1=1 --`),
  base64url(`Nowhere:${uuid}`),
  base64url(`__proto__:${uuid}`),
  base64url(`constructor:${uuid}`),
  base64url(`Visit:${uuid}\0`),
  base64url(`User:${uuid}`),
  'A'.repeat(50_000),
];
const dates = [
  '+012018-02-20',
  '-002018-02-20',
  '2018-02-30',
  '2018-02-20T00:00',
  '0000-01-01',
  '10000-01-01',
  'infinity',
  '',
].map((date) => JSON.stringify(['startEarliest,startLatest,id', date, date, uuid]));
const cursors = [
  '',
  'x',
  '%',
  ...[
    '',
    'null',
    '7',
    '{}',
    '[]',
    '[1]',
    '[null,null,null,null,null]',
    '["a\\u0000b"]',
    '["x","x","x"]',
    '[{"gt":1}]',
    `["'; DROP TABLE 1; --"]`,
    '['.repeat(10_000),
    ...dates,
  ].map(base64url),
  'A'.repeat(50_000),
];
const harmless = [
  '"'.repeat(999),
  '('.repeat(1_000),
  '-'.repeat(1_000),
  'or '.repeat(333),
  '"a" or -"b" '.repeat(5),
  'a:*&|!<->',
  '\\'.repeat(1_000),
  '%'.repeat(1_000),
  '😀'.repeat(500),
  'a '.repeat(20),
  "'; DROP TABLE 1; --",
  '\u202e\u200b\ufeff',
];

/** Invented names, places and words. */
export const identifiers: Attack[] = [
  ...forged.map((id): Attack => ({
    attack: `the id ${id.slice(0, 30)}`,
    request: node(id),
    status: 200,
    code: 'BAD_USER_INPUT',
  })),
  { attack: 'an id of nothing', request: node(base64url(`Visit:${uuid}`)), status: 200, code: null },
  ...cursors.map((cursor): Attack => ({
    attack: `the cursor ${cursor.slice(0, 60)}`,
    request: after(cursor),
    status: 200,
    code: 'BAD_USER_INPUT',
  })),
  ...harmless.map((query): Attack => ({
    attack: `a search for ${query.slice(0, 20)}`,
    request: search(query),
    status: 200,
    code: null,
  })),
  ...['"a" or -"b" '.repeat(80), 'a '.repeat(500)].map((query): Attack => ({
    attack: `a search for ${query.slice(0, 3)} many times`,
    request: search(query),
    status: 400,
    code: 'LIMIT_EXCEEDED',
  })),
  { attack: 'a search for nothing', request: search(''), status: 200, code: 'BAD_USER_INPUT' },
  { attack: 'a search for 1,001 characters', request: search('x'.repeat(1_001)), status: 200, code: 'BAD_USER_INPUT' },
  { attack: 'a search for a NUL', request: search('\0'), status: 400, code: 'BAD_USER_INPUT' },
];
