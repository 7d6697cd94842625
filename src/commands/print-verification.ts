import type { StoreNode } from '../db/store-node.js';
import { OperatorError } from '../shared/operator-error.js';
import { verifyStore } from '../features/archive/verify/verify.js';

const PROGRESS_MS = 10_000;

/** Verifies a store, and prints a line for each law. @throws OperatorError if anything is damaged */
export async function printVerification(db: StoreNode): Promise<void> {
  let printed = Date.now();
  const isSound = await verifyStore(db, {
    progressed(checked) {
      if (Date.now() - printed < PROGRESS_MS) return;
      printed = Date.now();
      console.log(`  ${checked} checked so far`);
    },
    ended({ law, counts }, { checked, damaged, shown, isDecisive }) {
      printed = Date.now();
      console.log(
        `${damaged === 0 ? 'holds ' : 'BROKEN'} ${law}: ${checked} ${counts}${damaged === 0 ? '' : `, ${damaged} damaged`}`,
      );
      for (const { row, law: broken } of shown) console.log(`         ${row}: ${broken}`);
      if (damaged > shown.length) console.log(`         and ${damaged - shown.length} more`);
      if (isDecisive) console.log('       The other laws were not checked: they need what is missing.');
    },
  });
  if (!isSound) throw new OperatorError('The store is damaged. Restore a backup, or mend the rows above.');
  console.log('The store is sound.');
}
