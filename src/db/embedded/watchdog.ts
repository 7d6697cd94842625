import { Worker } from 'node:worker_threads';
import { workerProgram } from '../../shared/root.js';

// Watches for a full disk from another thread, because PGlite blocks this one.

const BEAT_MS = 1_000;
const SILENCE_MS = 30_000;

/** The data passed to the watchdog thread. */
export interface Watched {
  folder: string;
  /** Incremented every second while the main thread runs. */
  beats: Int32Array;
  silenceMs: number;
}

/**
 * Kills the process if it hangs on a full disk. If there is no space for its log, PGlite's commit loops forever, and neither a
 * timer nor a signal can stop it. Killing the process leaves the store as it was before the commit. Returns a function that
 * stops watching.
 */
export function watchForFullDisk(folder: string, silenceMs = SILENCE_MS): () => Promise<void> {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const timer = setInterval(() => Atomics.add(beats, 0, 1), BEAT_MS).unref();
  const workerData: Watched = { folder, beats, silenceMs };
  const worker = new Worker(workerProgram('db/embedded/watchdog.worker.js'), { workerData });
  worker.unref();
  return async () => {
    clearInterval(timer);
    await worker.terminate();
  };
}
