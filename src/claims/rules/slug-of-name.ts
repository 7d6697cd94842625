import type { Annotation } from '../annotation.js';
import type { Path } from '../problem.js';
import type { Rule } from '../rule.js';
import { slugOf } from '../slug.js';

/**
 * The slug of a person, an organization or a topic is its name in lower-case ASCII with hyphens, and a number where
 * another has that slug (john-smith-2).
 */
export const slugOfName: Rule = (annotation) =>
  named(annotation).flatMap(({ path, slug, name }) => {
    const expected = slugOf(name);
    if (expected === '' || slug === expected || slug.replace(/-\d+$/, '') === expected) return [];
    return [{ path, message: `the slug of ${JSON.stringify(name)} is ${expected}, not ${slug}` }];
  });

function named({ people, organizations, topics }: Annotation): { path: Path; slug: string; name: string }[] {
  return [
    ...Object.entries(people).map(([slug, { name }]) => ({ path: ['people', slug], slug, name })),
    ...Object.entries(organizations).map(([slug, { name }]) => ({ path: ['organizations', slug], slug, name })),
    ...Object.entries(topics).map(([slug, name]) => ({ path: ['topics', slug], slug, name })),
  ];
}
