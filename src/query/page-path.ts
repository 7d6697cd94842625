import type { GraphQLSchema } from 'graphql';

/** The public address of the server, such as https://example.org. Empty if unknown. */
export const schemaPublicUrl = ({ extensions }: GraphQLSchema): string => (extensions['publicUrl'] as string | undefined) ?? '';
