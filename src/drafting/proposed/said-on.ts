import type { Article } from '../article.js';
import type { TextPerson } from '../names/names.js';
import type { Span } from '../language/sentences.js';
import { visitSlugs } from './visits.js';

/** Words that say when something was said: "during the visit", "at their talks". */
const DURING =
  /(?<!\p{L})(?:during|at|in) (?:the|their|his|her|that) (?:[\p{L}-]+ ){0,2}(?:visit|trip|talks|meeting|summit|banquet|dinner)(?!\p{L})/u;
const FARTHEST = 200;

/**
 * The visit on which people of its delegations said something, where the text is about one visit: its slug, and whether words of
 * the sentence say so.
 */
export function saidOn(article: Article, people: readonly TextPerson[], { start, end }: Span) {
  const { main, text } = article;
  const isThere = (one: TextPerson) => article.delegates.some(({ visit, person }) => visit === main && person === one);
  if (!main || people.length === 0 || !people.every(isThere)) return null;
  const around = [text.slice(Math.max(0, start - FARTHEST), start), text.slice(end, end + FARTHEST)] as const;
  const isTold =
    DURING.test(around[0].replace(/^[^]*[.?!]\s|^[^]*\n/u, '')) || DURING.test(around[1].replace(/[.?!]\s[^]*|\n[^]*/u, ''));
  return { visit: visitSlugs(article).get(main)!, isTold };
}
