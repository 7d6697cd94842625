import type { PrismaClient } from '../../db/generated/client.js';
import { type Annotation, annotation as shape } from '../../model/annotation.js';
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
import { storedAnnotation } from '../entries/entries.js';
import { checkValue } from '../../model/read/check.js';
import { AnnotationRefused } from '../../model/problem.js';
import { renamePerson } from '../../model/rename-person.js';
import { inChunks } from '../../shared/batches.js';
import { knownCountries } from '../rows/known-countries.js';

// Stores an annotation, or a part of one that was changed.

interface StoreOptions extends Author {
  /** The source's text, already checked against its hash. With it, citations show their passages. */
  text?: string | undefined;
  /** Whether the store holds the text afterwards. If not, it deletes one that it has. */
  keepText?: boolean | undefined;
  /** The version of the stored annotation that this one was made from (see `annotationVersion`); null for any. */
  version?: string | null | undefined;
}

/**
 * Stores a valid annotation in one transaction.
 *
 * The store is a function of the set of annotations, in any order: claims of several sources are resolved, what no source
 * claims any more is deleted, and what stays keeps its id.
 *
 * @throws AnnotationRefused, with nothing written, if a constraint of the database would be broken.
 * @throws AnnotationChanged, with nothing written, if the stored annotation has another version.
 */
export function storeAnnotation(prisma: PrismaClient, annotation: Annotation, options: StoreOptions = {}): Promise<ImportReport> {
  return writeTransaction(prisma, (tx) => storeInTransaction(tx, annotation, options));
}

/** The same inside a `writeTransaction`. */
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

interface EditOptions extends Author {
  /** A row whose natural key was edited: it keeps its id under the new key. */
  moved?: string | undefined;
}

/** Stores a part of an annotation that was changed, of which `before` is stored. */
export async function storeEdit(
  tx: Tx,
  before: Annotation,
  claimed: Annotation,
  { moved, ...author }: EditOptions,
): Promise<ImportReport> {
  const after = await applyMerges(tx, claimed);
  const writer = new SourceWriter(tx, after.source.slug, author);
  await storePart(tx, { before, after, changesOnly: true }, writer, { moved });
  return writer.finish();
}

async function storePart(
  tx: Tx,
  part: AnnotationPart,
  writer: SourceWriter,
  { text, moved }: { text?: string | null | undefined; moved?: string | undefined },
): Promise<void> {
  const plan = planImport(part.after, await readState(tx, part), { newId: writer.newId, moved });
  await writer.write(plan, { sourceId: plan.sourceId, ...entryChanges(part.before, part.after), text });
}

/**
 * Withdraws a stored source: its claims, its text and itself. What other sources claim stays, with its ids, and is
 * resolved without it. The history is kept.
 *
 * @throws AnnotationRefused if the claims of the other sources break a constraint of the database without this one.
 */
export async function removeInTransaction(tx: Tx, slug: string, author: Author): Promise<ImportReport> {
  const before = (await storedAnnotation(tx, slug))!;
  // An import of nothing, after which the source goes too. It then needs no publisher.
  const nothing = shape.parse({ source: { ...before.source, publisher: undefined } });
  const writer = new SourceWriter(tx, slug, author);
  await writer.write(planImport(nothing, await readState(tx, { before, after: nothing }), { removed: true }), null);
  return writer.finish();
}

/** An annotation that names the kept person in place of each merged one. @throws AnnotationRefused if that breaks a rule. */
async function applyMerges(tx: Tx, annotation: Annotation): Promise<Annotation> {
  const merged = await mergedPeople(tx, Object.keys(annotation.people));
  if (merged.length === 0) return annotation;
  const renamed = merged.reduce((one, { slug, person }) => renamePerson(one, slug, person), annotation);
  // The text is not needed: the passages have not changed.
  const checked = checkValue(renamed, { text: null, countries: await knownCountries(tx) });
  if (checked.problems.length > 0) throw new AnnotationRefused(checked.problems);
  return checked.annotation!;
}

/** Those of the slugs that are of merged people, with the person who was kept. */
export async function mergedPeople(tx: Tx, slugs: string[]) {
  const ofSlugs = (some: string[]) =>
    tx.mergedPerson.findMany({
      where: { slug: { in: some } },
      select: { slug: true, person: { select: { slug: true, name: true } } },
      orderBy: { slug: 'asc' },
    });
  return inChunks(slugs, ofSlugs);
}
