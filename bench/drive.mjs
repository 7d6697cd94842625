import { setTimeout } from 'node:timers/promises';
import autocannon from 'autocannon';

const SETTLE_MS = 500;

/**
 * Puts requests to a server over so many connections, each of which waits for an answer before it asks again, for so many
 * seconds or until there are so many answers. Returns how many were sent and answered, in how many seconds from the first
 * answer to the last, and how many milliseconds each took, the quickest first. Requests under way at the end are given a
 * moment to finish, since the server works on them all the same.
 */
export async function drive(url, bodies, { connections, seconds, amount }) {
  const requests = bodies.map((body) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body }));
  let connection = 0;
  const latencies = [];
  let failed = 0;
  let first;
  let last;
  const run = autocannon({
    url,
    connections,
    ...(amount ? { amount } : { duration: seconds }),
    timeout: 60,
    setupClient(client) {
      const mine = requests.filter((_, index) => index % connections === connection % connections);
      connection += 1;
      client.setRequests(mine);
    },
  });
  run.on('response', (_client, status, _bytes, milliseconds) => {
    last = performance.now();
    first ??= last;
    if (status === 200) latencies.push(milliseconds);
    else failed += 1;
  });
  const { errors, timeouts, requests: made } = await run;
  const elapsed = (last - first) / 1_000; // autocannon takes part of a second to begin and to end
  await setTimeout(SETTLE_MS);
  if (failed + errors + timeouts > 0) throw new Error(`${url}: ${failed + errors + timeouts} requests failed`);
  latencies.sort((a, b) => a - b);
  return { sent: made.sent, answered: latencies.length, elapsed, latencies };
}

/** A quantile of sorted numbers. */
export function quantile(sorted, q) {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}
