import { chmod, chown, mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openDatabase } from '../../../src/db/open.js';
import { freePort } from '../free-port.js';
import { once } from '../once.js';
import type { Template } from '../store.js';
import { PostgresqlServer } from './postgresql-server.js';
import { owner } from './programs.js';

/** Creates an empty folder for a cluster. */
export async function emptyFolder(): Promise<string> {
  return owned(await mkdtemp(join(inject('runFolder'), 'cluster-')));
}

/** Returns the data folder of a stopped server with a template's contents, created once per run and meant to be copied. */
export async function dataOf({ name, from, fill }: Template): Promise<string> {
  const folder = join(inject('runFolder'), `cluster ${name}`);
  const data = join(folder, 'data');
  const origin = from && (await dataOf(from)); // before acquiring the lock, which is not reentrant
  await once(`cluster of ${name}`, async () => {
    await mkdir(folder);
    await owned(folder);
    const server = new PostgresqlServer(data, await freePort());
    await (origin ? server.copyOf(origin) : server.init());
    if (!fill) return;
    await server.start();
    const database = await openDatabase({ databaseUrl: server.url(), dataDir: '' });
    await fill(database).finally(() => database.close());
    await server.stop();
  });
  return data;
}

/** Makes a folder in the run's folder accessible to PostgreSQL's user, who must be able to enter both. */
async function owned(folder: string): Promise<string> {
  await chmod(inject('runFolder'), 0o711);
  if (owner) await chown(folder, owner.uid, owner.gid);
  return folder;
}
