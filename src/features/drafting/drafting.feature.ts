import { z } from 'zod';
import type { SettingsOf } from '../../config/config.js';
import { optional } from '../../config/variables.js';
import type { Core, Feature } from '../../http/feature.js';
import type { ModelUse } from './model/ask-model.js';
import type { DraftText } from './threads/draft-text.js';

const MODEL_URL_RULE = 'must be an http or https URL without a password, such as http://localhost:11434/v1';

const variables = {
  /** A model that proposes facts in addition to the rules: its API's URL, its name and the key. */
  draftModelUrl: optional(z.string().refine(isModelUrl, MODEL_URL_RULE), null),
  draftModel: optional(z.string(), null),
  draftModelKey: optional(z.string(), null),
};

declare module '../../config/config.js' {
  interface Config extends SettingsOf<typeof variables> {}
}

declare module '../../schema/context/context.js' {
  interface Context {
    /** Proposes facts from a text. Default: by the rules alone, in the server's thread. */
    draft?: DraftText;
  }
}

/** Proposes facts from a text. */
export const drafting: Feature = {
  name: 'drafting',
  settings: { variables, problems },
  context: async (core) => {
    const threads = core.inThreads ? new (await import('./threads/draft-threads.js')).DraftThreads() : null;
    const byRules = threads?.draft ?? (await import('./threads/draft-text.js')).draftText;
    return { values: { draft: await drafter(byRules, core) }, close: async () => threads?.close() };
  },
};

/**
 * Drafts with the rules, and with the operator's model if one is configured. The model may use three quarters of a request's
 * time limit.
 */
async function drafter(byRules: DraftText, { config, log }: Core): Promise<DraftText> {
  const { modelSettings, withModel } = await import('./model/ask-model.js');
  const settings = modelSettings(config);
  if (!settings) return byRules;
  const tell = (use: ModelUse) => log.info({ model: use }, 'A model was asked about a text');
  return withModel(byRules, { settings, milliseconds: config.requestTimeout * 750, tell });
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
