import { command } from '../src/commands/command.js';
import { openMigrated } from '../src/db/prepare.js';
import { seed } from './seed.js';

// Before each start, in a process of its own: making and filling the embedded store takes memory that a server would keep.
await command(async (config) => {
  if (config.databaseUrl !== null) {
    console.log(
      'DATABASE_URL is set: its store is brought up to date by `npm run migrate`, and filled by `npm run seed`.',
    );
    return;
  }
  const database = await openMigrated(config, console.log);
  try {
    await seed(database, console.log);
  } finally {
    await database.close();
  }
});
