import type { Span } from '../language/sentences.js';

const HEADING = /^.{0,80}(?:\bdelegation\b|\baccompan(?:ied|ying)\b|\bentourage\b).{0,60}:[ \t]*\n+/gimu;

/** The lines under "Members of the delegation:", up to the first empty one. */
export function delegateListsIn(text: string): Span[] {
  return [...text.matchAll(HEADING)].map(({ 0: heading, index }) => {
    const start = index + heading.length;
    const end = text.indexOf('\n\n', start);
    return { start, end: end < 0 ? text.length : end };
  });
}
