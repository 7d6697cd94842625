import { cycles } from '../claims/cycles.js';
import { AnnotationRefused } from '../claims/problem.js';
import type { Row } from './row.js';

/** Organizations in an order in which none comes before what it is part of. */
export function parentsFirst(rows: Row[]): Row[] {
  const waiting = new Map(rows.map((row) => [row.id, row]));
  return rows.flatMap((first) => {
    const way: Row[] = [];
    for (let row = waiting.get(first.id); row; row = waiting.get(row['parentId'] as string)) {
      waiting.delete(row.id);
      way.push(row);
    }
    return way.reverse();
  });
}

/**
 * Refuses organizations that would be part of themselves, by what all sources together say: no annotation alone has a
 * cycle. `stored` holds the parents of those that are not among `wanted`.
 */
export function refuseCycles(wanted: Row[], stored: Map<string, string | null>): void {
  const parents = new Map(stored);
  for (const { id, parentId } of wanted) parents.set(id, parentId as string | null);
  const ids = wanted.map(({ id }) => id);
  const ofThemselves = new Set(cycles(ids, (id) => parents.get(id)).flat());
  const problems = wanted
    .filter(({ id }) => ofThemselves.has(id))
    .map(({ slug }) => ({
      rule: 'parents-have-no-cycle',
      path: ['organizations', slug as string, 'parent'],
      message: `${String(slug)} is part of itself, through parents that other sources give`,
    }));
  if (problems.length > 0) throw new AnnotationRefused(problems);
}
