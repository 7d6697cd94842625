import { format, resolveConfig } from 'prettier';
import type { CommandDeclaration } from '../../http/command.js';
import { annotationJsonSchema } from './json-schema.js';
import { writeOrCheck } from './write-or-check.js';

const FILE = 'annotation.schema.json';

export const annotationSchemaCommand: CommandDeclaration = (command) =>
  command.option('--check', 'Write nothing, and fail if the file is out of date.').action(async ({ check: isCheck = false }) => {
    const style = await resolveConfig(FILE);
    const text = await format(JSON.stringify(annotationJsonSchema()), { ...style, filepath: FILE });
    await writeOrCheck(FILE, text, { isCheck, command: 'annotation-schema' });
  });
