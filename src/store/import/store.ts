import type { PrismaClient } from '../../db/generated/client.js';
import type { Annotation } from '../../model/annotation.js';
import { entryChanges } from '../../model/entries.js';
import type { Author } from '../feed/history.js';
import { annotationParts } from './parts.js';
import { planImport } from '../plan/plan.js';
import type { ImportReport } from './report.js';
import { type AnnotationPart, readState } from '../plan/state.js';
import { requireVersion } from '../entries/annotation-version.js';
import { textChange } from '../entries/source-document.js';
import { SourceWriter } from './source-writer.js';
import { type Tx, writeTransaction } from '../transaction.js';
import { checkValue } from '../../model/read/check.js';
import { AnnotationRefused } from '../../model/problem.js';
import { renamePerson } from '../../model/rename-person.js';
import { inChunks } from '../../shared/batches.js';
import { knownCountries } from '../rows/known-countries.js';

interface StoreOptions extends Author {
  /** The source's text, already checked against its hash. Needed for citations to show their passages. */
  text?: string | undefined;
  /** Whether the store keeps the text. If not, a stored text is deleted. */
  keepText?: boolean | undefined;
  /** The version of the stored annotation that this one is based on (see `annotationVersion`); null for any version. */
  version?: string | null | undefined;
}

/**
 * Stores a valid annotation in one transaction.
 *
 * The store is a function of the set of annotations, in any order: claims of several sources are resolved, rows that no
 * source claims any more are deleted, and every row that remains keeps its id.
 *
 * @throws AnnotationRefused if the annotation would break a constraint of the database. Nothing is written.
 *
 * @throws AnnotationChanged if the stored annotation has a different version. Nothing is written.
 */
export function storeAnnotation(prisma: PrismaClient, annotation: Annotation, options: StoreOptions = {}): Promise<ImportReport> {
  return writeTransaction(prisma, (tx) => storeInTransaction(tx, annotation, options));
}

/** Does the same as `storeAnnotation`, inside a `writeTransaction`. */
export async function storeInTransaction(
  tx: Tx,
  claimed: Annotation,
  { text, keepText, version, by, draft }: StoreOptions = {},
): Promise<ImportReport> {
  const annotation = await applyMerges(tx, claimed);
  const { slug } = annotation.source;
  if (version != null) await requireVersion(tx, slug, version);
  const stored = await tx.source.findUnique({ where: { slug }, select: { id: true, sha256: true } });
  const writer = new SourceWriter(tx, slug, { by, draft });
  let change = await textChange(tx, stored, annotation, { text, keepText });
  for await (const part of annotationParts(tx, stored?.id ?? null, annotation)) {
    await storePart(tx, part, writer, { text: change });
    change = undefined;
  }
  return writer.finish();
}

/** Replaces a part of a stored annotation: `part.before` becomes `part.after`. */
export async function storePart(
  tx: Tx,
  part: AnnotationPart,
  writer: SourceWriter,
  { text, moved }: { text?: string | null | undefined; moved?: string | undefined },
): Promise<void> {
  const plan = planImport(part.after, await readState(tx, part), { newId: writer.newId, moved });
  await writer.write(plan, { sourceId: plan.sourceId, ...entryChanges(part.before, part.after), text });
}

/**
 * Returns the annotation with each merged person replaced by the person who was kept. @throws AnnotationRefused if that
 * breaks a rule
 */
export async function applyMerges(tx: Tx, annotation: Annotation): Promise<Annotation> {
  const merged = await mergedPeople(tx, Object.keys(annotation.people));
  if (merged.length === 0) return annotation;
  const renamed = merged.reduce((one, { slug, person }) => renamePerson(one, slug, person), annotation);
  // The text is not needed: the passages have not changed.
  const checked = checkValue(renamed, { text: null, countries: await knownCountries(tx) });
  if (checked.problems.length > 0) throw new AnnotationRefused(checked.problems);
  return checked.annotation!;
}

/** Finds the slugs that belong to merged people, each with the person who was kept. */
export async function mergedPeople(tx: Tx, slugs: string[]) {
  const ofSlugs = (some: string[]) =>
    tx.$queryRaw<{ slug: string; person: { slug: string; name: string } }[]>`
      SELECT merged."slug", json_build_object('slug', person."slug", 'name', person."name") AS "person"
      FROM "MergedPerson" merged JOIN "Person" person ON person."id" = merged."personId"
      WHERE merged."slug" = ANY (${some}::text[]) ORDER BY merged."slug"`;
  return inChunks(slugs, ofSlugs);
}
