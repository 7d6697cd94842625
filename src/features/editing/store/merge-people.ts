import { renamePerson } from '../../../model/rename-person.js';
import { nameIn, entryChanges } from '../../../model/entries.js';
import { declaring } from './stored-entries.js';
import { HistoryWriter, type RowChange } from '../../../store/feed/history.js';
import { pageName } from '../../../store/feed/pages-of-rows.js';
import { writeDocument } from '../../../store/entries/source-document.js';
import { storeEdit } from './store-edit.js';
import type { PrismaClient } from '../../../db/generated/client.js';
import { person } from '../../../model/kinds/person.js';
import { current } from './edit.js';
import { checkedPart, openPart, runEdit } from './run-edit.js';
import { moveFacts } from './move-facts.js';
import { refuse } from './edit-refused.js';
import { moveToldApart, refuseIfToldApart } from './tell-apart.js';
import type { Tx } from '../../../store/transaction.js';

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
 * Merges two entries for the same person. Afterwards every annotation names the kept person, who has the other's stored facts,
 * and the other's id and slug resolve to the kept person. Returns the id of the kept person.
 */
export function mergePeople(prisma: PrismaClient, { keep, merge, by }: Merge): Promise<string> {
  return runEdit(prisma, async (tx) => {
    const [kept, gone] = [await personOf(tx, keep, 'keep'), await personOf(tx, merge, 'merge')];
    if (kept.id === gone.id) refuse('SHAPE', 'keep and merge are the same person. Choose two different people.', ['merge', 'id']);
    await refuseIfToldApart(tx, [kept.slug, gone.slug]);
    const names = [gone, kept].map(({ slug }) => nameIn(person, slug));
    const sources = await declaring(tx, names[0]!);
    const renamed = [];
    for (const source of sources) {
      const part = await openPart(tx, source);
      await part.loadWithReferrers(names);
      part.annotation = renamePerson(part.annotation, gone.slug, kept);
      renamed.push({ part, ...(await checkedPart(part)) });
    }
    // Change all annotations before storing any: storing one reads the others, which must not name the old person.
    for (const { part, before, annotation: after } of renamed) {
      await writeDocument(tx, { sourceId: part.sourceId, ...entryChanges(before, after) });
    }
    const changes = await moveFacts(tx, gone.id, kept.id);
    await tx.mergedPerson.updateMany({ where: { personId: gone.id }, data: { personId: kept.id } });
    await tx.mergedPerson.create({ data: { id: gone.id, slug: gone.slug, personId: kept.id } });
    await moveToldApart(tx, gone.slug, kept.slug);
    await tx.formerSlug.updateMany({ where: { type: person.model, current: gone.slug }, data: { current: kept.slug } });
    await tx.person.delete({ where: { id: gone.id } });
    await new HistoryWriter(tx, sources[0] ?? '', { by }).write([...changes, mergeChange(gone, kept)]);
    for (const { before, annotation } of renamed) await storeEdit(tx, before, annotation, { by });
    return kept.id;
  });
}

async function personOf(tx: Tx, named: Named, argument: string) {
  const { id } = await current(tx, person, named, [argument]);
  return tx.person.findUniqueOrThrow({ where: { id }, include: { country: { select: { slug: true } } } });
}

type Person = Awaited<ReturnType<typeof personOf>>;

/** The last change in the history of the merged person. */
function mergeChange({ id, version, slug, name, aliases, identifiers, country }: Person, kept: Person): RowChange {
  const before = { slug, name, aliases, identifiers, country: country?.slug ?? null };
  return {
    kind: 'people',
    id,
    operation: 'DELETED',
    version: version + 1,
    before,
    after: { mergedInto: kept.slug },
    pages: [pageName('Person', slug)],
  };
}
