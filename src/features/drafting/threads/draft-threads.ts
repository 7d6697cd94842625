import { Threads } from '../../../shared/threads.js';
import type { Drafted, DraftText, TextToDraft } from './draft-text.js';
import { workerProgram } from '../../../shared/root.js';

const HEAP_MB = 512;
const LATE = 'The text was not drafted in time. Draft a part of it, or retry when fewer are drafted at once.';

export class DraftThreads {
  readonly #threads: Threads<TextToDraft, Drafted>;

  constructor(heapMb = HEAP_MB) {
    this.#threads = new Threads(workerProgram('features/drafting/threads/draft.worker.js'), heapMb);
  }

  /** @throws ClientError LIMIT_EXCEEDED, or REQUEST_TIMEOUT when the signal aborts */
  readonly draft: DraftText = (given, signal) => this.#threads.run(given, signal, { what: 'text', late: LATE });

  close(): Promise<void> {
    return this.#threads.close();
  }
}
