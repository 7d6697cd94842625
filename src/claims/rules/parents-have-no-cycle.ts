import { cycles } from '../cycles.js';
import type { Rule } from '../rule.js';

/** A message shows at most this many steps of a cycle. */
const MOST_STEPS = 10;

export const parentsHaveNoCycle: Rule = {
  sentence: 'An organization must not be part of itself, directly or through others.',
  *check({ organizations }) {
    const parentOf = (slug: string) => (Object.hasOwn(organizations, slug) ? organizations[slug]!.parent : undefined);
    for (const cycle of cycles(Object.keys(organizations), parentOf)) {
      for (const [index, slug] of cycle.entries()) {
        const message = `is part of itself: ${stepsFrom(cycle, index)}`;
        yield { path: ['organizations', slug, 'parent'], message };
      }
    }
  },
};

/** `a → b → a` */
function stepsFrom(cycle: string[], index: number): string {
  const steps = Array.from(cycle.slice(0, MOST_STEPS), (_, step) => cycle[(index + step) % cycle.length]!);
  const rest = cycle.length > MOST_STEPS ? ['…'] : [];
  return [...steps, ...rest, cycle[index]!].join(' → ');
}
