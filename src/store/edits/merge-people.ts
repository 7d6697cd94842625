import { renamePerson } from '../../claims/rename-person.js';
import { storeWithin } from '../store.js';
import { recordHistory } from '../history.js';
import type { Prisma, PrismaClient } from '../../db/generated/client.js';
import { person } from '../../claims/kinds/person.js';
import { current } from './edit.js';
import { checked, edited } from './edited.js';
import { moveFacts } from './move-facts.js';
import type { Tx } from './stored-fact.js';
import { declaring, documentOf } from './sources.js';
import { refuse } from './edit-refused.js';

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
 * Two people turn out to be one: every source's annotation names the one who is kept, what referred to the other refers
 * to them, and the other's id and slug go on leading there. Gives the id of the one who is kept.
 */
export function mergePeople(prisma: PrismaClient, { keep, merge, by }: Merge): Promise<string> {
  return edited(prisma, async (tx) => {
    const [kept, gone] = [await personOf(tx, keep, 'keep'), await personOf(tx, merge, 'merge')];
    if (kept.id === gone.id)
      refuse('SHAPE', 'keep and merge are the same person. Name two different people.', ['merge', 'id']);
    const sources = await declaring(tx, 'people', gone.slug);
    const annotations = [];
    for (const source of sources) {
      const { annotation, text } = (await documentOf(tx, source))!;
      annotations.push(await checked(tx, renamePerson(annotation, gone.slug, kept), text, null));
    }
    // All at once, or each would bring back for the others what it has given up itself.
    for (const annotation of annotations) {
      const data = { annotation: annotation as unknown as Prisma.InputJsonObject };
      await tx.sourceDocument.updateMany({ where: { source: { slug: annotation.source.slug } }, data });
    }
    const changes = await moveFacts(tx, gone.id, kept.id);
    await tx.mergedPerson.updateMany({ where: { personId: gone.id }, data: { personId: kept.id } });
    await tx.mergedPerson.create({ data: { id: gone.id, slug: gone.slug, personId: kept.id } });
    await tx.person.delete({ where: { id: gone.id } });
    await recordHistory(tx, sources[0] ?? '', [...changes, farewell(gone, kept)], { by });
    for (const annotation of annotations) await storeWithin(tx, annotation, { by });
    return kept.id;
  });
}

async function personOf(tx: Tx, named: Named, argument: string) {
  const { id } = await current(tx, person, named, [argument]);
  return tx.person.findUniqueOrThrow({ where: { id }, include: { country: { select: { slug: true } } } });
}

type Person = Awaited<ReturnType<typeof personOf>>;

function farewell({ id, version, slug, name, aliases, country }: Person, kept: Person) {
  const before = { slug, name, aliases, country: country?.slug ?? null };
  return {
    kind: 'people',
    id,
    operation: 'DELETED',
    version: version + 1,
    before,
    after: { mergedInto: kept.slug },
  } as const;
}
