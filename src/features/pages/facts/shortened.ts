/** A text in one line: of a longer one as many whole words as so many characters hold, and an ellipsis. */
export function shortened(text: string, longest: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  if (characters.length <= longest) return characters.join('');
  const space = characters.lastIndexOf(' ', longest);
  const whole = space > longest / 2 ? space : longest; // some languages have no spaces
  return `${characters.slice(0, whole).join('')}…`;
}
