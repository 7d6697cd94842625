import { command } from './command.js';
import { requireFree } from '../http/listen.js';
import { isSetUp, markSetUp } from './set-up-mark.js';

// Runs before each start, in its own process: creating and seeding the embedded store takes memory that a server would keep.
// It loads what that takes only if there is something to do.
await command(async (config) => {
  if (config.databaseUrl !== null) {
    console.log('DATABASE_URL is set: run `npm run migrate` to update the store, and `npm run seed` to fill it.');
    return;
  }
  if (await isSetUp(config.dataDir)) return;
  await requireFree(config.host, config.port, 'PORT'); // the server would notice after half a minute of seeding
  const { openMigrated } = await import('../db/open.js');
  const { fillParagraphs } = await import('../store/entries/paragraphs.js');
  const { settleAgain } = await import('../store/import/settle-again.js');
  const { seed } = await import('../../seed/seed.js');
  const database = await openMigrated(config, console.log);
  try {
    await settleAgain(database, console.log);
    await fillParagraphs(database, console.log);
    await seed(database, console.log);
  } finally {
    await database.close();
  }
  await markSetUp(config.dataDir);
});
