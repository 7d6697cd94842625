import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SentDocuments } from '../../../src/http/steps/sent-documents.js';

const parse = (json: Buffer): unknown => JSON.parse(json.toString());

/** Parses a body several times, and counts the bytes that the last time decodes. */
function parsed(sent: SentDocuments, body: string, times = 2) {
  let [value, bytes]: [unknown, number] = [undefined, 0];
  for (let n = 0; n < times; n++) {
    bytes = 0;
    value = sent.parse(Buffer.from(body), (json) => {
      bytes += json.length;
      return parse(json);
    });
  }
  return { value, bytes };
}

const DOCUMENT = `query Visit($slug: String!) { visit(slug: $slug) { title statements { text } } } # ${'"\\é '.repeat(200)}`;

test.each([
  ['first', { query: DOCUMENT, variables: { slug: 'a' } }],
  ['last', { operationName: null, variables: { slug: 'a' }, query: DOCUMENT }],
])('a document sent as the %s member is decoded only once', (_, body) => {
  const sent = new SentDocuments();
  for (const json of [JSON.stringify(body), JSON.stringify(body, null, 1), JSON.stringify(body).replaceAll('":', '": ')]) {
    const { value, bytes } = parsed(sent, json);
    expect(value).toEqual(body);
    expect(bytes).toBeLessThan(200);
  }
});

test('a variable named query is not mistaken for a document', () => {
  const sent = new SentDocuments();
  const search = (word: unknown) => ({ variables: { query: word }, query: DOCUMENT });
  for (const word of ['kim', 'kim', DOCUMENT, DOCUMENT, null]) {
    expect(parsed(sent, JSON.stringify(search(word))).value).toEqual(search(word));
    expect(parsed(sent, JSON.stringify({ query: DOCUMENT })).value).toEqual({ query: DOCUMENT });
  }
});

test.each([
  ['the last of two members is used', `{"query":${JSON.stringify(DOCUMENT)},"query":"{ id }"}`],
  ['the last of two equal members is used', `{"query":${JSON.stringify(DOCUMENT)},"query":${JSON.stringify(DOCUMENT)}}`],
  ['a list has no document', `[{"query":${JSON.stringify(DOCUMENT)}}]`],
  ['null has no document', 'null'],
])('%s', (_, body) => {
  const sent = new SentDocuments();
  parsed(sent, JSON.stringify({ query: DOCUMENT }));
  expect(parsed(sent, body).value).toEqual(JSON.parse(body));
});

test.each([
  '{"query":"{ id }',
  '{"query":"{ id }"',
  '{"query"',
  '{"query":',
  '{"query":1}x',
  '{"query":"\\"}',
  '{"query"::"{ id }"}',
])('invalid JSON fails each time: %s', (body) => {
  const sent = new SentDocuments();
  parsed(sent, '{"query":"{ id }"}');
  for (let n = 0; n < 2; n++) expect(() => parsed(sent, body, 1)).toThrow(SyntaxError);
});

test('every body is parsed as JSON.parse would parse it', () => {
  const sent = new SentDocuments();
  const text = fc.oneof(fc.constantFrom('{ id }', '{ no }', '"', '\\', '\\"', '"query":"{ id }"'), fc.string({ unit: 'binary' }));
  const member = fc.tuple(
    fc.constantFrom('query', 'variables', 'operationName'),
    fc.oneof(
      text,
      fc.json().map((json) => JSON.parse(json) as unknown),
    ),
  );
  const nested = fc.oneof(member, fc.tuple(fc.constant('variables'), fc.dictionary(fc.constantFrom('query', 'slug'), text)));
  const space = fc.constantFrom('', ' ', '\n');
  fc.assert(
    fc.property(fc.array(nested, { maxLength: 4 }), space, (members, gap) => {
      const json = `{${members.map(([key, value]) => `"${key}"${gap}:${gap}${JSON.stringify(value)}`).join(`${gap},`)}}`;
      for (let n = 0; n < 3; n++) expect(parsed(sent, json, 1).value).toEqual(JSON.parse(json));
    }),
    { numRuns: 2_000 },
  );
});
