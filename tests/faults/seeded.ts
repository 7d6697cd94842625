import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { seed } from '../../seed/seed.js';
import { migrate } from '../../src/db/migrations/migrate.js';
import { openDatabase } from '../../src/db/open.js';
import { Cluster } from '../support/cluster/cluster.js';
import { setUp } from '../support/process.js';

/** A cluster whose primary has a seeded store. */
export async function seededCluster(): Promise<Cluster> {
  const cluster = await Cluster.start();
  const db = await openDatabase({ databaseUrl: cluster.url(), dataDir: '' });
  await migrate(db);
  await seed(db, () => {});
  await db.close();
  return cluster;
}

/** The folder of a seeded embedded store. */
export async function seededFolder(): Promise<string> {
  const folder = await mkdtemp(join(inject('runFolder'), 'embedded-'));
  await setUp(folder);
  return join(folder, 'data');
}
