import { collectGarbageEarly } from '../../../commands/collect-garbage-early.js';
import { withStore } from '../../../commands/with-store.js';
import type { CommandDeclaration } from '../../../http/command.js';
import { progressLine } from '../../../commands/progress.js';
import type { StoreNode } from '../../../db/store-node.js';
import { OperatorError } from '../../../shared/operator-error.js';
import { verifyStore } from '../verify/verify.js';

export const verifyCommand: CommandDeclaration = (command, { readSettings }) =>
  command
    .description(
      'Checks every constraint of the store, in one snapshot, without changing anything. Fails if a row violates a constraint.',
    )
    .action(async () => {
      const config = readSettings();
      collectGarbageEarly(20);
      await withStore(
        config,
        async (db) => {
          const where = db.engine === 'embedded' ? `the embedded store in ${config.dataDir}` : 'the PostgreSQL store';
          console.log(`Verifying ${where}, in one snapshot. Nothing is changed.`);
          await printVerification(db);
        },
        { columns: false },
      );
    });

/** Verifies a store, and prints one line per constraint. @throws OperatorError if anything is damaged */
export async function printVerification(db: StoreNode): Promise<void> {
  const progress = progressLine();
  const isSound = await verifyStore(db, {
    progressed: (checked) => progress.show(`  ${checked} checked so far`),
    ended({ constraint, counts }, { checked, damaged, shown, isDecisive }) {
      progress.clear();
      console.log(
        `${damaged === 0 ? 'holds ' : 'BROKEN'} ${constraint}: ${checked} ${counts}${damaged === 0 ? '' : `, ${damaged} damaged`}`,
      );
      for (const { row, constraint: broken } of shown) console.log(`         ${row}: ${broken}`);
      if (damaged > shown.length) console.log(`         and ${damaged - shown.length} more`);
      if (isDecisive) console.log('       The other constraints were not checked: they need what is missing.');
    },
  });
  if (!isSound) throw new OperatorError('The store is damaged. Restore a backup, or fix the rows above.');
  console.log('The store is sound.');
}
