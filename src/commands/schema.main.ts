import { createSchema } from '../types/schema.js';
import { compareSchemas } from '../types/schema-file/compare.js';
import { printSchemaFile } from '../types/schema-file/print.js';
import { writeOrCheck } from './write-or-check.js';

// Writes schema.graphql; with --check, fails if it is out of date. Prints changes that break clients.

await writeOrCheck('schema.graphql', printSchemaFile(await createSchema()), 'schema', (before, after) => {
  for (const line of compareSchemas(before, after)) console.error(line);
});
