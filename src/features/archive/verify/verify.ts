import type { StoreNode } from '../../../db/store-node.js';
import { type Tx } from '../../../store/transaction.js';
import { readOnly } from '../read-only.js';
import { annotations } from './annotations.js';
import { catalog, cited, drafts, formerSlugs } from './rows.js';
import { constraints } from './constraints.js';
import { derived } from './derived.js';
import { Findings, type Check } from './findings.js';
import { history } from './history.js';
import { texts } from './texts.js';

export const CHECKS: readonly Check[] = [catalog, constraints, cited, derived, formerSlugs, texts, annotations, history, drafts];

export interface Report {
  /** May be called frequently. */
  progressed?(checked: number): void;
  ended(check: Check, findings: Findings): void;
}

/** Checks every constraint of a migrated store in one snapshot, and changes nothing. Returns false if anything is damaged. */
export function verifyStore(db: StoreNode, report: Report): Promise<boolean> {
  return readOnly(db.prisma, (tx) => verify(tx, report));
}

/** Checks every constraint within a transaction, on the rows that it sees. */
export async function verify(tx: Tx, report: Report): Promise<boolean> {
  let isSound = true;
  for (const check of CHECKS) {
    const findings = new Findings((checked) => report.progressed?.(checked));
    await check.run(tx, findings);
    report.ended(check, findings);
    isSound &&= findings.damaged === 0;
    if (findings.isDecisive) break;
  }
  return isSound;
}
