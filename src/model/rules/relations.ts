import { claimsIn } from '../claims.js';
import { canonicalKin, type Kin, kinship } from '../kinds/kinship.js';
import type { Rule } from '../rule.js';
import { formatPath, type Path } from '../problem.js';
import { cycles } from '../cycles.js';

export const kinAreTwoPeople: Rule = {
  sentence: 'A kinship must be between two different people.',
  *check(annotation) {
    for (const { path, claim } of claimsIn(annotation, kinship)) {
      const { person, relative, kind } = claim as unknown as Kin;
      if (person === relative) yield { path, reason: 'OWN_RELATIVE', params: { person, kind } };
    }
  },
};

export const kinshipStatedOnce: Rule = {
  sentence: 'A source must state the kinship between two people only once, from one side.',
  *check(annotation) {
    const first = new Map<string, { path: Path; kin: Kin }>();
    for (const { path, claim } of claimsIn(annotation, kinship)) {
      const kin = claim as unknown as Kin;
      const people = [kin.person, kin.relative].sort();
      const pair = people.join(' and ');
      const other = first.get(pair);
      if (!other) {
        first.set(pair, { path, kin });
        continue;
      }
      const same = JSON.stringify(canonicalKin(kin)) === JSON.stringify(canonicalKin(other.kin));
      const params = { people, other: formatPath(other.path) };
      if (same) yield { path, reason: 'KINSHIP_REPEATED', params };
      else yield { path, reason: 'KINSHIP_CONTRADICTED', params: { ...params, kinds: [other.kin.kind, kin.kind] } };
    }
  },
};

/** The maximum number of a cycle's steps to show in a message. */
const MOST_STEPS = 10;

export const parentsHaveNoCycle: Rule = {
  sentence: 'An organization must not be part of itself, directly or through others.',
  *check({ organizations }) {
    const parentOf = (slug: string) => (Object.hasOwn(organizations, slug) ? organizations[slug]!.parent : undefined);
    for (const cycle of cycles(Object.keys(organizations), parentOf)) {
      for (const [index, slug] of cycle.entries()) {
        yield { path: ['organizations', slug, 'parent'], reason: 'PART_OF_ITSELF', params: { steps: stepsFrom(cycle, index) } };
      }
    }
  },
};

/** Returns the steps from an organization through its parents back to itself. */
function stepsFrom(cycle: string[], index: number): string[] {
  const steps = Array.from(cycle.slice(0, MOST_STEPS), (_, step) => cycle[(index + step) % cycle.length]!);
  const rest = cycle.length > MOST_STEPS ? ['…'] : [];
  return [...steps, ...rest, cycle[index]!];
}
