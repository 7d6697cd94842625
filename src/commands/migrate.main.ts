import { command } from './command.js';
import { openMigrated } from '../db/open.js';
import { fillParagraphs } from '../store/entries/paragraphs.js';
import { settleAgain } from '../store/import/settle-again.js';

await command(async (config) => {
  const database = await openMigrated(config, console.log);
  try {
    await settleAgain(database, console.log);
    await fillParagraphs(database, console.log);
  } finally {
    await database.close();
  }
  console.log('The store is up to date.');
});
