import type { MarkedSpan } from '../../../pages/source/marks.js';
import { objectFields } from './annotation-cells.js';
import type { Fields, Json } from './cells.js';

/** Cached by claim, which is immutable, since every keystroke needs the spans of all claims. */
const known = new WeakMap<Fields, readonly MarkedSpan[]>();

/** Returns the spans of the passages that a claim cites. */
export function claimSpans(claim: Fields): readonly MarkedSpan[] {
  const spans = known.get(claim) ?? citedSpans(claim);
  known.set(claim, spans);
  return spans;
}

function citedSpans(claim: Fields): MarkedSpan[] {
  const cite = Object.hasOwn(claim, 'cite') ? claim['cite'] : undefined;
  return Array.isArray(cite) ? cite.flatMap(spanOf) : [];
}

function spanOf(cited: Json): MarkedSpan[] {
  const { start, end } = Array.isArray(cited) ? { start: cited[0] as Json, end: cited[1] as Json } : objectFields(cited);
  const isSpan = typeof start === 'number' && typeof end === 'number' && start >= 0 && end > start;
  return isSpan ? [{ start, end }] : [];
}

export const overlap = (one: MarkedSpan, other: MarkedSpan): boolean => one.start < other.end && one.end > other.start;
export const sameSpan = (one: MarkedSpan | null, other: MarkedSpan | null): boolean =>
  one?.start === other?.start && one?.end === other?.end;
