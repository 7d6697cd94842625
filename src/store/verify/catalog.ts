import { expectedCatalog, readCatalog } from '../../db/migrations/catalog.js';
import type { Check } from './findings.js';

/** A restore with triggers off leaves them disabled, or ordinary ones in place of those that are always enabled. */
export const catalog: Check = {
  law: 'Every column, constraint, index, trigger and function is there and enabled as the migrations make it',
  counts: 'objects',
  async run(tx, findings) {
    const [expected, found] = [await expectedCatalog(), await readCatalog(tx)];
    for (const [name, state] of expected) {
      findings.check();
      const actual = found.get(name);
      if (actual === undefined) {
        findings.damage(name, 'is missing');
        findings.isDecisive ||= name.startsWith('column ');
      } else if (actual !== state) findings.damage(name, `is ${actual}, and must be ${state}`);
    }
  },
};
