import type { Annotation } from '../claims/annotation.js';
import { canonicalJson } from './row.js';
import type { Tx } from './transaction.js';

export interface StoredSource {
  id: string;
  sha256: string;
  document: { annotation: unknown; text: string | null } | null;
}

export interface Document {
  sourceId: string;
  annotation: Annotation;
  text: string | null;
}

/** A text that was loaded before stays while the source's hash is the same. */
export function documentOf(
  annotation: Annotation,
  sourceId: string,
  stored: StoredSource | null,
  text?: string,
): Document {
  const kept = stored?.sha256 === annotation.source.sha256 ? stored.document?.text : undefined;
  return { sourceId, annotation, text: text ?? kept ?? null };
}

export function isSameDocument({ annotation, text }: Document, stored: StoredSource | null): boolean {
  const before = stored?.document;
  return !!before && before.text === text && canonicalJson(before.annotation) === canonicalJson(annotation);
}

/** Sends the annotation as text: as an object, Prisma would walk all of it. */
export async function writeDocument(tx: Tx, { sourceId, annotation, text }: Document) {
  await tx.$executeRaw`
    INSERT INTO "SourceDocument" ("sourceId", "annotation", "text")
    VALUES (${sourceId}::uuid, ${JSON.stringify(annotation)}::jsonb, ${text})
    ON CONFLICT ("sourceId") DO UPDATE SET "annotation" = excluded."annotation", "text" = excluded."text"`;
}
