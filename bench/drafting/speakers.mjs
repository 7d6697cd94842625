// Measures how many of PolNeAR's quotations get the right speaker: node bench/drafting/speakers.mjs FOLDER [--list]
import { quotationsIn } from '../../dist/src/model/text/quotations.js';
import { findSpeakers } from '../../dist/src/features/drafting/language/speakers.js';
import { readPolnear } from './polnear.mjs';

const LEAST_WORDS = 5;
const [folder, list] = process.argv.slice(2);
const counts = new Map();
let gold = 0;
for (const { name, text, attributions } of readPolnear(folder)) {
  const quoted = quotationsIn(text);
  const speakers = findSpeakers(text, quoted);
  quoted.forEach((each, index) => {
    if (each.depth > 0 || text.slice(each.start, each.end).split(/\s+/).length < LEAST_WORDS) return;
    const overlap = ({ content }) =>
      Math.max(0, ...content.map(({ start, end }) => Math.min(end, each.end) - Math.max(start, each.start)));
    const [best] = attributions
      .filter((one) => overlap(one) > 0 && one.source.length > 0)
      .sort((a, b) => overlap(b) - overlap(a));
    if (!best) return;
    gold += 1;
    const speaker = speakers[index];
    const isRight = speaker !== null && best.source.some(({ start, end }) => speaker.start < end && speaker.end > start);
    const key = speaker ? `${speaker.score} ${speaker.where}` : 'none';
    const [right, all] = counts.get(key) ?? [0, 0];
    counts.set(key, [right + (isRight ? 1 : 0), all + 1]);
    if (list && !isRight)
      console.log(
        `${key}: ${JSON.stringify(text.slice(Math.max(0, each.start - 90), each.start))} | ${text.slice(each.start, each.start + 40)} … ${JSON.stringify(text.slice(each.end - 20, each.end + 60))} → ${speaker?.words}; gold ${best.source.map(({ words }) => words)}`,
      );
  });
}
let [right, all] = [0, 0];
for (const [key, [rights, alls]] of [...counts].sort().reverse()) {
  if (key !== 'none') [right, all] = [right + rights, all + alls];
  console.log(`${key.padEnd(18)} ${rights} of ${alls} (${(rights / alls).toFixed(2)})`);
}
console.log(`precision ${(right / all).toFixed(3)}, recall ${(right / gold).toFixed(3)} of ${gold}`);
