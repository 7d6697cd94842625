import { draftText, type TextToDraft } from './draft-text.js';

/** The worker of `DraftThreads`. */
export default (given: TextToDraft) => draftText(given, null);
