import { canonicalKin } from '../kinds/kinship.js';
import type { Rule } from '../rule.js';

export const kinshipStatedOnce: Rule = {
  sentence: 'A source must state the kinship of two people once, from one side.',
  *check({ kinship }) {
    const first = new Map<string, number>();
    for (const [index, kin] of kinship.entries()) {
      const pair = [kin.person, kin.relative].sort().join(' and ');
      const other = first.get(pair);
      if (other === undefined) {
        first.set(pair, index);
        continue;
      }
      const same = JSON.stringify(canonicalKin(kin)) === JSON.stringify(canonicalKin(kinship[other]!));
      const found = same
        ? `repeats kinship[${other}]: remove one of them`
        : `contradicts kinship[${other}]: ${kinship[other]!.kind} there, ${kin.kind} here`;
      yield { path: ['kinship', index], message: `the kinship of ${pair} ${found}` };
    }
  },
};
