import { Threads } from '../../../shared/threads.js';
import { inOwnFolder, type PreviewDataSet, type PreviewedDataSet } from './preview-data-set.js';
import type { PreviewTask } from './preview.worker.js';

const LATE = 'The data set was not read in time. Preview part of it, or retry when the server is less busy.';

/** Reads data sets in worker threads, since the patterns of a mapping can take long. */
export class PreviewThreads extends Threads<PreviewTask, PreviewedDataSet> {
  constructor() {
    super('features/mapping/preview/preview.worker.js', { what: 'dataSet', late: LATE });
  }

  readonly preview: PreviewDataSet = (given, signal) => inOwnFolder((folder) => this.run({ folder, given }, signal));
}
