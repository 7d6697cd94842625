import { kindNamed } from '../../model/kinds/kinds.js';
import { Prisma } from '../../db/generated/client.js';
import { groupBy } from '../../shared/group-by.js';
import { inChunks } from '../../shared/batches.js';
import type { Tx } from '../transaction.js';
import { rowContent, type Renaming, type RowContent } from './renamed-objects.js';
import type { RecordedView } from './view.js';

/** Records the former slugs of renamed objects, and deletes those that new objects reuse. */
export async function writeFormerSlugs(tx: Tx, renamed: readonly Renaming[], created: readonly RowContent[]): Promise<void> {
  if (created.length > 0 && (await tx.formerSlug.findFirst({ select: { id: true } }))) await forget(tx, created);
  for (const { kind, from, to } of await withoutDoubles(tx, renamed, created)) await rename(tx, kindNamed(kind).model, from, to);
}

/** Makes a former slug, and all slugs that resolved to it, resolve to another slug. */
export async function rename(tx: Tx, type: string, from: string, to: string): Promise<void> {
  await tx.formerSlug.updateMany({ where: { type, current: from }, data: { current: to } });
  await tx.formerSlug.upsert({
    where: { type_slug: { type, slug: from } },
    create: { type, slug: from, current: to },
    update: { current: to },
  });
}

/**
 * Deletes the former slugs that are in use again. Former slugs of a withdrawn object are deleted too if its slug now
 * belongs to a different object.
 */
async function forget(tx: Tx, created: readonly RowContent[]): Promise<void> {
  for (const [kind, objects] of groupBy(created, (object) => object.kind)) {
    const { model: type } = kindNamed(kind);
    const led = await inChunks(objects, async (some) => {
      const slugs = some.map(({ slug }) => slug!);
      await tx.formerSlug.deleteMany({ where: { type, slug: { in: slugs } } });
      return tx.formerSlug.findMany({ where: { type, current: { in: slugs } }, select: { current: true } });
    });
    const targets = new Set(led.map(({ current }) => current));
    for (const object of objects) {
      if (!targets.has(object.slug!) || (await isAsBefore(tx, object))) continue;
      await tx.formerSlug.deleteMany({ where: { type, current: object.slug! } });
    }
  }
}

/** Whether an object's content equals that of the object with the same slug that was deleted last. */
async function isAsBefore(tx: Tx, object: RowContent): Promise<boolean> {
  const [last] = await tx.$queryRaw<{ before: RecordedView }[]>`
    SELECT "before" FROM "Change"
    WHERE "operation" = 'DELETED' AND "type" = ${kindNamed(object.kind).model} AND "before"->>'slug' = ${object.slug}
    ORDER BY "id" DESC LIMIT 1`;
  const said = ({ digest, references }: RowContent) => JSON.stringify([digest, references]);
  return last !== undefined && said(rowContent(object.kind, object.id, last.before)) === said(object);
}

/** Columns that may differ between objects with the same content. */
const OWN_COLUMNS = ['id', 'slug', 'version', 'updatedAt'];

/** Leaves out objects that have a duplicate in the store, since their content does not identify them. */
async function withoutDoubles(tx: Tx, renamed: readonly Renaming[], created: readonly RowContent[]): Promise<Renaming[]> {
  const certain: Renaming[] = [];
  for (const [kind, some] of groupBy(renamed, (each) => each.kind)) {
    const { model, slugFrom } = kindNamed(kind);
    const [table, label] = [Prisma.raw(`"${model}"`), Prisma.raw(`"${slugFrom}"`)];
    const doubled = await inChunks(some, (chunk) => {
      const slugs = chunk.map(({ to }) => to);
      return tx.$queryRaw<{ slug: string; double: string }[]>`
        SELECT object."slug", other."slug" AS "double" FROM ${table} object
        JOIN ${table} other ON other.${label} = object.${label} AND other."slug" <> object."slug"
          AND to_jsonb(other) - ${OWN_COLUMNS}::text[] = to_jsonb(object) - ${OWN_COLUMNS}::text[]
        WHERE object."slug" = ANY (${slugs})`;
    });
    const isNew = new Set(created.flatMap((object) => (object.kind === kind ? [object.slug] : [])));
    const doubles = new Set(doubled.flatMap(({ slug, double }) => (isNew.has(double) ? [] : [slug])));
    certain.push(...some.filter(({ to }) => !doubles.has(to)));
  }
  return certain;
}
