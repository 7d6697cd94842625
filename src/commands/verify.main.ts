import { command, withStore } from './command.js';
import { printVerification } from './print-verification.js';

// npm run verify: checks every law of the store again, and changes nothing. Exits with 1 if a row breaks one.

await command((config) =>
  withStore(
    config,
    async (db) => {
      const where = db.engine === 'embedded' ? `the embedded store in ${config.dataDir}` : 'the PostgreSQL store';
      console.log(`Verifying ${where}, in one snapshot. Nothing is changed.`);
      await printVerification(db);
    },
    { columns: false },
  ),
);
