import { cycles } from '../cycles.js';
import type { Rule } from '../rule.js';

/** Steps of a way that are told. */
const TOLD = 10;

/** No organization is part of itself, by whatever way. */
export const parentsHaveNoCycle: Rule = ({ organizations }) => {
  const parentOf = (slug: string) => (Object.hasOwn(organizations, slug) ? organizations[slug]!.parent : undefined);
  return cycles(Object.keys(organizations), parentOf).flatMap((cycle) =>
    cycle.map((slug, index) => ({ path: ['organizations', slug, 'parent'], message: wayFrom(cycle, index) })),
  );
};

/** `a is part of b is part of a` */
function wayFrom(cycle: string[], index: number): string {
  const steps = Array.from({ length: Math.min(cycle.length, TOLD) }, (_, n) => cycle[(index + n) % cycle.length]!);
  const rest = cycle.length > TOLD ? ['…'] : [];
  return [...steps, ...rest, cycle[index]!].join(' is part of ');
}
