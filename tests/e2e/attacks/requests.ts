import { gzipSync } from 'node:zlib';
import { get, json, post, type Attack, type Sent } from './attack.js';

const typename = '{"query":"{ __typename }"}';
const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const sent = (body: string, type: string): Sent => ({ method: 'POST', headers: { 'content-type': type }, body });

const rejected = (attack: string, status: number, request: Sent, code = 'BAD_REQUEST'): Attack => {
  return { attack, request, status, code };
};

/** Malformed requests, with any document. */
export const requests: Attack[] = [
  rejected('a batch', 400, json(`[${typename},${typename}]`)),
  rejected('a batch of nothing', 400, json('[]')),
  rejected('a GET that another site could make a browser send', 400, { path: '/graphql?query={__typename}' }),
  rejected(
    'a mutation by GET',
    400,
    get({ query: 'mutation { deleteVisit(input: {}) { __typename } }' }),
    'GRAPHQL_VALIDATION_FAILED',
  ),
  rejected('a form', 415, sent('query={__typename}', 'application/x-www-form-urlencoded')),
  rejected(
    'a form with files',
    415,
    sent('--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--', 'multipart/form-data; boundary=x'),
  ),
  rejected('plain text', 415, sent(typename, 'text/plain')),
  rejected('JSON that says that it is plain text', 415, sent(typename, 'text/plain;application/json')),
  rejected('no type', 415, { method: 'POST', headers: { 'content-type': '' }, body: new TextEncoder().encode(typename) }),
  rejected('GraphQL as itself', 415, sent('{ __typename }', 'application/graphql')),
  rejected('XML', 415, sent('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', 'application/xml')),
  rejected('a body of 300 KB', 413, json(`{"query":"${' '.repeat(300_000)}"}`), 'LIMIT_EXCEEDED'),
  rejected('a body that is cut off', 400, json(typename.slice(0, -2))),
  rejected('no body', 400, json('')),
  ...[
    'null',
    '7',
    '"query"',
    'true',
    '{}',
    '{"query":null}',
    '{"query":""}',
    '{"query":7}',
    '{"query":["{ __typename }"]}',
    '{"query":{"kind":"Document"}}',
  ].map((body) => rejected(`${body} for a body`, 400, json(body))),
  ...['"{}"', '7', '[]'].map((value) =>
    rejected(`${value} for variables`, 400, json(`{"query":"{ __typename }","variables":${value}}`)),
  ),
  ...['"{}"', '7', '[]'].map((value) =>
    rejected(`${value} for extensions`, 400, json(`{"query":"{ __typename }","extensions":${value}}`)),
  ),
  rejected('7 for the operation’s name', 400, json('{"query":"{ __typename }","operationName":7}')),
  rejected('a prototype for a body', 400, json('{"query":"{ __typename }","__proto__":{"polluted":true}}')),
  rejected(
    'a prototype for a body, in other letters',
    400,
    json('{"query":"{ __typename }","\\u005f\\u005fproto__":{"polluted":true}}'),
  ),
  rejected('brackets 100,000 deep for a body', 400, json('['.repeat(100_000))),
  rejected('bytes that are no UTF-8', 400, json(bytes('{"query":"{ visit(slug: \\"', [0xff, 0xfe], '\\") { id } }"}'))),
  rejected('UTF-16', 400, json(Buffer.from(typename, 'utf16le'), { 'content-type': 'application/json; charset=utf-16' })),
  rejected('a compressed body', 400, json(gzipSync(typename), { 'content-encoding': 'gzip' })),
  rejected('a query given twice', 400, {
    path: '/graphql?query={__typename}&query={__typename}',
    headers: { 'apollo-require-preflight': 'true' },
  }),
  rejected(
    'a GET whose document has a question mark in it',
    400,
    {
      path: `/graphql?query=%23?%0A{${Array.from({ length: 200 }, (_, n) => `a${n}:visits(first:100){totalCount}`).join('%20')}}`,
      headers: { 'apollo-require-preflight': 'true' },
    },
    'LIMIT_EXCEEDED',
  ),
  rejected('variables in the URL that are no JSON', 400, get({ query: '{__typename}', variables: '{' })),
  rejected('an answer that nobody can give', 406, {
    ...post('{ __typename }'),
    headers: { 'content-type': 'application/json', accept: 'image/png' },
  }),
  rejected(
    'another method',
    405,
    { method: 'PUT', headers: { 'content-type': 'application/json' }, body: typename },
    'METHOD_NOT_ALLOWED',
  ),
  rejected('a method that deletes', 405, { method: 'DELETE' }, 'METHOD_NOT_ALLOWED'),
  rejected('another path', 404, { path: '/graphql/../../etc/passwd' }, 'NOT_FOUND'),
  rejected('a path with a NUL', 404, { path: '/%00' }, 'NOT_FOUND'),
  rejected('a path that does not decode', 400, { path: '/%ff%' }),
  rejected('an id of a document where there are none', 400, json('{"documentId":"sha256:x"}')),
  rejected(
    'a hash of a document where there are none',
    200,
    json('{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}'),
    'PERSISTED_QUERY_NOT_SUPPORTED',
  ),
];
