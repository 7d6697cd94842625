import type { Annotation } from '../annotation.js';
import { claimsIn } from '../claims.js';
import { claimFields } from '../kinds/fields.js';
import { CLAIMED } from '../kinds/kinds.js';
import type { CodePoints } from '../text/code-points.js';
import type { Path } from '../problem.js';
import type { Rule } from '../rule.js';

/** Long names have up to seven words (the Center for Strategic and International Studies); sentences have more. */
const MOST_WORDS = 7;

export const ownWordsAreOurs: Rule = {
  sentence: `A paraphrase, title or note must not copy more than ${MOST_WORDS} consecutive words from the text, except from quotations, unless its licence allows it.`,
  *check(annotation, { text }) {
    if (!text || mayBeCopied(annotation.source.licence)) return;
    const copied = runsInBoth(ownTexts(annotation), text);
    if (copied.size === 0) return;
    for (const { path, written } of ownTexts(annotation)) {
      const first = runs(written).find((run) => copied.has(run));
      if (first !== undefined) yield { path, reason: 'COPIED_WORDS', params: { count: MOST_WORDS + 1, words: first } };
    }
  },
};

/**
 * Returns the runs of words that the annotator copied from the source. Runs in the source are not kept in memory, since its
 * text may be long.
 */
function runsInBoth(own: Iterable<{ written: string }>, text: CodePoints): Set<string> {
  const wanted = new Set<string>();
  const firstWords = new Set<string>();
  for (const { written } of own) {
    for (const run of runs(written)) {
      wanted.add(run);
      firstWords.add(run.slice(0, run.indexOf(' ')));
    }
  }
  const copied = new Set<string>();
  if (wanted.size === 0) return copied;
  for (const prose of proseOf(text)) {
    for (const run of runs(prose, firstWords)) if (wanted.has(run)) copied.add(run);
  }
  return copied;
}

function* ownTexts(annotation: Annotation): Generator<{ path: Path; written: string }> {
  for (const kind of CLAIMED) {
    const fields = claimFields(kind.shape).filter(({ isOurWords }) => isOurWords);
    if (fields.length === 0) continue;
    for (const { path, claim } of claimsIn(annotation, kind)) {
      for (const { name } of fields) {
        const written = claim[name] as string | undefined;
        if (written !== undefined) yield { path: [...path, name], written };
      }
    }
  }
  for (const [key, { kind, text }] of Object.entries(annotation.statements)) {
    if (kind === 'PARAPHRASE') yield { path: ['statements', key, 'text'], written: text };
  }
}

/** Returns the text without its quotations, which may be copied. */
function proseOf({ text }: CodePoints): string[] {
  return text.split(/“[^”\n]*”?|"[^"\n]*"?|\n/);
}

/**
 * Returns every run of words that is one word longer than allowed, ignoring case and punctuation; optionally, only runs that
 * start with one of `firstWords`.
 */
function runs(text: string, firstWords?: ReadonlySet<string>): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const found: string[] = [];
  for (let start = 0; start + MOST_WORDS < words.length; start += 1) {
    if (firstWords && !firstWords.has(words[start]!)) continue;
    found.push(words.slice(start, start + MOST_WORDS + 1).join(' '));
  }
  return found;
}

/** Licences that allow copying: public domain, or licences that only require attribution, which citations provide. */
const FREE = /^(CC0-\d\.\d|PDDL-1\.0|CC-PDDC|Unlicense|public[ -]domain|CC-BY-\d\.\d(-[A-Z]{2,3})?|ODC-By-1\.0|OGL-UK-\d\.\d)$/i;

/** Whether the licence of a text allows notes to repeat its words. Without a licence, the publisher holds the rights. */
function mayBeCopied(licence: string | undefined): boolean {
  return licence !== undefined && FREE.test(licence);
}
