import { Worker } from 'node:worker_threads';
import { workerProgram } from '../../shared/root.js';

// Watches for a full disk from another thread, since PGlite blocks this one.

const BEAT_MS = 1_000;
const SILENCE_MS = 30_000;

/** What the watchdog's thread is given. */
export interface Watched {
  folder: string;
  /** Counts up each second while this thread runs. */
  beats: Int32Array;
  silenceMs: number;
}

/**
 * Ends the process if it hangs on a full disk. PGlite's commit loops for ever where its log finds no room, and neither a
 * timer nor a signal can stop it; killed, the store is as it was before. Returns how to stop watching.
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
