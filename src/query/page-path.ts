import type { GraphQLSchema } from 'graphql';

/** The server's public URL, such as https://example.org. Empty if unknown. */
export const schemaPublicUrl = ({ extensions }: GraphQLSchema): string => (extensions['publicUrl'] as string | undefined) ?? '';
