import { fold } from '../../model/fold.js';

export const UNWRITTEN = 'This is an excerpt from the text, cut off with “…”. Say in your own words what was said.';

/**
 * Whether a paraphrase only repeats words of the text, cut off with "…". The desk proposes paraphrases in this form, for
 * editors to rewrite.
 */
export function isUnwritten(paraphrase: string, text: string): boolean {
  if (!/…|\.{3}/.test(paraphrase)) return false;
  const words = (given: string) =>
    ` ${fold(given)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  const all = words(text);
  return paraphrase.split(/…|\.{3}/).every((part) => words(part).trim() === '' || all.includes(words(part)));
}
