/**
 * Mutants that no test can or should notice, with the reason. They are found again by their file, the line that they change,
 * and the change.
 */
export const EXPLAINED = [];

export function isExplained({ file, source, original, replacement }) {
  const change = `${original} → ${replacement}`;
  return EXPLAINED.some((each) => each.file === file && each.line === source && each.change === change);
}
