import { claimsIn } from '../claims.js';
import { canonicalKin, type Kin, kinship } from '../kinds/kinship.js';
import { formatPath, type Path } from '../problem.js';
import type { Rule } from '../rule.js';

export const kinshipStatedOnce: Rule = {
  sentence: 'A source must state the kinship of two people once, from one side.',
  *check(annotation) {
    const first = new Map<string, { path: Path; kin: Kin }>();
    for (const { path, claim } of claimsIn(annotation, kinship)) {
      const kin = claim as unknown as Kin;
      const pair = [kin.person, kin.relative].sort().join(' and ');
      const other = first.get(pair);
      if (!other) {
        first.set(pair, { path, kin });
        continue;
      }
      const same = JSON.stringify(canonicalKin(kin)) === JSON.stringify(canonicalKin(other.kin));
      const found = same
        ? `repeats ${formatPath(other.path)}: remove one of them`
        : `contradicts ${formatPath(other.path)}: ${other.kin.kind} there, ${kin.kind} here`;
      yield { path, message: `the kinship of ${pair} ${found}` };
    }
  },
};
