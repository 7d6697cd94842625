import { command } from '../src/commands/command.js';
import { openMigrated } from '../src/db/open.js';
import { seed } from './seed.js';

// Runs before each start, in its own process: creating and seeding the embedded store takes memory that a server would keep.
await command(async (config) => {
  if (config.databaseUrl !== null) {
    console.log('DATABASE_URL is set: run `npm run migrate` to update the store, and `npm run seed` to fill it.');
    return;
  }
  const database = await openMigrated(config, console.log);
  try {
    await seed(database, console.log);
  } finally {
    await database.close();
  }
});
