import { z } from 'zod';

export const MANIFEST = 'manifest.json';
/** Incremented when earlier versions of the project cannot read new archives. */
export const FORMAT_VERSION = 1;

/** Describes an archive. The manifest is its last file. */
export const manifestShape = z.strictObject({
  format: z.literal('communique-archive'),
  formatVersion: z.number().int().positive(),
  /** The version of the project that wrote it. */
  project: z.string(),
  /** The newest migration of the store. */
  migration: z.string(),
  dataVersion: z.number().int().positive(),
  /** The version of the rules by which claims were resolved; 0 for older stores. */
  settledBy: z.number().int().nonnegative().default(0),
  rows: z.record(z.string(), z.number().int().nonnegative()),
  sources: z.number().int().nonnegative(),
  texts: z.number().int().nonnegative(),
  /** All other files by path. */
  files: z.record(z.string(), z.strictObject({ bytes: z.number(), sha256: z.string() })),
});

export type Manifest = z.infer<typeof manifestShape>;

/** Describes an archive's content in words. */
export function describeContent({ sources, texts, rows, dataVersion }: Manifest): string {
  const all = Object.values(rows).reduce((sum, each) => sum + each, 0);
  return `${sources} sources, ${texts} texts, ${all} rows, at version ${dataVersion} of the data`;
}
