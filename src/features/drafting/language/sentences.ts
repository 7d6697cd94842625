/** A part of a text. Offsets are UTF-16 units, the end exclusive. */
export interface UnitSpan {
  start: number;
  end: number;
}

const END =
  /(?<!(?<!\p{L})(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|St|Jr|Prof|Rev|Sgt|Capt|Adm|Rt|Hon|Engr|retd?|No|vs|(?:\p{L}\.)*\p{L}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?=\.\s\p{N})))[.?!…]["”’)»\]]*\s+(?=["“‘«([]*[\p{Lu}\p{N}])|[。！？]["”’」』]*|\n+/gu;

/** The mark of a list item, or the dateline of a dispatch: "OSLO, May 2 (NTB) - ". */
const BEFORE =
  /^\s*(?:(?:[•·▪*–—-]|\d{1,2}[.)])\s+|\p{Lu}[\p{Lu} .’'-]{2,30}(?:[,/][^()\n]{0,40}?)?(?: ?\([^)\n]{2,40}\))? ?(?:--?|–|—) (?=["“]?\p{Lu}))/u;

/** Finds the sentences of a text in order, without datelines. A sentence ends at the end of its line at the latest. */
export function sentencesIn(text: string): UnitSpan[] {
  const sentences: UnitSpan[] = [];
  let start = 0;
  const add = (end: number) => {
    const words = text.slice(start, end).replace(BEFORE, (mark) => ' '.repeat(mark.length));
    const first = start + words.length - words.trimStart().length;
    if (words.trim() !== '') sentences.push({ start: first, end: start + words.trimEnd().length });
  };
  for (const { 0: mark, index } of text.matchAll(END)) {
    add(index + mark.length);
    start = index + mark.length;
  }
  add(text.length);
  return sentences;
}

/** The index of the last span that begins at or before an offset, or -1. `spans` is in the order of the text. */
export function lastUpTo(spans: readonly { start: number }[], at: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
