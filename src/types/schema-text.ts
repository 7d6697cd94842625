import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { oneOfDefinition } from './directives.js';

/** The schema as text, with `@oneOf`. It is sorted, so that moving code changes nothing. */
export function schemaText(schema: GraphQLSchema): string {
  const sorted = lexicographicSortSchema(schema);
  return `${oneOfDefinition(sorted)}${printSchema(sorted)}\n`;
}
