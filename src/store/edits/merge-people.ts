import { renamePerson } from '../../claims/rename-person.js';
import { storeInTransaction } from '../store.js';
import { recordHistory, type RowChange } from '../history.js';
import type { Prisma, PrismaClient } from '../../db/generated/client.js';
import { person } from '../../claims/kinds/person.js';
import { current } from './edit.js';
import { checkedDraft, runEdit } from './run-edit.js';
import { moveFacts } from './move-facts.js';
import { declaring, storedDocument } from './sources.js';
import { refuse } from './edit-refused.js';
import type { Tx } from '../transaction.js';

interface Named {
  id: string;
  version: number;
}

export interface Merge {
  keep: Named;
  merge: Named;
  by: string;
}

/**
 * Merges two people who are the same. Every annotation then names the kept person, stored facts of the other move to
 * them, and the other's id and slug lead to them. Gives the id of the kept person.
 */
export function mergePeople(prisma: PrismaClient, { keep, merge, by }: Merge): Promise<string> {
  return runEdit(prisma, async (tx) => {
    const [kept, gone] = [await personOf(tx, keep, 'keep'), await personOf(tx, merge, 'merge')];
    if (kept.id === gone.id)
      refuse('SHAPE', 'keep and merge are the same person. Name two different people.', ['merge', 'id']);
    const sources = await declaring(tx, 'people', gone.slug);
    const annotations = [];
    for (const source of sources) {
      const { annotation, text } = (await storedDocument(tx, source))!;
      annotations.push(await checkedDraft(tx, renamePerson(annotation, gone.slug, kept), text, null));
    }
    // All documents change before any is stored: storing one reads the others, which must not name the old person.
    for (const annotation of annotations) {
      const data = { annotation: annotation as unknown as Prisma.InputJsonObject };
      await tx.sourceDocument.updateMany({ where: { source: { slug: annotation.source.slug } }, data });
    }
    const changes = await moveFacts(tx, gone.id, kept.id);
    await tx.mergedPerson.updateMany({ where: { personId: gone.id }, data: { personId: kept.id } });
    await tx.mergedPerson.create({ data: { id: gone.id, slug: gone.slug, personId: kept.id } });
    await tx.person.delete({ where: { id: gone.id } });
    await recordHistory(tx, sources[0] ?? '', [...changes, mergeChange(gone, kept)], { by });
    for (const annotation of annotations) await storeInTransaction(tx, annotation, { by });
    return kept.id;
  });
}

async function personOf(tx: Tx, named: Named, argument: string) {
  const { id } = await current(tx, person, named, [argument]);
  return tx.person.findUniqueOrThrow({ where: { id }, include: { country: { select: { slug: true } } } });
}

type Person = Awaited<ReturnType<typeof personOf>>;

/** The last change in the history of the person who is gone. */
function mergeChange({ id, version, slug, name, aliases, country }: Person, kept: Person): RowChange {
  const before = { slug, name, aliases, country: country?.slug ?? null };
  return { kind: 'people', id, operation: 'DELETED', version: version + 1, before, after: { mergedInto: kept.slug } };
}
