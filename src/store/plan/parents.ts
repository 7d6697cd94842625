import { cycles } from '../../model/cycles.js';
import { AnnotationRefused, type Problem } from '../../model/problem.js';
import type { Row } from '../rows/row.js';

/** Sorts organizations so that each comes after its parent. */
export function parentsFirst(rows: Row[]): Row[] {
  const waiting = new Map(rows.map((row) => [row.id, row]));
  return rows.flatMap((first) => {
    const path: Row[] = [];
    for (let row = waiting.get(first.id); row; row = waiting.get(row['parentId'] as string)) {
      waiting.delete(row.id);
      path.push(row);
    }
    return path.reverse();
  });
}

/**
 * Refuses organizations that would be part of themselves when the claims of all sources are combined. A rule already
 * refuses cycles within one annotation. `stored` has the parents of organizations that are not in `wanted`.
 */
export function refuseCycles(wanted: Row[], stored: Map<string, string | null>): void {
  const parents = new Map(stored);
  for (const { id, parentId } of wanted) parents.set(id, parentId as string | null);
  const ids = wanted.map(({ id }) => id);
  const inCycle = new Set(cycles(ids, (id) => parents.get(id)).flat());
  const problems = wanted
    .filter(({ id }) => inCycle.has(id))
    .map((row): Problem => {
      const slug = row['slug'] as string;
      const found = { rule: 'parents-have-no-cycle', path: ['organizations', slug, 'parent'] };
      return { ...found, reason: 'PART_OF_ITSELF_BY_OTHERS', params: { slug } };
    });
  if (problems.length > 0) throw new AnnotationRefused(problems);
}
