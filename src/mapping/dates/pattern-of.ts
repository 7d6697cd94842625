/** The pattern of a value, for reports: `9999-99-99`, `99 Aaa 9999`. */
export function patternOf(value: string): string {
  return value
    .replace(/\d/g, '9')
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{L}/gu, (letter) => (letter === 'A' ? 'A' : 'a'));
}
