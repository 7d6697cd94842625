import type { Prisma } from '../db/generated/client.js';
import type { Annotation } from '../claims/annotation.js';
import { checkDraft } from '../claims/read/check.js';
import { AnnotationRefused } from '../claims/problem.js';
import { renamePerson } from '../claims/rename-person.js';
import { countrySlugs } from './countries.js';

/** What an annotation says, of people who turned out to be others as of these others; refused where that breaks a law. */
export async function withMerges(tx: Prisma.TransactionClient, annotation: Annotation): Promise<Annotation> {
  const merged = await tx.mergedPerson.findMany({
    where: { slug: { in: Object.keys(annotation.people) } },
    select: { slug: true, person: { select: { slug: true, name: true } } },
    orderBy: { slug: 'asc' },
  });
  if (merged.length === 0) return annotation;
  const renamed = merged.reduce((draft, { slug, person }) => renamePerson(draft, slug, person), annotation);
  // Its passages are as they were.
  const checked = checkDraft(renamed, { text: null, countries: await countrySlugs(tx) });
  if (checked.problems.length > 0) throw new AnnotationRefused(checked.problems);
  return checked.annotation!;
}
