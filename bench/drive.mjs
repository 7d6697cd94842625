import { setTimeout } from 'node:timers/promises';
import autocannon from 'autocannon';

const SETTLE_MS = 500;

/**
 * Sends requests to a server over several connections, each of which waits for a response before the next request, for a
 * number of seconds or until a number of responses. Returns the numbers of requests and responses, the seconds between the
 * first and the last response, and the sorted latencies in milliseconds. Requests still running at the end get a moment to
 * finish, because the server works on them anyway.
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
  const elapsed = (last - first) / 1_000; // autocannon takes a fraction of a second to start and stop
  await setTimeout(SETTLE_MS);
  if (failed + errors + timeouts > 0) throw new Error(`${url}: ${failed + errors + timeouts} requests failed`);
  latencies.sort((a, b) => a - b);
  return { sent: made.sent, answered: latencies.length, elapsed, latencies };
}

/** Returns a quantile of sorted numbers. */
export function quantile(sorted, q) {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}
