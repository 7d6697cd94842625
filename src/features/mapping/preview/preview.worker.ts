import { previewIn, type DataSet } from './preview-data-set.js';

/** A data set, and the folder for its files. */
export interface PreviewTask {
  folder: string;
  given: DataSet;
}

/** The worker of `PreviewThreads`. */
export default ({ folder, given }: PreviewTask) => previewIn(folder, given);
