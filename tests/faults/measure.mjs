import { appendFileSync, openSync, readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Loaded into a server with `--import`. On SIGUSR2, it collects garbage and appends memory and handle counts to MEASURES.

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const leaked = [];
if (process.env.FAULTS_PLANTED === '1') {
  setInterval(() => leaked.push(openSync('/dev/null'), 'x'.repeat(50_000) + leaked.length), 500);
}

process.on('SIGUSR2', () => {
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  const handles = process.getActiveResourcesInfo().filter((each) => !/Timeout|Immediate/.test(each)).length;
  const files = readdirSync('/proc/self/fd').length;
  appendFileSync(process.env.MEASURES, `${JSON.stringify({ at: performance.now(), heapUsed, external, rss, handles, files })}\n`);
});
