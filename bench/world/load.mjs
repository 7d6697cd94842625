import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { words } from './words.mjs';

const [functions, indexes, rows, laws] = ['functions', 'indexes', 'rows', 'laws'].map((name) =>
  readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8'),
);

export const sizes = [1_000, 100_000, 1_000_000];

/**
 * Returns the URL of a database that holds the world with this many visits. It is created on the given server unless an earlier
 * run left it there. Needs a superuser, because rows are loaded with triggers disabled; the constraints that those would have
 * enforced are checked afterwards.
 */
export async function worldDatabase(server, visits, { server: checkout, commands, log }) {
  const fingerprint = fingerprintOf(join(checkout, 'prisma/migrations'));
  const database = `communique_bench_${visits}`;
  const url = new URL(server);
  url.pathname = database;
  if (await holdsWorld(url, fingerprint)) return url.href;

  await withClient(server, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${database} ENCODING 'UTF8' TEMPLATE template0`);
  });
  await promisify(execFile)(process.execPath, [commands, 'migrate'], { env: { ...process.env, DATABASE_URL: url.href } });
  await withClient(url.href, async (client) => {
    await client.query(`SET synchronous_commit = off; SET maintenance_work_mem = '1GB'; SET work_mem = '256MB'`);
    await loadWorld((sql) => client.query(sql), visits, log);
    await client.query('INSERT INTO bench.world VALUES ($1, $2)', [visits, fingerprint]);
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
  });
  return url.href;
}

/** Loads the world into a migrated, empty store. `run` runs a script of many statements. */
export async function loadWorld(run, visits, log = () => {}) {
  const started = performance.now();
  const step = async (title, sql) => {
    const result = await run(sql);
    log(`${visits} visits: ${title} after ${((performance.now() - started) / 1_000).toFixed(0)} s`);
    return [result].flat().at(-1).rows;
  };
  await run(`SET session_replication_role = replica; SET bench.visits = '${visits}'`);
  await run(functions);
  await run(indexes);
  await run(laws);
  await run(`INSERT INTO bench.word VALUES ${words.map((word, rank) => `(${rank}, '${word}')`).join()}`);
  await run('CALL bench.drop_indexes()');
  await step('rows loaded', rows);
  await step('indexes built', 'CALL bench.create_indexes()');
  const broken = await step('laws looked at', 'SELECT * FROM bench.broken_laws()');
  if (broken.length > 0) throw new Error(`The world violates constraints: ${JSON.stringify(broken)}`);
  await run('SET session_replication_role = DEFAULT');
  await run('ANALYZE');
}

/** Returns a hash of everything that determines a world: this folder's scripts and words, and the migrations. */
function fingerprintOf(migrations) {
  const scripts = readdirSync(migrations, { recursive: true }).filter((name) => name.endsWith('.sql'));
  const texts = scripts.toSorted().map((name) => readFileSync(join(migrations, name), 'utf8'));
  return createHash('sha256')
    .update([functions, indexes, rows, laws, words, ...texts].join())
    .digest('hex');
}

async function holdsWorld(url, fingerprint) {
  try {
    return await withClient(url.href, async (client) => {
      const { rows } = await client.query('SELECT fingerprint FROM bench.world');
      return rows[0]?.fingerprint === fingerprint;
    });
  } catch (error) {
    if (['3D000', '42P01', '3F000'].includes(error.code)) return false; // no such database, table, schema
    throw error;
  }
}

/** Returns a function that runs a statement on a database and returns its rows. */
export const rowsFrom = (database) => (sql, values) =>
  withClient(database, async (client) => (await client.query(sql, values)).rows);

export async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
