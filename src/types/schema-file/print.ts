import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';

/** The schema as it is committed: sorted, so that moving code about changes nothing, and ending in a line break. */
export function printSchemaFile(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
