import { parse, stringify } from 'yaml';
import { annotation as shape, type Annotation } from '../../model/annotation.js';
import { entryChanges } from '../../model/entries.js';
import { storedAnnotation } from '../../store/entries/entries.js';
import { canonicalJson } from '../../store/rows/row.js';
import { writeDocument } from '../../store/entries/source-document.js';
import type { Tx } from '../../store/transaction.js';

// Reads and writes the annotations and texts of sources in an archive.

export async function readDocument(tx: Tx, slug: string): Promise<{ annotation: Annotation; text: string | null }> {
  const annotation = (await storedAnnotation(tx, slug))!;
  // As JSON, because PGlite drops a byte order mark at the start of a value.
  const [row] = await tx.$queryRaw<[{ text: string | null }]>`
    SELECT to_json(d."text")::text AS text FROM "SourceDocument" d JOIN "Source" s ON s."id" = d."sourceId" WHERE s."slug" = ${slug}`;
  return { annotation, text: row.text === null ? null : (JSON.parse(row.text) as string) };
}

export async function restoreDocument(tx: Tx, slug: string, yaml: string, text: string | null): Promise<void> {
  const { id } = await tx.source.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  await writeDocument(tx, { sourceId: id, ...entryChanges(null, shape.parse(parse(yaml))), text });
}

/** Writes YAML, or JSON (which is YAML too) if YAML would be read back as something else. */
export function toYaml(annotation: object): string {
  const yaml = stringify(annotation, { lineWidth: 0, aliasDuplicateObjects: false });
  return canonicalJson(parse(yaml)) === canonicalJson(annotation) ? yaml : `${JSON.stringify(annotation)}\n`;
}
