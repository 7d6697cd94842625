/** Returns text as one line, cut after a whole word and with an ellipsis if it exceeds `longest` characters. */
export function shortened(text: string, longest: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  if (characters.length <= longest) return characters.join('');
  const space = characters.lastIndexOf(' ', longest);
  const whole = space > longest / 2 ? space : longest; // some languages have no spaces
  return `${characters.slice(0, whole).join('')}…`;
}
