// Measures how many of PolNeAR's quotations are found with the same bounds: node bench/drafting/quotations.mjs FOLDER [--list]
import { quotationsIn } from '../../dist/src/model/text/quotations.js';
import { readPolnear } from './polnear.mjs';

const LEAST_WORDS = 5;
const [folder, list] = process.argv.slice(2);
let [gold, exact, found] = [0, 0, 0];
for (const { name, text, attributions } of readPolnear(folder)) {
  const quoted = quotationsIn(text);
  found += quoted.filter((each) => isLong(text.slice(each.start, each.end))).length;
  const lengths = new Set(quoted.map(({ start, end }) => `${start}-${end}`));
  for (const { start, words } of attributions.flatMap(({ content }) => content)) {
    // The whole content is one quotation: its quotation marks are the first and the last character.
    const [, opening, inside] = /^([“"])([^“”"]*)[”"]$/.exec(words) ?? [];
    if (!inside || !isLong(inside)) continue;
    gold += 1;
    const [first, last] = [
      start + opening.length + inside.length - inside.trimStart().length,
      start + opening.length + inside.trimEnd().length,
    ];
    if (lengths.has(`${first}-${last}`)) exact += 1;
    else if (list)
      console.log(
        `${name}: ${JSON.stringify(words)} is not found`,
        quoted.filter((each) => each.start < last && each.end > first).map((each) => text.slice(each.start, each.end)),
      );
  }
}
console.log(
  `exact ${exact} of ${gold} (${(exact / gold).toFixed(4)}); ${found} quotations of ${LEAST_WORDS} words or more in all`,
);

function isLong(words) {
  return words.trim().split(/\s+/).length >= LEAST_WORDS;
}
