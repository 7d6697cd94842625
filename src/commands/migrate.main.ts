import { command } from './command.js';
import { openMigrated } from '../db/open.js';

await command(async (config) => {
  const database = await openMigrated(config, console.log);
  await database.close();
  console.log('The store is up to date.');
});
