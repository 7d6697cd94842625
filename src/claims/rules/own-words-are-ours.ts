import type { Annotation } from '../annotation.js';
import { claimsIn } from '../claims.js';
import { fieldsOf } from '../kinds/fields.js';
import { CLAIMED } from '../kinds/kinds.js';
import type { CodePoints } from '../text/code-points.js';
import type { Path } from '../problem.js';
import type { Rule } from '../rule.js';

/** Long names have seven words (the Center for Strategic and International Studies); sentences have more. */
const MOST_WORDS = 7;

/** Paraphrases and titles are in words of our own: they share no more than seven words in a row with the text's prose. */
export const ownWordsAreOurs: Rule = (annotation, { text }) => {
  if (!text) return [];
  const prose = new Set(proseOf(text).flatMap(runs));
  return ownTexts(annotation).flatMap(({ path, written }) => {
    const copied = runs(written).find((run) => prose.has(run));
    return copied === undefined ? [] : [{ path, message: `repeats the text word for word: ${JSON.stringify(copied)}` }];
  });
};

function ownTexts(annotation: Annotation): { path: Path; written: string }[] {
  const titles = CLAIMED.flatMap((kind) => {
    const fields = fieldsOf(kind.shape).filter(({ isOurWords }) => isOurWords);
    return claimsIn(annotation, kind).flatMap(({ path, claim }) =>
      fields.map(({ name }) => ({ path: [...path, name], written: claim[name] as string })),
    );
  });
  const paraphrases = Object.entries(annotation.statements)
    .filter(([, { kind }]) => kind === 'PARAPHRASE')
    .map(([key, { text }]) => ({ path: ['statements', key, 'text'], written: text }));
  return [...titles, ...paraphrases];
}

/** The text without its quotations, which may be repeated. */
function proseOf({ text }: CodePoints): string[] {
  return text.split(/“[^”\n]*”?|"[^"\n]*"?|\n/);
}

/** Every run of words one longer than may be shared, without case and punctuation. */
function runs(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const starts = words.slice(MOST_WORDS);
  return starts.map((_, start) => words.slice(start, start + MOST_WORDS + 1).join(' '));
}
