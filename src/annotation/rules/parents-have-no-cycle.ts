import type { Annotation } from '../annotation.js';
import type { Rule } from '../rule.js';

/** No organization is part of itself, by whatever way. */
export const parentsHaveNoCycle: Rule = ({ organizations }) =>
  Object.keys(organizations).flatMap((slug) => {
    const above = ancestors(organizations, slug);
    if (!above.includes(slug)) return [];
    return [{ path: ['organizations', slug, 'parent'], message: `${[slug, ...above].join(' is part of ')}` }];
  });

/** From the parent upwards; a cycle is followed once. */
function ancestors(organizations: Annotation['organizations'], slug: string): string[] {
  const above: string[] = [];
  let parent = parentOf(organizations, slug);
  while (parent !== undefined && !above.includes(parent)) {
    above.push(parent);
    parent = parentOf(organizations, parent);
  }
  return above;
}

function parentOf(organizations: Annotation['organizations'], slug: string): string | undefined {
  return Object.hasOwn(organizations, slug) ? organizations[slug]!.parent : undefined;
}
