import type { DraftText } from '../threads/draft-text.js';
import { askModel, type ModelSettings, type ModelUse } from './ask-model.js';

/** Drafts with a model of the operator's beside the rules. `tell` hears what each text came to. */
export function withModel(
  draft: DraftText,
  { settings, milliseconds, tell }: { settings: ModelSettings; milliseconds: number; tell: (use: ModelUse) => void },
): DraftText {
  return async (given, signal) => {
    const { answer, use } = await askModel(settings, given.text, milliseconds, signal);
    tell(use);
    const proposals = await draft({ ...given, answered: answer && { model: settings.name, answer } }, signal);
    return { ...proposals, model: use };
  };
}
