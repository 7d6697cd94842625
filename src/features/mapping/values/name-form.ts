/** The ways in which names are printed. Without a comma, capitals mark the surname. */
export const NAME_FORMS = ['SURNAME, Given', 'SURNAME Given', 'Given SURNAME'] as const;
export type NameForm = (typeof NAME_FORMS)[number];

/**
 * Returns a function that puts a printed name into spoken order, such as “Angela Merkel”, or returns null if the name has
 * another form. A single word fits every form.
 */
export function nameReader(form: NameForm): (printed: string) => string | null {
  return (printed) => {
    const words = printed.split(' ');
    if (words.length === 1 && !printed.includes(',')) return inLowerCase(printed);
    const [surname, given] = divided(form, printed, words);
    if (!surname || !given) return null;
    return `${form === 'SURNAME, Given' ? given : inLowerCase(given)} ${inLowerCase(surname)}`;
  };
}

function divided(form: NameForm, printed: string, words: string[]): (string | undefined)[] {
  if (form === 'SURNAME, Given') {
    const parts = printed.split(',').map((part) => part.trim());
    return parts.length === 2 ? parts : [];
  }
  const isLast = form === 'Given SURNAME';
  const from = isLast ? words.toReversed() : words;
  const count = from.findIndex((word) => !isCapitals(word));
  const [surname, given] = [from.slice(0, count), from.slice(Math.max(count, 0))];
  const inOrder = (some: string[]) => (isLast ? some.toReversed() : some).join(' ');
  return count <= 0 ? [] : [inOrder(surname), inOrder(given)];
}

const isCapitals = (word: string) => /\p{Lu}.*\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word);

/** Converts words in capitals to title case: O’Neill, Lloyd-George. Leaves II unchanged. */
function inLowerCase(name: string): string {
  return name
    .split(' ')
    .map((word) => (isCapitals(word) && !/^[IVX]+$/.test(word) ? capitalised(word) : word))
    .join(' ');
}

function capitalised(word: string): string {
  return word.toLowerCase().replace(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
