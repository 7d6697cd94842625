import type { Annotation } from '../annotation.js';
import { claimsIn } from '../claims.js';
import { fieldsOf } from '../kinds/fields.js';
import { CLAIMED } from '../kinds/kinds.js';
import type { CodePoints } from '../text/code-points.js';
import { mayBeCopied } from '../text/licence.js';
import type { Path } from '../problem.js';
import type { Rule } from '../rule.js';

/** Long names have seven words (the Center for Strategic and International Studies); sentences have more. */
const MOST_WORDS = 7;

export const ownWordsAreOurs: Rule = {
  sentence: `A paraphrase, title or note must not copy more than ${MOST_WORDS} words in a row from the text, quotations aside, unless its licence allows it.`,
  *check(annotation, { text }) {
    if (!text || mayBeCopied(annotation.source.licence)) return;
    const prose = new Set(proseOf(text).flatMap(runs));
    for (const { path, written } of ownTexts(annotation)) {
      const copied = runs(written).find((run) => prose.has(run));
      const message = `copies ${MOST_WORDS + 1} words in a row from the text: ${JSON.stringify(copied)}. Use other words`;
      if (copied !== undefined) yield { path, message };
    }
  },
};

function ownTexts(annotation: Annotation): { path: Path; written: string }[] {
  const titles = CLAIMED.flatMap((kind) => {
    const fields = fieldsOf(kind.shape).filter(({ isOurWords }) => isOurWords);
    return claimsIn(annotation, kind).flatMap(({ path, claim }) =>
      fields.map(({ name }) => ({ path: [...path, name], written: claim[name] as string | undefined })),
    );
  });
  const paraphrases = Object.entries(annotation.statements)
    .filter(([, { kind }]) => kind === 'PARAPHRASE')
    .map(([key, { text }]) => ({ path: ['statements', key, 'text'], written: text }));
  return [...titles, ...paraphrases].flatMap(({ path, written }) => (written === undefined ? [] : [{ path, written }]));
}

/** The text without its quotations, which may be repeated. */
function proseOf({ text }: CodePoints): string[] {
  return text.split(/“[^”\n]*”?|"[^"\n]*"?|\n/);
}

/** Every run of words that is one too long to share, without case and punctuation. */
function runs(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const starts = words.slice(MOST_WORDS);
  return starts.map((_, start) => words.slice(start, start + MOST_WORDS + 1).join(' '));
}
