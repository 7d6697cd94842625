import type { GraphQLSchema } from 'graphql';
import { FOLDERS, FOLDERS_BY_ID } from './page-folders.data.js';

/** Of a type whose objects are named by slug; null of others. */
export const folderOf = (type: string): string | null => FOLDERS[type] ?? null;

/** Of a type whose objects are named by global id; null of others. */
export const folderById = (type: string): string | null => FOLDERS_BY_ID[type] ?? null;

/** The address at which people reach the server: https://example.org. Empty where it is not known. */
export const publicUrlOf = ({ extensions }: GraphQLSchema): string => (extensions['publicUrl'] as string | undefined) ?? '';
