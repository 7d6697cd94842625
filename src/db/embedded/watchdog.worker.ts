import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { freeBytes, LOG_SEGMENT_BYTES } from './free-space.js';
import type { Watched } from './watchdog.js';

const STANDARD_ERROR = 2;
const { folder, beats, silenceMs } = workerData as Watched;

let last = -1;
let since = Date.now();
setInterval(() => {
  const beat = Atomics.load(beats, 0);
  if (beat !== last) [last, since] = [beat, Date.now()];
  if (Date.now() - since < silenceMs || freeBytes(folder) >= LOG_SEGMENT_BYTES) return;
  writeSync(
    STANDARD_ERROR,
    `The store is blocked because the disk that holds ${folder} is full. Free some space and start again.\n`,
  );
  process.kill(process.pid, 'SIGKILL');
}, 1_000);
