import { z } from 'zod';
import { annotation } from '../../model/annotation.js';
import { passageField } from '../../model/kinds/fields.js';
import { quotedPassage, quotedWords } from '../../model/read/quoted-passages.js';

const words = z.string().min(1).max(10_000).describe('The words of a passage, or its first and last words: first … last.');

/** Returns a JSON Schema (draft 2020-12), for editors, of the annotation format before passages and defaults are filled in. */
export function annotationJsonSchema(): Record<string, unknown> {
  const { $schema, ...shape } = z.toJSONSchema(annotation, {
    io: 'input',
    target: 'draft-2020-12',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === passageField) jsonSchema.anyOf!.push(...[words, quotedPassage, quotedWords].map(schemaOf));
      if (isListOfPassages(zodSchema)) alternate(jsonSchema);
    },
  });
  return {
    $schema,
    $id: 'urn:communique:annotation',
    title: 'Annotation',
    description: 'The stand-off annotation of one source: its claims, and the passages that support them.',
    ...shape,
  };
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

function schemaOf(type: z.ZodType): JsonSchema {
  const schema = z.toJSONSchema(type, { io: 'input', target: 'draft-2020-12' });
  delete schema.$schema;
  return schema;
}

function isListOfPassages(type: z.core.$ZodType): boolean {
  return type instanceof z.ZodArray && type.element === passageField;
}

/** Allows a list of one passage to be written as just its words. */
function alternate(list: JsonSchema): void {
  const { description, ...rest } = list;
  for (const key of Object.keys(rest)) delete list[key];
  Object.assign(list, { anyOf: [rest, schemaOf(words)], description });
}
