import type { MarkedSpan } from './marks.js';

/** The maximum number of code points before and after a passage on its page. */
export const AROUND = 400;

/** The text around a passage. */
interface InContext {
  text: string;
  /** The offset of the text in its source. */
  offset: number;
  isCutBefore: boolean;
  isCutAfter: boolean;
}

/**
 * Returns the paragraphs that contain a passage, or as much of them, in whole words, as `text` contains. `offset` is the position
 * of `text` in its source, which has `length` code points.
 */
export function passageContext(text: string, offset: number, { start, end }: MarkedSpan, length: number): InContext {
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
