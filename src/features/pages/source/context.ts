import type { MarkedSpan } from './marks.js';

/** Code points before and after a passage that its page shows, where its paragraph is longer. */
export const AROUND = 400;

/** A passage in the words around it. */
interface InContext {
  text: string;
  /** Where it begins in its source. */
  offset: number;
  isCutBefore: boolean;
  isCutAfter: boolean;
}

/**
 * The paragraphs in which a passage stands, or as many whole words of them as `text` holds. `offset` is where `text` begins in
 * its source, which has `length` code points.
 */
export function contextOf(text: string, offset: number, { start, end }: MarkedSpan, length: number): InContext {
  const characters = [...text];
  const before = characters.slice(0, start - offset);
  const after = characters.slice(end - offset);
  const line = before.lastIndexOf('\n');
  const isCutBefore = line < 0 && offset > 0;
  const from = isCutBefore ? before.findIndex(isSpace) + 1 : line + 1;
  const lineEnd = after.indexOf('\n');
  const isCutAfter = lineEnd < 0 && offset + characters.length < length;
  const space = after.findLastIndex(isSpace);
  const to = lineEnd >= 0 ? lineEnd : isCutAfter && space >= 0 ? space : after.length;
  const words = characters.slice(from, end - offset + to).join('');
  return { text: words, offset: offset + from, isCutBefore, isCutAfter };
}

const isSpace = (character: string) => /\s/.test(character);
