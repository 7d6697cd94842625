import { readFile } from 'node:fs/promises';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { answerType } from '../../../src/features/pages/developers/code/answer-type.js';
import { splitQuestions } from '../../../src/features/pages/developers/question.js';

const schema = buildSchema(await readFile('schema.graphql', 'utf8'));
const page = await readFile('src/features/pages/developers/developers.graphql', 'utf8');
const values = { rows: 3, side: 'GUEST', kind: 'PARAPHRASE', by: 'HOST_COUNTRY', words: 'x' };

test('each example is a short valid document with its own variables', () => {
  const questions = [...splitQuestions(page, values).values()];
  expect(questions.map(({ variables }) => Object.keys(variables))).toEqual([['rows'], ['side'], ['kind'], ['by'], ['words']]);
  for (const { document } of questions) {
    expect(validate(schema, parse(document))).toEqual([]);
    expect(document.split('\n').length).toBeLessThanOrEqual(12);
  }
});

test('the type of an answer shows what can be null or missing', () => {
  const field = splitQuestions(
    'query { visits(first: 1) { nodes { start { edtf } places status } edges { node { ... on Labelled { label } } } } }',
    {},
  ).get('visits')!.field;
  const type = answerType(schema, field).replace(/\s+/g, ' ');
  expect(type).toContain('start: { edtf: string; } | null;');
  expect(type).toContain('places: string[];');
  expect(type).toMatch(/status: '\w+'(?: \| '\w+')+;/);
  expect(type).toContain('label?: string;');
});
