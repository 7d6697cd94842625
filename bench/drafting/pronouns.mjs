// Measures to whom "he" and "she" refer as subjects of verbs of speaking, according to GUM's coreference chains: node bench/drafting/pronouns.mjs XML TSV [--list] [--all]
// Only pronouns outside quotation marks, of people whom the text names in full, count.
import { join } from 'node:path';
import { countries } from '../../dist/seed/reference/countries.js';
import { readArticle } from '../../dist/src/features/drafting/article.js';
import { speakersMeant } from '../../dist/src/features/drafting/facts/speaking.js';
import { CUES } from '../../dist/src/features/drafting/language/speech-verbs.js';
import { readEntities, readGum } from './gum.mjs';
import { share } from './wilson.mjs';

const [xml, tsv, ...flags] = process.argv.slice(2);
const SPEAKING = new RegExp(`(?<![\\p{L}’'])(?:[Hh]e|[Ss]he)(?= (?:also |then |later |has |had )?(?:${CUES})(?!\\p{L}))`, 'gu');
const known = { people: [], organizations: [], countries: countries() };
let [gold, answered, right] = [0, 0, 0];
for (const { name, published, text, tokens } of readGum(xml, flags.includes('--all') ? /^GUM_/ : undefined)) {
  const people = readEntities(join(tsv, `${name}.tsv`), tokens).filter(({ type }) => type === 'person');
  const article = readArticle(text, { published, known });
  const chainOf = ({ start, end }) =>
    people
      .filter((each) => each.start <= start && each.end >= end)
      .sort((a, b) => a.end - a.start - (b.end - b.start))[0]
      ?.chain();
  const chains = new Map();
  for (const mention of article.names.mentions) {
    if (mention.isFull && !chains.has(mention.person)) chains.set(mention.person, chainOf(mention));
  }
  const named = new Set(chains.values());
  for (const { 0: words, index: start } of text.matchAll(SPEAKING)) {
    const chain = chainOf({ start, end: start + words.length });
    const isQuoted = article.quotations.some((each) => each.start <= start && each.end > start);
    if (!chain || !named.has(chain) || isQuoted) continue;
    gold += 1;
    const [meant] = speakersMeant(article, { start, end: start + words.length, words });
    if (!meant?.person) continue;
    answered += 1;
    const isRight = chains.get(meant.person) === chain;
    right += Number(isRight);
    if (flags.includes('--list') && !isRight)
      console.log(
        `${name}: ${words} → ${meant.person.name}: ${JSON.stringify(text.slice(Math.max(0, start - 250), start + 40))}`,
      );
  }
}
console.log(`pronouns: precision ${share(right, answered)}, recall ${share(right, gold)}`);
