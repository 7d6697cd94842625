import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { annotation } from '../../../src/model/annotation.js';
import { annotationJsonSchema } from '../../../src/features/development/json-schema.js';

const schema = annotationJsonSchema();

test('the committed file is up to date (otherwise run `npx communique annotation-schema`)', () => {
  expect(JSON.parse(readFileSync('annotation.schema.json', 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
});

test('the schema has an id, a dialect and a description', () => {
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: expect.stringMatching(/^urn:/),
    title: 'Annotation',
    description: expect.stringMatching(/\S/),
  });
});

test('the schema accepts every key that the reader accepts, and requires only the source', () => {
  expect(schema).toMatchObject({ type: 'object', additionalProperties: false, required: ['source'] });
  expect(Object.keys(schema.properties as object)).toEqual(Object.keys(annotation.shape));
});
