import { readFile, writeFile } from 'node:fs/promises';
import { createSchema } from '../types/schema.js';
import { compareSchemas } from '../types/schema-file/compare.js';
import { printSchemaFile } from '../types/schema-file/print.js';

// Writes schema.graphql, or with --check fails when it is not what the code says; tells either way what breaks clients.

const FILE = 'schema.graphql';

const current = printSchemaFile(await createSchema());
const committed = await readFile(FILE, 'utf8').catch(() => '');
const changed = current !== committed;

if (changed && committed) {
  for (const line of compareSchemas(committed, current)) console.error(line);
}
if (process.argv.includes('--check')) {
  if (changed) console.error(`${FILE} is not what the code says; \`npm run schema\` writes it.`);
  process.exitCode = changed ? 1 : 0;
} else if (changed) {
  await writeFile(FILE, current);
  console.log(`${FILE} written`);
}
