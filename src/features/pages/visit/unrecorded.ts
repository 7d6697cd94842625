/** What follows those who were met: another deed, a place, a time or a purpose. */
const END =
  /(?:,?\sand|,)?\s(?:later\s|also\s)?(?:\p{Ll}+ed|held|met|spoke|gave|made|took|laid)\s|\s(?:aboard|about|after|as|at|before|by|during|following|from|in|on|over|regarding|to|upon|when|where|while|who)\s|\sfor\s(?!\p{Lu})|(?<!\b\p{Lu})[.;](?=\s|$)|\(/u;

/** Returns those whom a note says were met, in its words, unless it names one of the delegates. */
export function unrecorded(note: string, delegates: readonly string[]): string[] {
  const known = new Set(delegates.flatMap(wordsIn).filter((word) => word.length > 2));
  const met = [...note.matchAll(/\bmet(?:\s(?:separately|privately|informally|also))?(?:\swith)?(?=\s)/giu)]
    .flatMap(({ index, 0: { length } }) =>
      partsOf(
        note
          .slice(index + length)
          .split(END, 1)[0]!
          .trim(),
      ),
    )
    .filter((part) => /\p{Lu}/u.test(part) && !OFFICE_ONLY.test(part) && !wordsIn(part).some((word) => known.has(word)));
  return [...new Set(met)];
}

const OFFICE = String.raw`\b(?:President|(?:Prime|Foreign|Defense) Minister|Minister|Secretary|Chancellor|King|Queen|Pope|Emperor|Chairman)s?\b`;
const OFFICE_ONLY = new RegExp(`^(?:the )?${OFFICE}$`, 'u');
/** Parts that the next one continues: “the Presidents of Ethiopia”, “the Minister of Trade”, “the Foreign”. */
const CONTINUED = /s of (?:the )?\p{Lu}|\bMinister (?:of|for) [\p{L}\s]+$|^(?:the )?(?:Foreign|Defense|\p{Lu}+)$/u;

/** Splits “A, B and with the Ministers of C and D” into “A”, “B” and “the Ministers of C and D”. */
function partsOf(met: string): string[] {
  const parts = met.split(/(,\s(?:and\s)?(?:also\s)?(?:with\s)?|\sand\s(?:also\s)?(?:with\s)?|\swith\s)/u);
  return parts.reduce<string[]>((all, part, index) => {
    const [last, between] = [all.at(-1), parts[index - 1]];
    if (index % 2 === 1) return all;
    const isSame = last !== undefined && (CONTINUED.test(last) || !/\p{Lu}/u.test(part)) && !new RegExp(OFFICE, 'u').test(part);
    return isSame ? [...all.slice(0, -1), last + between! + part] : [...all, part];
  }, []);
}

const wordsIn = (text: string): string[] => text.match(/\p{L}[\p{L}’'-]*/gu) ?? [];
