import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const DATABASE = 'communique_bench_sources';

/** Creates a store with the countries and the project's own sources. Returns the variables with which a command opens it. */
export async function emptyStore(settings, folder, engine) {
  const { drop, variables } = engine === 'embedded' ? await dataFolder(folder) : await database(settings.database);
  const env = { PATH: process.env.PATH, JWT_SECRET: randomBytes(32).toString('hex'), ...variables };
  await promisify(execFile)(process.execPath, [settings.commands, 'migrate'], { env });
  await promisify(execFile)(process.execPath, [settings.commands, 'seed'], { env });
  return { env, drop };
}

async function dataFolder(folder) {
  const dataDir = await mkdtemp(join(folder, 'store-'));
  return { variables: { DATA_DIR: dataDir }, drop: () => rm(dataDir, { recursive: true }) };
}

async function database(server) {
  const administrator = new pg.Client({ connectionString: server });
  await administrator.connect();
  const drop = () => administrator.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`);
  await drop();
  await administrator.query(`CREATE DATABASE ${DATABASE} ENCODING 'UTF8' TEMPLATE template0`);
  const url = new URL(server);
  url.pathname = DATABASE;
  return { variables: { DATABASE_URL: url.href }, drop: () => drop().then(() => administrator.end()) };
}
