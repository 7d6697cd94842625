// Judges the proposals for PolNeAR's texts by its annotations: node bench/drafting/judged.mjs FOLDER…
// "Sure" has the same meaning as at the desk. A statement is correct if the words that name its speaker overlap the source. For a
// paraphrase, half of its words and half of the content must also be the same. PolNeAR has no gold data for the identity of
// speakers, or for any other kind of fact.
import { countries } from '../../dist/seed/reference/countries.js';
import { readArticle } from '../../dist/src/features/drafting/article.js';
import { proposalConfidence, SURE } from '../../dist/src/features/drafting/confidence/confidence.js';
import { proposeParaphrases, proposeStatements } from '../../dist/src/features/drafting/proposed/statements.js';
import { readPolnear } from './polnear.mjs';
import { share } from './wilson.mjs';

const CLASSES = [0, 0.3, 0.5, 0.7, 0.8, 0.85, SURE, 0.95, 1];
const known = { people: [], organizations: [], countries: countries() };

/** Returns the proposals of a text for which there is gold data. */
function judge({ text, attributions }) {
  const article = readArticle(text, { known });
  const unit = (point) => article.points.toUnits(point);
  const gold = attributions.filter(({ source, content }) => source.length > 0 && content.length > 0);
  return [...proposeStatements(article), ...proposeParaphrases(article)].flatMap(({ type, claim, features }) => {
    const [start, end] = (claim.cite.find((part) => isLong(text, ...part.map(unit))) ?? claim.cite[0]).map(unit);
    const isRight =
      claim.kind === 'PARAPHRASE' ? isParaphrase(article, gold, start, end) : isQuotation(article, gold, start, end);
    return isRight === null ? [] : [{ isRight, kind: claim.kind, confidence: proposalConfidence(type, features) }];
  });
}

const isLong = (text, start, end) => text.slice(start, end).split(/\s+/).length >= 5;

/** Null if these words are not attributed in the gold data; undefined if it has no speaker. */
function isQuotation({ quotations, speakers, text }, gold, start, end) {
  const speaker = speakers[quotations.findIndex((each) => each.start === start)];
  const overlap = ({ content }) => Math.max(...content.map((each) => Math.min(end, each.end) - Math.max(start, each.start)));
  const [best] = gold.filter((one) => overlap(one) > 0).sort((a, b) => overlap(b) - overlap(a));
  if (!best || !isLong(text, start, end)) return null;
  if (!speaker) return undefined;
  return best.source.some((each) => speaker.start < each.end && speaker.end > each.start);
}

function isParaphrase({ paraphrases }, gold, start, end) {
  // Its passage may go on to the end of a clause, or of a name in apposition.
  const one = paraphrases.findLast(
    (each) => Math.min(each.start, each.speaker.start) === start && Math.max(each.end, each.speaker.end) <= end,
  );
  return gold.some(({ source, content }) => {
    const [first, last] = [Math.min(...content.map((each) => each.start)), Math.max(...content.map((each) => each.end))];
    const shared = Math.min(last, one.end) - Math.max(first, one.start);
    const isSource = source.some((each) => one.speaker.start < each.end && one.speaker.end > each.start);
    return isSource && shared * 2 >= last - first && shared * 2 >= one.end - one.start;
  });
}

function print(folder, judged) {
  const all = judged.filter(({ isRight }) => isRight !== undefined);
  const loss =
    all.reduce((sum, { isRight, confidence }) => sum - Math.log(isRight ? confidence : 1 - confidence), 0) / all.length;
  console.log(`${folder}: ${all.length} proposals, mean loss ${loss.toFixed(3)}`);
  for (const [index, least] of CLASSES.slice(0, -1).entries()) {
    const most = CLASSES[index + 1];
    const within = all.filter(({ confidence }) => confidence >= least && confidence < most);
    if (within.length > 0) console.log(`  ${least.toFixed(2)} to ${most.toFixed(2)}: ${right(within)}`);
  }
  const quoted = judged.filter(({ kind }) => kind !== 'PARAPHRASE');
  const sure = quoted.filter(({ confidence, isRight }) => confidence >= SURE && isRight !== undefined);
  console.log(
    `  sure quotations: ${right(sure)}; recall among those with a source ${share(sure.filter(isRight).length, quoted.length)}`,
  );
}

const isRight = (each) => each.isRight;
const right = (judged) => share(judged.filter(isRight).length, judged.length);

for (const folder of process.argv.slice(2)) print(folder, readPolnear(folder).flatMap(judge));
