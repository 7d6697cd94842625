import type { Annotation } from '../../claims/annotation.js';
import { checkValue } from '../../claims/read/check.js';
import { AnnotationRefused } from '../../claims/problem.js';
import { renamePerson } from '../../claims/rename-person.js';
import { inChunks } from '../../batches.js';
import { knownCountries } from '../rows/known-countries.js';
import type { Tx } from '../transaction.js';

/** An annotation that names the kept person in place of each merged one. @throws AnnotationRefused if that breaks a rule. */
export async function applyMerges(tx: Tx, annotation: Annotation): Promise<Annotation> {
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
