import { z } from 'zod';
import type { SettingsOf } from '../../config/config.js';
import { optional } from '../../config/variables.js';
import type { Core, Feature } from '../../http/feature.js';
import type { ModelUse } from './model/ask-model.js';
import type { DraftText } from './threads/draft-text.js';

const MODEL_URL_RULE = 'must be an http or https URL without a password, such as http://localhost:11434/v1';

const variables = {
  /** The API of a model that is asked beside the rules when a text is drafted, the model's name, and the key. */
  draftModelUrl: optional(z.string().refine(isModelUrl, MODEL_URL_RULE), null),
  draftModel: optional(z.string(), null),
  draftModelKey: optional(z.string(), null),
  /** The path of the weights that were learned from drafts; null for those set by hand. */
  draftWeights: optional(z.string(), null),
};

declare module '../../config/config.js' {
  interface Config extends SettingsOf<typeof variables> {}
}

declare module '../../schema/context/context.js' {
  interface Context {
    /** Proposes facts from a text. By default by the rules alone, in the thread of the server. */
    draft?: DraftText;
  }
}

/** Proposals of facts from a text. */
export const drafting: Feature = {
  name: 'drafting',
  settings: { variables, problems },
  context: async (core) => {
    const threads = core.inThreads ? new (await import('./threads/draft-threads.js')).DraftThreads() : null;
    const byRules = threads?.draft ?? (await import('./threads/draft-text.js')).draftText;
    return { values: { draft: await drafter(byRules, core) }, close: async () => threads?.close() };
  },
};

/** Drafts by the rules, and with the operator's weights and model if there are any. A model has a part of a request's time. */
async function drafter(byRules: DraftText, { config, log }: Core): Promise<DraftText> {
  const { draftWeights, requestTimeout } = config;
  const { modelSettings, withModel } = await import('./model/ask-model.js');
  const weights =
    draftWeights === null ? undefined : await (await import('./confidence/read-weights.js')).readWeights(draftWeights);
  const draft: DraftText = (given, signal) => byRules({ ...given, weights }, signal);
  const settings = modelSettings(config);
  if (!settings) return draft;
  const tell = (use: ModelUse) => log.info({ model: use }, 'A model was asked about a text');
  return withModel(draft, { settings, milliseconds: requestTimeout * 750, tell });
}

function isModelUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

function problems(valueOf: (name: string) => string | undefined): string[] {
  const isSet = (name: string) => valueOf(name) !== undefined;
  if (isSet('DRAFT_MODEL_URL')) return isSet('DRAFT_MODEL') ? [] : ['DRAFT_MODEL_URL needs DRAFT_MODEL'];
  return ['DRAFT_MODEL', 'DRAFT_MODEL_KEY'].filter(isSet).map((name) => `${name} needs DRAFT_MODEL_URL`);
}
