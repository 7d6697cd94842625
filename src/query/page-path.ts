import type { GraphQLSchema } from 'graphql';
import { FOLDERS, FOLDERS_BY_ID } from './page-folders.data.js';

/** The folder of a type whose pages are addressed by slug; null for other types. */
export const pageFolder = (type: string): string | null => FOLDERS[type] ?? null;

/** The folder of a type whose pages are addressed by global id; null for other types. */
export const folderById = (type: string): string | null => FOLDERS_BY_ID[type] ?? null;

/** The public address of the server, such as https://example.org. Empty if unknown. */
export const schemaPublicUrl = ({ extensions }: GraphQLSchema): string => (extensions['publicUrl'] as string | undefined) ?? '';
