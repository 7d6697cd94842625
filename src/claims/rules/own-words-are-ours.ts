import type { Annotation } from '../annotation.js';
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

function ownTexts({ visits, events, statements }: Annotation): { path: Path; written: string }[] {
  return [
    ...Object.entries(visits).map(([slug, { title }]) => ({ path: ['visits', slug, 'title'], written: title })),
    ...Object.entries(events).map(([slug, { title }]) => ({ path: ['events', slug, 'title'], written: title })),
    ...Object.entries(statements)
      .filter(([, { kind }]) => kind === 'PARAPHRASE')
      .map(([key, { text }]) => ({ path: ['statements', key, 'text'], written: text })),
  ];
}

/** What a text says in its own words: quotations may be repeated. */
function proseOf({ text }: CodePoints): string[] {
  return text.split(/“[^”\n]*”?|"[^"\n]*"?|\n/);
}

/** Every run of words one longer than may be shared, without case and punctuation. */
function runs(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const starts = words.slice(MOST_WORDS);
  return starts.map((_, start) => words.slice(start, start + MOST_WORDS + 1).join(' '));
}
