import type { StoreNode } from '../../src/db/store-node.js';
import { readOnly } from '../../src/features/archive/read-only.js';
import { catalog } from '../../src/features/archive/verify/rows.js';
import { Findings, type Damage } from '../../src/features/archive/verify/findings.js';
import { CHECKS } from '../../src/features/archive/verify/verify.js';

/** Returns what `verify` finds in the rows of a store, without its definitions, which would take seconds. */
export async function damageOfRows(db: StoreNode): Promise<Damage[]> {
  const found: Damage[] = [];
  await readOnly(db.prisma, async (tx) => {
    for (const check of CHECKS.filter((each) => each !== catalog)) {
      const findings = new Findings();
      await check.run(tx, findings);
      found.push(...findings.shown);
    }
  });
  return found;
}
