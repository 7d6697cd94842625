import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { annotationJsonSchema } from '../claims/read/json-schema.js';

// Writes the JSON Schema of the annotation's format, or with --check fails when the file is not what the code says.

const FILE = 'seed/annotation.schema.json';

const style = await resolveConfig(FILE);
const current = await format(JSON.stringify(annotationJsonSchema()), { ...style, filepath: FILE });
const committed = await readFile(FILE, 'utf8').catch(() => '');

if (process.argv.includes('--check')) {
  if (current !== committed) {
    console.error(`${FILE} is not what the code says; \`npm run schema:annotation\` writes it.`);
    process.exitCode = 1;
  }
} else if (current !== committed) {
  await writeFile(FILE, current);
  console.log(`${FILE} written`);
}
