import { canonicalKin } from '../kin.js';
import type { Rule } from '../rule.js';

/** Two people are kin in one way, stated once, from one side. */
export const kinshipStatedOnce: Rule = ({ kinship }) => {
  const first = new Map<string, number>();
  return kinship.flatMap((kin, index) => {
    const pair = [kin.person, kin.relative].sort().join(' and ');
    const other = first.get(pair);
    if (other === undefined) {
      first.set(pair, index);
      return [];
    }
    const same = JSON.stringify(canonicalKin(kin)) === JSON.stringify(canonicalKin(kinship[other]!));
    const message = same
      ? `is kinship[${other}] again`
      : `contradicts kinship[${other}]: ${kinship[other]!.kind}, ${kin.kind}`;
    return [{ path: ['kinship', index], message: `the kinship of ${pair} ${message}` }];
  });
};
