import { parsePartialDate } from '../claims/dates/partial-date.js';
import { SURE } from '../drafting/confidence.js';
import { draftAnnotation } from '../drafting/draft-annotation.js';
import type { Known } from '../drafting/known.js';
import { propose } from '../drafting/propose.js';
import { readText } from '../files/read-text.js';
import { OperatorError } from '../operator-error.js';
import { countries } from '../../seed/reference/countries.js';
import { readOptions } from './arguments.js';
import { command } from './command.js';

// npm run draft -- --text FILE: prints an annotation with what is proposed from a text, to be read and completed by a person. What
// was found is counted on standard error. Needs no store and no network.

const USAGE = 'npm run --silent draft -- --text FILE [--published DATE] [--title "…"] [--url URL] > FILE.yaml';

await command(async () => {
  const one = { type: 'string' } as const;
  const { values, positionals } = readOptions(USAGE, { text: one, published: one, title: one, url: one });
  const { text: file, published: publishedOn, title, url } = values;
  if (file === undefined || positionals.length > 0) throw new OperatorError(`usage: ${USAGE}`);
  if (publishedOn !== undefined && !parsePartialDate(publishedOn)) {
    throw new OperatorError(`--published ${publishedOn} is no date: write 2018-03-28, 2018-03 or 2018.`);
  }
  const text = await readText(file);
  const known: Known = { people: [], organizations: [], countries: countries() };
  const { proposals, dropped } = propose(text, { published: publishedOn, known });
  process.stdout.write(draftAnnotation(text, { title, publishedOn, url }, proposals, known));
  const sure = proposals.filter(({ confidence }) => confidence >= SURE).length;
  const broken = Object.entries(dropped).map(([rule, count]) => `; ${count} dropped, which broke ${rule}`);
  console.error(`${proposals.length} facts proposed, ${sure} of them sure${broken.join('')}.`);
});
