import { readFileSync } from 'node:fs';

/**
 * Milliseconds of processor time that the connections of a database took, since they were opened. Parallel workers are not
 * among them: the server under test must have none.
 */
export async function backendMilliseconds(client, database) {
  const { rows } = await client.query(
    `SELECT pid FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    [database],
  );
  return new Map(rows.map(({ pid }) => [pid, nanoseconds(pid) / 1e6]));
}

/** What was taken between two readings. A connection that was opened in between counts from its start. */
export function between(before, after) {
  return [...after].reduce((sum, [pid, milliseconds]) => sum + milliseconds - (before.get(pid) ?? 0), 0);
}

/** Linux counts what a process ran in nanoseconds, first of the three. */
function nanoseconds(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]);
  } catch {
    return 0; // it has ended
  }
}
