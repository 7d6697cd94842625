import { openMigrated } from '../db/open.js';
import type { CommandDeclaration } from '../http/command.js';
import { fillParagraphs } from '../store/entries/paragraphs.js';
import { resolveAgain } from '../store/import/resolve-again.js';

export const migrateCommand: CommandDeclaration = (command, { readSettings }) =>
  command
    .description(
      'Applies the migrations that the store lacks: on PostgreSQL if DATABASE_URL is set, else on the embedded store, which is created if there is none.',
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
