import { existsSync } from 'node:fs';
import { parsePartialDate } from '../model/dates/partial-date.js';
import type { Config } from '../config/config.js';
import { SURE } from '../features/drafting/confidence/confidence.js';
import { draftAnnotation } from '../features/drafting/annotation/draft-annotation.js';
import type { Known } from '../features/drafting/names/known.js';
import { draftText, type DraftText } from '../features/drafting/threads/draft-text.js';
import { modelSettings, withModel, type ModelUse } from '../features/drafting/model/ask-model.js';
import { readText } from '../store/files/read-text.js';
import { OperatorError } from '../shared/operator-error.js';
import { agreement } from '../features/desk/drafts/drafts.js';
import { knownNames } from '../features/desk/drafts/known-names.js';
import { countries } from '../../seed/reference/countries.js';
import { readOptions } from './arguments.js';
import { command, withStore } from './command.js';

// npm run draft -- --text FILE: prints an annotation with what is proposed from a text, to be read and completed by a person. What was
// found is counted on standard error. It knows the names of the store, if there is one.

const USAGE =
  'npm run --silent draft -- --text FILE [--published DATE] [--title "…"] [--url URL] [--outlet SLUG] [> FILE.yaml], or -- --agreement';

/** Local models take minutes for a long text. */
const MODEL_MILLISECONDS = 300_000;

await command(async (config) => {
  const one = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { text: one, published: one, title: one, url: one, outlet: one, agreement: flag } as const;
  const { values, positionals } = readOptions(USAGE, options);
  const { text: file, published: publishedOn, title, url, outlet: publisher } = values;
  const isAlone = Object.keys(values).length === 1 && positionals.length === 0;
  if (values.agreement && isAlone) return tellAgreement(config);
  if (values.agreement || file === undefined || positionals.length > 0) throw new OperatorError(`usage: ${USAGE}`);
  if (publishedOn !== undefined && !parsePartialDate(publishedOn)) {
    throw new OperatorError(`--published ${publishedOn} is no date: write 2018-03-28, 2018-03 or 2018.`);
  }
  const text = await readText(file);
  const known = await namesOf(config, text, publisher ?? null);
  if (publisher !== undefined && !known.organizations.some(({ slug }) => slug === publisher)) {
    throw new OperatorError(`--outlet ${publisher} is no organization of the store. Name one that is, or leave it out.`);
  }
  const { proposals, dropped } = await drafting(config)(
    { text, known, annotated: '', published: publishedOn ?? null, outlet: publisher ?? null },
    null,
  );
  process.stdout.write(draftAnnotation(text, { title, publishedOn, url, publisher }, proposals, known));
  const sure = proposals.filter(({ confidence }) => confidence >= SURE).length;
  const broken = Object.entries(dropped).map(([rule, count]) => `; ${count} dropped, which broke ${rule}`);
  console.error(`${proposals.length} facts proposed, ${sure} of them sure${broken.join('')}.`);
});

/** Prints how often editors said the same as a sure proposal that they did not see. */
async function tellAgreement(config: Config): Promise<void> {
  const { decided, agreed } = await withStore(config, agreement);
  if (decided === 0) return console.log('No editor has decided on a proposal that was held back yet.');
  const share = Math.round((agreed / decided) * 100);
  console.log(`Editors said the same as ${agreed} of ${decided} sure proposals that they did not see (${share} %).`);
}

function drafting(config: Config): DraftText {
  const settings = modelSettings(config);
  return settings ? withModel(draftText, { settings, milliseconds: MODEL_MILLISECONDS, tell }) : draftText;
}

function tell({ name, promptTokens, completionTokens, failure }: ModelUse): void {
  const cost = `${promptTokens ?? 'unknown'} tokens given, ${completionTokens ?? 'unknown'} answered`;
  console.error(`The model ${name}: ${cost}.${failure === null ? '' : ` Its answer is not used: ${failure}`}`);
}

/** The names of the store; without a store that can be opened, those of the countries alone. */
async function namesOf(config: Config, text: string, outlet: string | null): Promise<Known> {
  const none: Known = { people: [], organizations: [], countries: countries() };
  if (config.databaseUrl === null && !existsSync(config.dataDir)) return none;
  try {
    return await withStore(config, (db) => knownNames(db, text, outlet));
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    console.error(`Without the names of the store: ${error.message}`);
    return none;
  }
}
