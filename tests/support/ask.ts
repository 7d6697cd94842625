import { graphql, type GraphQLSchema } from 'graphql';
import { createContext } from '../../src/schema/context/context.js';
import type { Database } from '../../src/db/database.js';

/** Executes an operation with the resolvers, without HTTP. An error fails the test. */
export async function ask(schema: GraphQLSchema, db: Database, source: string, variableValues = {}): Promise<any> {
  const { data, errors } = await graphql({ schema, source, variableValues, contextValue: createContext(db.prisma) });
  if (errors) throw errors[0]!.originalError ?? errors[0]!;
  return data;
}
