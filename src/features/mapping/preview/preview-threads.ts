import { Threads } from '../../../shared/threads.js';
import { workerProgram } from '../../../shared/root.js';
import { inOwnFolder, type PreviewDataSet, type PreviewedDataSet } from './preview-data-set.js';
import type { PreviewTask } from './preview.worker.js';

const HEAP_MB = 512;
const LATE = 'The data set was not read in time. Preview a part of it, or retry when fewer are read at once.';

/** Reads data sets in worker threads, since the patterns of a mapping can take long. */
export class PreviewThreads {
  readonly #threads: Threads<PreviewTask, PreviewedDataSet>;

  constructor(heapMb = HEAP_MB) {
    this.#threads = new Threads(workerProgram('features/mapping/preview/preview.worker.js'), heapMb);
  }

  /** @throws ClientError LIMIT_EXCEEDED, or REQUEST_TIMEOUT when the signal aborts */
  readonly preview: PreviewDataSet = (given, signal) =>
    inOwnFolder((folder) => this.#threads.run({ folder, given }, signal, { what: 'dataSet', late: LATE }));

  close(): Promise<void> {
    return this.#threads.close();
  }
}
