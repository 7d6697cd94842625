import type { Prisma } from '../../db/generated/client.js';
import type { Annotation } from '../annotation.js';
import { renamePerson } from '../rename-person.js';

/** What an annotation says, of people who turned out to be others as of these others. */
export async function withMerges(tx: Prisma.TransactionClient, annotation: Annotation): Promise<Annotation> {
  const merged = await tx.mergedPerson.findMany({
    where: { slug: { in: Object.keys(annotation.people) } },
    select: { slug: true, person: { select: { slug: true, name: true } } },
    orderBy: { slug: 'asc' },
  });
  return merged.reduce((renamed, { slug, person }) => renamePerson(renamed, slug, person), annotation);
}
