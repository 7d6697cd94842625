import { schemaText } from '../schema/directives.js';
import { FEATURES } from '../features.js';
import { createSchema } from '../schema/schema.js';
import { compareSchemas } from './compare-schemas.js';
import { writeOrCheck } from './write-or-check.js';

// Writes schema.graphql; with --check, fails if it is out of date. Prints changes that break clients.

await writeOrCheck('schema.graphql', schemaText(await createSchema(FEATURES)), 'schema', (before, after) => {
  for (const line of compareSchemas(before, after)) console.error(line);
});
