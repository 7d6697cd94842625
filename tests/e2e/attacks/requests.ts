import { gzipSync } from 'node:zlib';
import { get, json, post, type Attack, type Sent } from './attack.js';

const typename = '{"query":"{ __typename }"}';
const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const sent = (body: string, type: string): Sent => ({ method: 'POST', headers: { 'content-type': type }, body });

const refused = (attack: string, status: number, request: Sent, code = 'BAD_REQUEST'): Attack => {
  return { attack, request, status, code };
};

/** What is no request of a well-meaning client, whatever its document. */
export const requests: Attack[] = [
  refused('a batch', 400, json(`[${typename},${typename}]`)),
  refused('a batch of nothing', 400, json('[]')),
  refused('a GET that a page can make a browser send', 400, { path: '/graphql?query={__typename}' }),
  refused('a mutation by GET', 400, get({ query: 'mutation { deleteVisit(input: {}) { __typename } }' }), 'GRAPHQL_VALIDATION_FAILED'),
  refused('a form', 415, sent('query={__typename}', 'application/x-www-form-urlencoded')),
  refused('a form with files', 415, sent('--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--', 'multipart/form-data; boundary=x')),
  refused('plain text', 415, sent(typename, 'text/plain')),
  refused('JSON that says that it is plain text', 415, sent(typename, 'text/plain;application/json')),
  refused('no type', 415, { method: 'POST', headers: { 'content-type': '' }, body: new TextEncoder().encode(typename) }),
  refused('GraphQL as itself', 415, sent('{ __typename }', 'application/graphql')),
  refused('XML', 415, sent('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', 'application/xml')),
  refused('a body of 300 KB', 413, json(`{"query":"${' '.repeat(300_000)}"}`), 'LIMIT_EXCEEDED'),
  refused('a body that is cut off', 400, json(typename.slice(0, -2))),
  refused('no body', 400, json('')),
  ...['null', '7', '"query"', 'true', '{}', '{"query":null}', '{"query":""}', '{"query":7}', '{"query":["{ __typename }"]}', '{"query":{"kind":"Document"}}'].map((body) => refused(`${body} for a body`, 400, json(body))),
  ...['"{}"', '7', '[]'].map((value) => refused(`${value} for variables`, 400, json(`{"query":"{ __typename }","variables":${value}}`))),
  ...['"{}"', '7', '[]'].map((value) => refused(`${value} for extensions`, 400, json(`{"query":"{ __typename }","extensions":${value}}`))),
  refused('7 for the operation’s name', 400, json('{"query":"{ __typename }","operationName":7}')),
  refused('a prototype for a body', 400, json('{"query":"{ __typename }","__proto__":{"polluted":true}}')),
  refused('a prototype for a body, in other letters', 400, json('{"query":"{ __typename }","\\u005f\\u005fproto__":{"polluted":true}}')),
  refused('brackets 100,000 deep for a body', 400, json('['.repeat(100_000))),
  refused('bytes that are no UTF-8', 400, json(bytes('{"query":"{ visit(slug: \\"', [0xff, 0xfe], '\\") { id } }"}'))),
  refused('UTF-16', 400, json(Buffer.from(typename, 'utf16le'), { 'content-type': 'application/json; charset=utf-16' })),
  refused('a compressed body', 400, json(gzipSync(typename), { 'content-encoding': 'gzip' })),
  refused('a query given twice', 400, { path: '/graphql?query={__typename}&query={__typename}', headers: { 'apollo-require-preflight': 'true' } }),
  refused('a GET whose document has a question mark in it', 400, { path: `/graphql?query=%23?%0A{${Array.from({ length: 200 }, (_, n) => `a${n}:visits(first:100){totalCount}`).join('%20')}}`, headers: { 'apollo-require-preflight': 'true' } }, 'LIMIT_EXCEEDED'),
  refused('variables in the URL that are no JSON', 400, get({ query: '{__typename}', variables: '{' })),
  refused('an answer that nobody can give', 406, { ...post('{ __typename }'), headers: { 'content-type': 'application/json', accept: 'image/png' } }),
  refused('another method', 405, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: typename }, 'METHOD_NOT_ALLOWED'),
  refused('a method that deletes', 405, { method: 'DELETE' }, 'METHOD_NOT_ALLOWED'),
  refused('another path', 404, { path: '/graphql/../../etc/passwd' }, 'NOT_FOUND'),
  refused('a path with a NUL', 404, { path: '/%00' }, 'NOT_FOUND'),
  refused('a path that does not decode', 400, { path: '/%ff%' }),
  refused('an id of a document where there are none', 400, json('{"documentId":"sha256:x"}')),
  refused('a hash of a document where there are none', 200, json('{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}'), 'PERSISTED_QUERY_NOT_SUPPORTED'),
]; // prettier-ignore
