import { z } from 'zod';
import { annotation } from '../annotation.js';

/** The annotation's format as JSON Schema (draft 2020-12) for editors, before defaults are filled in. */
export function annotationJsonSchema(): Record<string, unknown> {
  const { $schema, ...shape } = z.toJSONSchema(annotation, { io: 'input', target: 'draft-2020-12' });
  return {
    $schema,
    $id: 'urn:communique:annotation',
    title: 'Annotation',
    description: 'One source’s stand-off annotation: what it says, and the passages that say it.',
    ...shape,
  };
}
