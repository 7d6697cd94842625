import { readFileSync } from 'node:fs';

/**
 * Returns the CPU time of a database's connections since they were opened, in milliseconds. Parallel workers are not included,
 * so the server under test must not use any.
 */
export async function backendMilliseconds(client, database) {
  const { rows } = await client.query(
    `SELECT pid FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    [database],
  );
  return new Map(rows.map(({ pid }) => [pid, nanoseconds(pid) / 1e6]));
}

/** Returns the CPU time between two readings. A connection opened in between counts from its start. */
export function between(before, after) {
  return [...after].reduce((sum, [pid, milliseconds]) => sum + milliseconds - (before.get(pid) ?? 0), 0);
}

/** Linux reports the run time of a process in nanoseconds, as the first of three numbers. */
function nanoseconds(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]);
  } catch {
    return 0; // it has ended
  }
}
