import { lexicographicSortSchema, printSchema } from 'graphql';
import { oneOfDefinition } from '../types/directives.js';
import { createSchema } from '../types/schema.js';
import { compareSchemas } from './compare-schemas.js';
import { writeOrCheck } from './write-or-check.js';

// Writes schema.graphql; with --check, fails if it is out of date. Prints changes that break clients.

// Sorted, so that moving code changes nothing.
const schema = lexicographicSortSchema(await createSchema());
const printed = `${oneOfDefinition(schema)}${printSchema(schema)}\n`;
await writeOrCheck('schema.graphql', printed, 'schema', (before, after) => {
  for (const line of compareSchemas(before, after)) console.error(line);
});
