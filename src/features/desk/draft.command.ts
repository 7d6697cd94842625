import { existsSync } from 'node:fs';
import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { countries } from '../../../seed/reference/countries.js';
import { exampleLines } from '../../commands/options.js';
import { withStore } from '../../commands/with-store.js';
import type { Config } from '../../config/config.js';
import type { CommandDeclaration } from '../../http/command.js';
import { parsePartialDate } from '../../model/dates/partial-date.js';
import { OperatorError } from '../../shared/operator-error.js';
import { readText } from '../../store/files/read-text.js';
import { draftAnnotation } from '../drafting/annotation/draft-annotation.js';
import { SURE } from '../drafting/confidence/confidence.js';
import { modelSettings, withModel, type ModelUse } from '../drafting/model/ask-model.js';
import type { Known } from '../drafting/names/known.js';
import { draftText, type DraftText } from '../drafting/threads/draft-text.js';
import { agreement } from './drafts/drafts.js';
import { knownNames } from './drafts/known-names.js';

/** Local models need minutes for a long text. */
const MODEL_MILLISECONDS = 300_000;

export const draftCommand: CommandDeclaration = (command, { readSettings }) =>
  command
    .description(
      'Prints an annotation with facts proposed from a text, for a person to check and complete. Uses the names in the store, if there is one. Prints the number of proposed facts to standard error.',
    )
    .option('--text <file>', 'The text.')
    .option('--published <date>', 'When the text was published: 2018-03-28, 2018-03 or 2018.', readDate)
    .option('--title <title>', 'The title of the source.')
    .option('--url <url>', 'The address of the source.')
    .option('--outlet <slug>', 'The slug of the stored organization that published it.')
    .addOption(
      new Option(
        '--agreement',
        'Instead of a draft, print how often editors agreed with sure proposals that were hidden from them.',
      ).conflicts(['text', 'published', 'title', 'url', 'outlet']),
    )
    .addHelpText('after', exampleLines('draft --text article.txt --published 2018-03-28 > article.yaml', 'draft --agreement'))
    .action(async ({ text: file, published: publishedOn, title, url, outlet: publisher, agreement: isAgreement }) => {
      const config = readSettings();
      if (isAgreement) return printAgreement(config);
      if (file === undefined) return command.error("error: required option '--text <file>' not specified");
      const text = await readText(file);
      const known = await readNames(config, text, publisher ?? null);
      if (publisher !== undefined && !known.organizations.some(({ slug }) => slug === publisher)) {
        throw new OperatorError(`--outlet: unknown organization ${publisher}. Use a stored slug, or omit the option.`);
      }
      const { proposals, dropped } = await drafting(config)(
        { text, known, annotated: '', published: publishedOn ?? null, outlet: publisher ?? null },
        null,
      );
      process.stdout.write(draftAnnotation(text, { title, publishedOn, url, publisher }, proposals, known));
      const sure = proposals.filter(({ confidence }) => confidence >= SURE).length;
      const broken = Object.entries(dropped).map(([rule, count]) => `; ${count} dropped for breaking ${rule}`);
      console.error(`${proposals.length} facts proposed, ${sure} of them sure${broken.join('')}.`);
    });

function readDate(date: string): string {
  if (parsePartialDate(date)) return date;
  throw new InvalidArgumentError('Write 2018-03-28, 2018-03 or 2018.');
}

async function printAgreement(config: Config): Promise<void> {
  const { decided, agreed } = await withStore(config, agreement);
  if (decided === 0) return console.log('No editor has decided on a held-out proposal yet.');
  const share = Math.round((agreed / decided) * 100);
  console.log(`Editors agreed with ${agreed} of ${decided} sure proposals that they had not seen (${share} %).`);
}

function drafting(config: Config): DraftText {
  const settings = modelSettings(config);
  return settings ? withModel(draftText, { settings, milliseconds: MODEL_MILLISECONDS, tell }) : draftText;
}

function tell({ name, promptTokens, completionTokens, failure }: ModelUse): void {
  const cost = `${promptTokens ?? 'unknown'} prompt tokens, ${completionTokens ?? 'unknown'} completion tokens`;
  console.error(`The model ${name}: ${cost}.${failure === null ? '' : ` Its answer was not used: ${failure}`}`);
}

/** Returns the names in the store; only the names of countries if there is no store. */
async function readNames(config: Config, text: string, outlet: string | null): Promise<Known> {
  const none: Known = { people: [], organizations: [], countries: countries() };
  if (config.databaseUrl === null && !existsSync(config.dataDir)) return none;
  try {
    return await withStore(config, (db) => knownNames(db, text, outlet));
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    console.error(`The names in the store were not used: ${error.message}`);
    return none;
  }
}
