import { parsePartialDate } from '../claims/dates/partial-date.js';
import { draftAnnotation } from '../drafting/draft-annotation.js';
import { readText } from '../files/read-text.js';
import { OperatorError } from '../operator-error.js';
import { countries } from '../../seed/reference/countries.js';
import { readOptions } from './arguments.js';
import { command } from './command.js';

// npm run draft -- --text FILE: prints an annotation with the quotations of a text, to be read and completed by a person. What was
// found is counted on standard error. Needs no store and no network.

const USAGE = 'npm run --silent draft -- --text FILE [--published DATE] [--title "…"] [--url URL] > FILE.yaml';

await command(async () => {
  const one = { type: 'string' } as const;
  const { values, positionals } = readOptions(USAGE, { text: one, published: one, title: one, url: one });
  const { text: file, published: publishedOn, title, url } = values;
  if (file === undefined || positionals.length > 0) throw new OperatorError(`usage: ${USAGE}`);
  if (publishedOn !== undefined && !parsePartialDate(publishedOn)) {
    throw new OperatorError(`--published ${publishedOn} is no date: write 2018-03-28, 2018-03 or 2018.`);
  }
  const known = new Map(countries().map((country) => [country.slug, country]));
  const { yaml, ...counts } = draftAnnotation(await readText(file), { title, publishedOn, url }, known);
  process.stdout.write(yaml);
  const { statements, sure, short, dropped } = counts;
  console.error(
    `${statements} quotations, the speaker of ${sure} sure; ${short} of fewer than five words left out; ${dropped} dropped, which broke a rule.`,
  );
});
