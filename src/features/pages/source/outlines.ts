/** As many passages of one page are outlined whole. Of a later one the first piece is. */
const MOST = 250;

/** The class of what a reader who jumps to a passage comes to, and of every piece of that passage. */
export const fromClass = (passage: number) => `from-${passage}`;
export const ofClass = (passage: number) => `of-${passage}`;

/**
 * Outlines every piece of the passage that an address names. Marks are cut at every boundary, so that no element holds a
 * passage; and no selector compares two elements, so that each number on a page has its own.
 */
export function outlines(): string {
  const numbers = Array.from({ length: MOST }, (_, index) => index + 1);
  const pieces = numbers.map((each) => `.text:has(.${fromClass(each)}:target) .${ofClass(each)}`);
  return `${pieces.join(',\n')} {\n  outline: 2px solid var(--accent);\n}\n`;
}
