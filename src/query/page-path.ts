import type { GraphQLSchema } from 'graphql';

// The paths of objects on the site, by their types. What has no page of its own is led to its place on one.

/** The folders of types whose objects are named by slug: /visits/kim-jong-un-china-2018. */
export const FOLDERS = {
  Visit: 'visits',
  Event: 'events',
  Person: 'people',
  Organization: 'organizations',
  Country: 'countries',
  Source: 'sources',
  Topic: 'topics',
} as const;

/** Those of types whose objects are named by global id. Passages (Citation, Paragraph) have pages below their source's. */
export const FOLDERS_BY_ID = {
  Delegate: 'delegates',
  Disagreement: 'disagreements',
  Kinship: 'kinships',
  Participant: 'participants',
  Position: 'positions',
  Statement: 'statements',
} as const;

/** Of a type whose objects are named by slug; null of others. */
export const folderOf = (type: string): string | null => FOLDERS[type as keyof typeof FOLDERS] ?? null;

/** Of a type whose objects are named by global id; null of others. */
export const folderById = (type: string): string | null => FOLDERS_BY_ID[type as keyof typeof FOLDERS_BY_ID] ?? null;

/** The address at which people reach the server: https://example.org. Empty where it is not known. */
export const publicUrlOf = ({ extensions }: GraphQLSchema): string => (extensions['publicUrl'] as string | undefined) ?? '';
