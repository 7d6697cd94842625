import { format, resolveConfig } from 'prettier';
import { annotationJsonSchema } from '../model/read/json-schema.js';
import { writeOrCheck } from './write-or-check.js';

// Writes the JSON Schema of the annotation format; with --check, fails if the file is out of date.

const FILE = 'annotation.schema.json';

const style = await resolveConfig(FILE);
const text = await format(JSON.stringify(annotationJsonSchema()), { ...style, filepath: FILE });
await writeOrCheck(FILE, text, 'schema:annotation');
