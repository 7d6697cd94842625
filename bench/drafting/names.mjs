// Measures how many names of people in GUM's news are found, and whether single-word names are assigned to the right person:
// node bench/drafting/names.mjs XML TSV [--list] [--all]
import { join } from 'node:path';
import { countries } from '../../dist/seed/reference/countries.js';
import { namesIn } from '../../dist/src/features/drafting/names/names.js';
import { readEntities, readGum } from './gum.mjs';

const SURE = 0.95;
const [xml, tsv, ...flags] = process.argv.slice(2);
const known = { people: [], organizations: [], countries: countries() };
const counts = new Map();
const count = (key, isRight) => {
  const [right, all] = counts.get(key) ?? [0, 0];
  counts.set(key, [right + (isRight ? 1 : 0), all + 1]);
};
for (const { name, published, text, tokens } of readGum(xml, flags.includes('--all') ? /^GUM_/ : undefined)) {
  const entities = readEntities(join(tsv, `${name}.tsv`), tokens);
  const { mentions } = namesIn(text, known, published);
  const goldOf = ({ start, end }) =>
    entities
      .filter((entity) => entity.type === 'person' && entity.start <= start && entity.end >= end)
      .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  const chains = new Map();
  for (const mention of mentions) {
    const gold = goldOf(mention);
    if (mention.isFull && gold && !chains.has(mention.person)) chains.set(mention.person, gold.chain());
  }
  for (const mention of mentions) {
    const gold = goldOf(mention);
    const isRight = mention.isFull ? gold !== undefined : gold !== undefined && gold.chain() === chains.get(mention.person);
    const sure = mention.confidence >= SURE ? 'sure' : 'unsure';
    count(`${mention.isFull ? 'full names are people' : 'one word is the right person'}, ${sure}`, isRight);
    if (flags.includes('--list') && !isRight)
      console.log(
        `${name} ${sure}: ${mention.title} ${mention.words} → ${mention.person.name}; ${JSON.stringify(text.slice(Math.max(0, mention.start - 50), mention.end + 30))}; gold ${gold?.words}`,
      );
  }
  for (const entity of entities) {
    const words = entity.words.replace(/['’]s?$/, '').trim();
    if (entity.type !== 'person' || !/^\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){1,3}$/u.test(words)) continue;
    const isFound = mentions.some(({ start, end }) => start < entity.end && end > entity.start);
    count('gold of two to four capitalised words, found', isFound);
    if (flags.includes('--list') && !isFound) console.log(`${name}: ${words} is not found`);
  }
}
for (const [key, [right, all]] of [...counts].sort()) console.log(`${key}: ${right} of ${all} (${(right / all).toFixed(3)})`);
