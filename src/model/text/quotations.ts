/** Words between quotation marks. Offsets are UTF-16 units, without the marks and the space inside them; the end is exclusive. */
export interface Quoted {
  start: number;
  end: number;
  /** How many quotations it stands in: 0 for one that stands in none. */
  depth: number;
  /** Whether it has a closing mark. If not, it ends with its paragraph. */
  isClosed: boolean;
  /** Whether it goes on with the quotation that the paragraph before left open. */
  continues: boolean;
}

/** What closes a quotation, by what opens it. */
const CLOSING: Readonly<Record<string, readonly string[]>> = {
  '“': ['”', '"'],
  '„': ['“', '”', '‟'],
  '‟': ['”'],
  '"': ['"', '”'],
  '«': ['»'],
  '»': ['«', '»'], // as in German and in Swedish
  '‹': ['›'],
  '「': ['」'],
  '『': ['』'],
  '‘': ['’'],
  "'": ["'", '’'],
  '``': ["''"],
};
const SINGLE = new Set(['‘', "'"]);
/** More marks that only open are no quotations in quotations. */
const DEEPEST = 8;
/** A single quotation is no longer, in UTF-16 units: its end is looked for that far. */
const LONGEST_SINGLE = 2_000;

interface Open {
  mark: string;
  /** Where its words begin. */
  start: number;
}

/**
 * The quotations of a text, in its order; one that stands in another comes after it. A paragraph ends with a line feed, and
 * each of its quotations with it: one of several paragraphs has an opening mark in each and a closing one in the last.
 */
export function quotationsIn(text: string): Quoted[] {
  const found: Quoted[] = [];
  let [isOpen, from] = [false, 0];
  for (const line of text.split('\n')) {
    if (line.trim() !== '') {
      const quoted = inParagraph(line, isOpen);
      found.push(...quoted.map((each) => ({ ...each, start: from + each.start, end: from + each.end })));
      isOpen = quoted.some(({ depth, isClosed }) => depth === 0 && !isClosed);
    }
    from += line.length + 1;
  }
  return found;
}

/** @param isOpen whether the paragraph before left a quotation open */
function inParagraph(line: string, isOpen: boolean): Quoted[] {
  const found: Quoted[] = [];
  const open: Open[] = [];
  const end = (at: number, isClosed: boolean) => {
    const { start } = open.pop()!;
    const words = line.slice(start, at);
    const [first, last] = [start + words.length - words.trimStart().length, start + words.trimEnd().length];
    const continues = isOpen && open.length === 0 && line.slice(0, first - 1).trim() === '';
    if (last > first) found.push({ start: first, end: last, depth: open.length, isClosed, continues });
  };
  for (let at = 0; at < line.length; at++) {
    const mark = line.startsWith('``', at) ? '``' : line.startsWith("''", at) ? "''" : line[at]!;
    if (!isMark(mark)) continue;
    const closed = open.findLastIndex((each) => CLOSING[each.mark]!.includes(mark));
    if (closed >= 0 && closes(line, at, mark, open[closed]!)) {
      while (open.length > closed) end(at, open.length === closed + 1);
    } else if (mark in CLOSING && open.length < DEEPEST && opens(line, at, mark, open)) {
      open.push({ mark, start: at + mark.length });
    }
    at += mark.length - 1;
  }
  while (open.length > 0) end(line.length, false);
  return found.sort((a, b) => a.start - b.start || a.depth - b.depth);
}

function isMark(mark: string): boolean {
  return mark in CLOSING || /^(?:[”’»›」』‟]|'')$/.test(mark);
}

const isLetter = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
/** What may stand before an opening mark: the start, a space, a dash, a bracket, or another opening mark. */
const isBefore = (character: string | undefined) => character === undefined || /[\s(\[{–—―\-/“„«‹「『‘"'`:]/u.test(character);

function opens(line: string, at: number, mark: string, open: readonly Open[]): boolean {
  const [before, after] = [line[at - 1], line[at + mark.length]];
  if (after === undefined) return false;
  if (mark === '»') return isBefore(before) && !/\s/.test(after);
  if (mark === '"' || SINGLE.has(mark)) {
    if (!isBefore(before) || (/\s/.test(after) && mark !== '‘') || (mark === "'" && /\d/.test(after))) return false;
  }
  if (!SINGLE.has(mark)) return true;
  // An apostrophe looks like a single mark: it is one only if another closes it before the quotation around it ends.
  const around = open.at(-1);
  const far = at + 1 + LONGEST_SINGLE;
  const rest = line.slice(at + 1, around ? Math.min(far, endOf(line.slice(0, far), at + 1, around)) : far);
  return lastSingle(rest, mark) >= 0;
}

/** Whether a mark that could close a quotation does. */
function closes(line: string, at: number, mark: string, { mark: opening, start }: Open): boolean {
  if (at === start && mark === opening) return false;
  if (mark === '"' && opening === '"') {
    // "Lost": he said "that. A mark before a word, and after a space, opens another.
    return !(isBefore(line[at - 1]) && isLetter(line[at + 1]) && /\s/.test(line[at - 1]!));
  }
  if (!SINGLE.has(opening)) return true;
  const rest = line.slice(at + 1, at + 1 + LONGEST_SINGLE);
  const next = rest.search(/[“”"«»‘]/);
  return !isLetter(line[at + 1]) && lastSingle(next < 0 ? rest : rest.slice(0, next), opening) < 0;
}

/** Where the last mark stands that may close a single quotation, before the next one opens; -1 for none. */
function lastSingle(text: string, opening: string): number {
  const next = text.indexOf(opening === '‘' ? '‘' : '\n');
  const within = next < 0 ? text : text.slice(0, next);
  const marks = opening === '‘' ? /’(?!\p{L})/gu : /(?<=[\p{L}\p{P}])['’](?![\p{L}\p{N}])/gu;
  return [...within.matchAll(marks)].at(-1)?.index ?? -1;
}

/** Where the quotation around ends, as far as its marks alone say. */
function endOf(line: string, from: number, { mark }: Open): number {
  const ends = CLOSING[mark]!.map((closing) => line.indexOf(closing, from)).filter((at) => at >= 0);
  return ends.length === 0 ? line.length : Math.min(...ends);
}
