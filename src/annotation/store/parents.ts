import { AnnotationRefused } from '../problem.js';
import type { Row } from './row.js';

/** Organizations in an order in which none comes before what it is part of. */
export function parentsFirst(rows: Row[]): Row[] {
  const waiting = new Map(rows.map((row) => [row.id, row]));
  const ordered: Row[] = [];
  const take = (row: Row) => {
    waiting.delete(row.id);
    const parent = waiting.get(row['parentId'] as string);
    if (parent) take(parent);
    ordered.push(row);
  };
  for (const row of rows) {
    if (waiting.has(row.id)) take(row);
  }
  return ordered;
}

/**
 * Refuses organizations that would be part of themselves, by what all sources together say: no annotation alone has a
 * cycle. `stored` holds the parents of those that are not among `wanted`.
 */
export function refuseCycles(wanted: Row[], stored: Map<string, string | null>): void {
  const parents = new Map(stored);
  for (const { id, parentId } of wanted) parents.set(id, parentId as string | null);
  const problems = wanted
    .filter(({ id }) => leadsBack(id, parents))
    .map(({ slug }) => ({
      rule: 'parents-have-no-cycle',
      path: ['organizations', slug as string, 'parent'],
      message: `${String(slug)} is part of itself, by what other sources say of what it is part of`,
    }));
  if (problems.length > 0) throw new AnnotationRefused(problems);
}

function leadsBack(id: string, parents: Map<string, string | null>): boolean {
  const seen = new Set<string>();
  let above = parents.get(id);
  while (above && above !== id && !seen.has(above)) {
    seen.add(above);
    above = parents.get(above);
  }
  return above === id;
}
