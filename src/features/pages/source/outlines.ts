/** The number of passages on a page that are fully outlined. Of later passages, only the first piece is outlined. */
const MOST = 250;

/** The class of the link target of a passage, and the class of each of its pieces. */
export const fromClass = (passage: number) => `from-${passage}`;
export const ofClass = (passage: number) => `of-${passage}`;

/**
 * Returns CSS rules that outline every piece of the passage in the URL fragment. Since marks are split at every boundary, no
 * single element holds a passage; and since no selector can compare two elements, each number needs a rule.
 */
export function outlines(): string {
  const numbers = Array.from({ length: MOST }, (_, index) => index + 1);
  const pieces = numbers.map((each) => `.text:has(.${fromClass(each)}:target) .${ofClass(each)}`);
  return `${pieces.join(',\n')} {\n  outline: 2px solid var(--accent);\n}\n`;
}
