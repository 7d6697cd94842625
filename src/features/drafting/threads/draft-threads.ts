import { Threads } from '../../../shared/threads.js';
import type { Drafted, DraftText, TextToDraft } from './draft-text.js';

const LATE = 'The text was not drafted in time. Draft a part of it, or retry when fewer are drafted at once.';

export class DraftThreads extends Threads<TextToDraft, Drafted> {
  constructor() {
    super('features/drafting/threads/draft.worker.js', { what: 'text', late: LATE });
  }

  readonly draft: DraftText = (given, signal) => this.run(given, signal);
}
