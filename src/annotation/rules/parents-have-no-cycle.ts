import type { Annotation } from '../annotation.js';
import type { Rule } from '../rule.js';

/** Steps of a way that are told. */
const TOLD = 10;

/** No organization is part of itself, by whatever way. */
export const parentsHaveNoCycle: Rule = ({ organizations }) =>
  cycles(organizations).flatMap((cycle) =>
    cycle.map((slug, index) => ({ path: ['organizations', slug, 'parent'], message: wayFrom(cycle, index) })),
  );

/** Each cycle once; every organization is looked at once, as chains may be as long as an annotation is. */
function cycles(organizations: Annotation['organizations']): string[][] {
  const seen = new Set<string>();
  return Object.keys(organizations).flatMap((slug) => {
    const way: string[] = [];
    let next: string | undefined = slug;
    while (next !== undefined && !seen.has(next)) {
      seen.add(next);
      way.push(next);
      next = parentOf(organizations, next);
    }
    const start = next === undefined ? -1 : way.indexOf(next);
    return start < 0 ? [] : [way.slice(start)];
  });
}

function parentOf(organizations: Annotation['organizations'], slug: string): string | undefined {
  return Object.hasOwn(organizations, slug) ? organizations[slug]!.parent : undefined;
}

/** `a is part of b is part of a` */
function wayFrom(cycle: string[], index: number): string {
  const steps = Array.from({ length: Math.min(cycle.length, TOLD) }, (_, n) => cycle[(index + n) % cycle.length]!);
  const rest = cycle.length > TOLD ? ['…'] : [];
  return [...steps, ...rest, cycle[index]!].join(' is part of ');
}
