import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { cpuSeconds, procStat } from './server.mjs';

const SETTINGS = ['shared_buffers', 'work_mem', 'effective_cache_size', 'random_page_cost', 'jit', 'max_connections'];
const IDLE_WITHIN_MS = 60_000;

/** Observes a PostgreSQL server from its maintenance database, so that the observation is not counted. */
export async function observe(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ask = async (text, values) => (await client.query(text, values)).rows;
  const [{ pid, version }] = await ask(`SELECT pg_backend_pid() AS pid, current_setting('server_version') AS version`);
  const postmaster = postmasterOf(pid);
  const counted = await ask('CREATE EXTENSION IF NOT EXISTS pg_stat_statements')
    .then(() => ask('SELECT count(*) FROM pg_stat_statements')) // it may exist without being loaded
    .then(
      () => true,
      () => false,
    );

  return {
    version,
    settings: async () => ask('SELECT name, current_setting(name) AS value FROM unnest($1::text[]) AS name', [SETTINGS]),
    size: async (database) => (await ask('SELECT pg_size_pretty(pg_database_size($1)) AS size', [database]))[0].size,
    /** CPU time of all server processes; null if they run on another machine. */
    cpuSeconds: () => (postmaster === null ? null : familySeconds(postmaster)),
    /** How statements are counted. */
    counter: counted ? 'pg_stat_statements' : 'transactions (pg_stat_database), as pg_stat_statements is not loaded',
    /** Returns the number of statements that a database has executed, and the buffers that they touched. */
    async statements(database) {
      const [row] = counted
        ? await ask(
            `SELECT coalesce(sum(calls), 0)::float8 AS calls, coalesce(sum(shared_blks_hit + shared_blks_read), 0)::float8 AS buffers
             FROM pg_stat_statements JOIN pg_database ON pg_database.oid = dbid WHERE datname = $1`,
            [database],
          )
        : await ask(
            `SELECT xact_commit::float8 AS calls, (blks_hit + blks_read)::float8 AS buffers FROM pg_stat_database WHERE datname = $1`,
            [database],
          );
      return row;
    },
    /** Cancels statements of disconnected clients until the database has been idle for 100 ms. */
    async becomeIdle(database) {
      const deadline = performance.now() + IDLE_WITHIN_MS;
      for (let quiet = 0; quiet < 5; quiet += 1) {
        const running = await ask(
          `SELECT pg_cancel_backend(pid) FROM pg_stat_activity
           WHERE datname = $1 AND backend_type = 'client backend' AND state <> 'idle'`,
          [database],
        );
        if (running.length > 0) quiet = -1;
        if (performance.now() > deadline) throw new Error(`${database} did not become idle`);
        await setTimeout(20);
      }
    },
    close: () => client.end(),
  };
}

/** Returns the parent of a backend, if it runs on this machine. */
function postmasterOf(backend) {
  try {
    return readFileSync(`/proc/${backend}/comm`, 'utf8') === 'postgres\n' ? Number(procStat(backend)[1]) : null;
  } catch {
    return null;
  }
}

function familySeconds(postmaster) {
  let seconds = cpuSeconds(postmaster, true);
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (Number(procStat(pid)[1]) === postmaster) seconds += cpuSeconds(pid);
    } catch {
      // The process has ended in the meantime, and its parent's time now includes its own.
    }
  }
  return seconds;
}
