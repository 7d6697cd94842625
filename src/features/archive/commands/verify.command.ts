import { withStore } from '../../../commands/with-store.js';
import type { CommandDeclaration } from '../../../http/command.js';
import { printVerification } from './print-verification.js';

export const verifyCommand: CommandDeclaration = (command, { readSettings }) =>
  command
    .description('Checks every constraint of the store again, in one snapshot, and changes nothing. Fails if a row violates one.')
    .action(async () => {
      const config = readSettings();
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
