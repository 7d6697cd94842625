import { openMigrated } from '../db/open.js';
import type { CommandDeclaration } from '../http/command.js';
import { fillParagraphs } from '../store/entries/paragraphs.js';
import { resolveAgain } from '../store/import/resolve-again.js';

export const migrateCommand: CommandDeclaration = (command, { readSettings }) =>
  command
    .description(
      'Applies pending migrations: to PostgreSQL if DATABASE_URL is set, otherwise to the embedded store, which is created if it does not exist.',
    )
    .action(async () => {
      const database = await openMigrated(readSettings(), console.log);
      try {
        await resolveAgain(database, console.log);
        await fillParagraphs(database, console.log);
      } finally {
        await database.close();
      }
      console.log('The store is up to date.');
    });
