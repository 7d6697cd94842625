import { graphql, type GraphQLSchema } from 'graphql';
import { createContext } from '../../../src/schema/context/context.js';
import type { Database } from '../../../src/db/database.js';

/** Executes a mutation as a signed-in user and returns the payload. A GraphQL error fails the test. */
export async function mutate(
  schema: GraphQLSchema,
  { prisma }: Database,
  source: string,
  input: object,
  viewer = { subject: 'ann', role: 'EDITOR' as 'EDITOR' | 'ADMIN' },
): Promise<any> {
  const expires = new Date(Date.now() + 60_000);
  const contextValue = createContext(prisma, { viewer: { ...viewer, expires }, canSignIn: true });
  const { data, errors } = await graphql({ schema, source, variableValues: { input }, contextValue });
  if (errors) throw errors[0]!.originalError ?? errors[0]!;
  return Object.values(data!)[0];
}
