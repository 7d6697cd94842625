import { Threads } from '../../../shared/threads.js';
import type { Drafted, DraftText, TextToDraft } from './draft-text.js';

const LATE = 'The text was not drafted in time. Draft part of it, or retry when the server is less busy.';

export class DraftThreads extends Threads<TextToDraft, Drafted> {
  constructor() {
    super('features/drafting/threads/draft.worker.js', { what: 'text', late: LATE });
  }

  readonly draft: DraftText = (given, signal) => this.run(given, signal);
}
