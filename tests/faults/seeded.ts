import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { Cluster } from '../support/cluster/cluster.js';
import { setUp } from '../support/process.js';
import { SEEDED } from '../support/store.js';

/** Starts a cluster whose primary has a seeded store. */
export function seededCluster(): Promise<Cluster> {
  return Cluster.start({ template: SEEDED });
}

/** Creates a folder with a seeded embedded store. */
export async function seededFolder(): Promise<string> {
  const folder = await mkdtemp(join(inject('runFolder'), 'embedded-'));
  await setUp(folder);
  return join(folder, 'data');
}
