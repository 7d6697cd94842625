// Measures how many of GUM's dates are found, and how many are correct: node bench/drafting/dates.mjs FOLDER [--list]
import { datesIn } from '../../dist/src/features/drafting/language/dates.js';
import { parsePartialDate } from '../../dist/src/model/dates/partial-date.js';
import { readGum } from './gum.mjs';

const [folder, list] = process.argv.slice(2);
let [gold, found, covered, exact, finer] = [0, 0, 0, 0, 0];
for (const { name, published, text, dates } of readGum(folder)) {
  const mentions = datesIn(text, published).filter(({ edtf }) => edtf !== null);
  const known = dates.filter(({ edtf }) => edtf !== null);
  gold += known.length;
  for (const date of known) {
    const mention = mentions.find(({ start, end }) => start < date.end && end > date.start);
    if (mention) covered++;
    const isExact = mention && same(mention.edtf, date.edtf);
    if (isExact) exact++;
    if (mention && precision(mention.edtf) > precision(date.edtf)) finer++;
    if (list && !isExact)
      console.log(
        `${name} (${published}): ${JSON.stringify(date.words)} is ${date.edtf}, ${mention ? `read as ${mention.edtf} (${mention.words})` : 'not found'}`,
      );
  }
  for (const mention of mentions) {
    const date = known.find(({ start, end }) => mention.start < end && mention.end > start);
    if (date) found++;
    else if (list) console.log(`${name} (${published}): ${JSON.stringify(mention.words)} read as ${mention.edtf}, not in gold`);
  }
}
const share = (one, all) => `${one} of ${all} (${(one / all).toFixed(2)})`;
console.log(
  `found ${share(covered, gold)}, exact ${share(exact, gold)}; of what is found in gold, exact ${share(exact, covered)}; finer than gold: ${finer}`,
);

/** Whether two dates span the same days. The gold data writes a decade as its first and last day. */
function same(one, other) {
  return daysOf(one) === daysOf(other);
}

function daysOf(edtf) {
  const [, from, to] = /^\[(.*)\.\.(.*)\]$/.exec(edtf.replace(/^([^/]*)\/(.*)$/, '[$1..$2]')) ?? [null, edtf, edtf];
  const day = (date, end) => (date === '' ? '' : (parsePartialDate(date.slice(0, 10))?.[end].toISOString().slice(0, 10) ?? date));
  return `${day(from, 'earliest')}..${day(to, 'latest')}`;
}

function precision(edtf) {
  return edtf.startsWith('[') ? 0 : edtf.split('/')[0].length;
}
