// Measures how many attributions without a quotation in PolNeAR are found: node bench/drafting/paraphrases.mjs FOLDER [--list]
// One is correct if its speaker overlaps the source, its words cover at least half of the content, and at least half of them
// lie within it.
import { paraphrasesIn } from '../../dist/src/features/drafting/facts/paraphrases.js';
import { CUES } from '../../dist/src/features/drafting/language/speech-verbs.js';
import { quotationsIn } from '../../dist/src/model/text/quotations.js';
import { readPolnear } from './polnear.mjs';

const [folder, list] = process.argv.slice(2);
const SAYS = new RegExp(`(?<!\\p{L})(?:${CUES}|[Aa]ccording to)(?!\\p{L})`, 'u');
let [gold, found, right, recalled, said, saidRecalled] = [0, 0, 0, 0, 0, 0];
for (const { name, text, attributions } of readPolnear(folder)) {
  const quoted = quotationsIn(text);
  const known = attributions.filter(
    ({ source, content }) =>
      source.length > 0 &&
      content.length > 0 &&
      !content.some(({ start, end }) => quoted.some((each) => each.start < end && each.end > start)),
  );
  gold += known.length;
  const fits = (one, { source, content }) => {
    const [start, end] = [Math.min(...content.map((each) => each.start)), Math.max(...content.map((each) => each.end))];
    const shared = Math.min(end, one.end) - Math.max(start, one.start);
    const isSource = source.some((each) => one.speaker.start < each.end && one.speaker.end > each.start);
    return isSource && shared * 2 >= end - start && shared * 2 >= one.end - one.start;
  };
  const all = paraphrasesIn(text, quoted);
  if (list)
    for (const { source, content, cue } of known)
      if (!all.some((one) => fits(one, { source, content })))
        console.log(
          `${name} missed: [${source.map((each) => each.words).join(' ')}] [${cue.map((each) => each.words).join(' ')}] ${text.slice(Math.min(source[0].start, content[0].start), Math.max(source.at(-1).end, content.at(-1).end)).slice(0, 160)}`,
        );
  found += all.length;
  recalled += known.filter((each) => all.some((one) => fits(one, each))).length;
  const isSaid = ({ cue }) => SAYS.test(cue.map(({ words }) => words).join(' '));
  said += known.filter(isSaid).length;
  saidRecalled += known.filter((each) => isSaid(each) && all.some((one) => fits(one, each))).length;
  for (const one of all) {
    const isRight = attributions.some((each) => each.source.length > 0 && each.content.length > 0 && fits(one, each));
    if (isRight) right += 1;
    else if (list)
      console.log(
        `${name}: ${JSON.stringify(text.slice(Math.min(one.start, one.speaker.start) - 20, Math.max(one.end, one.speaker.end) + 10))} → ${one.speaker.words}`,
      );
  }
}
console.log(
  `precision ${right} of ${found} (${(right / found).toFixed(3)}), recall ${recalled} of ${gold} (${(recalled / gold).toFixed(3)}), recall of those with a verb of speaking ${saidRecalled} of ${said} (${(saidRecalled / said).toFixed(3)})`,
);
