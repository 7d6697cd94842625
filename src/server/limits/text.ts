/** PostgreSQL's text holds no NUL, and UTF-8 no half of a surrogate pair. What is wrong, as a sentence ends; or null. */
export function textProblem(text: string): string | null {
  if (text.includes('\0')) return 'holds a NUL character, which text here cannot';
  return text.isWellFormed() ? null : 'holds half of a surrogate pair, which is no character';
}
