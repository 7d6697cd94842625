import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

/** The fields that the Citation File Format 1.2 allows in a file without references, and their types. */
const text = { type: 'string', minLength: 1 };
const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['authors', 'cff-version', 'message', 'title'],
  properties: {
    'cff-version': { const: '1.2.0' },
    message: text,
    title: text,
    abstract: text,
    type: { enum: ['software', 'dataset'] },
    authors: {
      type: 'array',
      minItems: 1,
      items: { type: 'object', additionalProperties: false, required: ['name'], properties: { name: text, website: text } },
    },
    version: text,
    license: { enum: ['MIT'] },
    'date-released': { type: 'string', pattern: String.raw`^\d{4}-\d\d-\d\d$` },
    doi: { type: 'string', pattern: String.raw`^10\.\d{4,9}/\S+$` },
    url: { type: 'string', pattern: '^https?://' },
    'repository-code': { type: 'string', pattern: '^https?://' },
    keywords: { type: 'array', minItems: 1, uniqueItems: true, items: text },
  },
};

test('CITATION.cff is valid and has the version and the licence of the package', async () => {
  const cited = parse(await readFile('CITATION.cff', 'utf8')) as Record<string, unknown>;
  const validate = new Ajv().compile(SCHEMA);
  expect(validate(cited), JSON.stringify(validate.errors)).toBe(true);
  const { version, license } = JSON.parse(await readFile('package.json', 'utf8')) as Record<string, string>;
  expect(cited).toMatchObject({ version, license });
});

test('the seed has a licence of its own, which the README mentions', async () => {
  expect(await readFile('seed/LICENSE', 'utf8')).toContain('https://creativecommons.org/publicdomain/zero/1.0/');
  expect(await readFile('README.md', 'utf8')).toContain('(seed/LICENSE)');
});
