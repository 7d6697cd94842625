import { expect, test } from 'vitest';
import { asJson, convertAnnotation } from '../../../src/features/editing/threads/convert.js';
import { sha256 } from '../../../src/model/text/sha256.js';

const TEXT = 'Ann went to Oslo.';

test.each<[string, string, object | null]>([
  ['nothing', ' \n', {}],
  ['JSON', '{"people":{"ann":{"name":"Ann"}}}', { people: { ann: { name: 'Ann' } } }],
  ['YAML', 'people:\n  ann: {name: Ann}\n', { people: { ann: { name: 'Ann' } } }],
  ['an alias', 'a: &x {name: Ann}\nb: *x\n', { a: { name: 'Ann' }, b: { name: 'Ann' } }],
  ['a list', '- 1\n', null],
  ['words', 'Ann', null],
  ['a syntax error', 'a: [', null],
  ['an annotation that is not valid yet', '{"source":5,"more":[null]}', { source: 5, more: [null] }],
])('an annotation is converted to a JSON object: %s', (_, annotation, value) => {
  expect(asJson(annotation, '')).toEqual(value);
  expect(asJson(annotation, TEXT)).toEqual(value);
});

test('words found in the text become passages, and other words stay as written', () => {
  const visit = { title: 'Trip', status: 'COMPLETED', hostCountry: 'norway' };
  const visits = { trip: { ...visit, cite: 'Ann went' }, other: { ...visit, cite: 'Bob went' } };
  const asWritten = { source: { slug: 's', title: 'S' }, visits };
  const annotation = JSON.stringify(asWritten);
  expect(asJson(annotation, TEXT)).toEqual({ ...asWritten, visits: { ...visits, trip: { ...visit, cite: [[0, 8]] } } });
  expect(asJson(annotation, '')).toEqual(asWritten);
});

test.each<[string, unknown]>([
  ['a hash alone', { slug: 's', sha256: sha256('other') }],
  ['a length alone', { slug: 's', length: 3 }],
  ['neither', { slug: 's' }],
  ['a value that is not a table', 'a source'],
])("information about the source's text stays as written: %s", (_, source) => {
  expect(asJson(JSON.stringify({ source, visits: {} }), TEXT)).toEqual({ source, visits: {} });
});

test('an annotation is converted to JSON, or rewritten to match a JSON document', () => {
  expect(convertAnnotation({ annotation: 'a: 1 # one\n', text: '' })).toBe('{"a":1}');
  expect(convertAnnotation({ annotation: 'a: [', text: '' })).toBeNull();
  expect(convertAnnotation({ annotation: 'a: 1 # one\nb: 2\n', json: '{"a":1,"b":3}' })).toBe('a: 1 # one\nb: 3\n');
  expect(convertAnnotation({ annotation: 'a: 1\n', json: '[]' })).toBeNull();
});
