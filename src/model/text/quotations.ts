/**
 * Words between quotation marks. Offsets are UTF-16 units and exclude the marks and the space inside them; the end is
 * exclusive.
 */
export interface Quoted {
  start: number;
  end: number;
  /** The number of enclosing quotations. */
  depth: number;
  /** Whether the quotation has a closing mark. If not, it ends with its paragraph. */
  isClosed: boolean;
  /** Whether these words continue a quotation that the previous paragraph left open. */
  continues: boolean;
}

/** Closing marks, by opening mark. */
const CLOSING: Readonly<Record<string, readonly string[]>> = {
  '“': ['”', '"'],
  '„': ['“', '”', '‟'],
  '‟': ['”'],
  '"': ['"', '”'],
  '«': ['»'],
  '»': ['«', '»'], // German and Swedish usage
  '‹': ['›'],
  '「': ['」'],
  '『': ['』'],
  '‘': ['’'],
  "'": ["'", '’'],
  '``': ["''"],
};
const SINGLE = new Set(['‘', "'"]);
/** The deepest nesting. Further opening marks are ignored. */
const DEEPEST = 8;
/** The maximum length of a quotation in single marks, in UTF-16 units. The search for its end goes no further. */
const LONGEST_SINGLE = 2_000;

interface Open {
  mark: string;
  /** Where the quoted words start. */
  start: number;
}

/**
 * Returns the quotations of a text in text order; a nested quotation comes after the enclosing one. A line feed ends a
 * paragraph and its quotations: a quotation that spans several paragraphs has an opening mark in each of them, and a closing
 * mark in the last.
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

/** @param isOpen whether the previous paragraph left a quotation open */
function inParagraph(line: string, isOpen: boolean): Quoted[] {
  const found: Quoted[] = [];
  const open: Open[] = [];
  const end = (at: number, isClosed: boolean) => {
    const { start } = open.pop()!;
    const words = line.slice(start, at);
    const [first, last] = [start + words.length - words.trimStart().length, start + words.trimEnd().length];
    const continues = isOpen && line.slice(0, first - 1).trim() === '';
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
/** Whether a character may precede an opening mark: the start, a space, a dash, a bracket, or another opening mark. */
const isBefore = (character: string | undefined) => character === undefined || /[\s(\[{–—―\-/“„«‹「『‘"'`:]/u.test(character);

function opens(line: string, at: number, mark: string, open: readonly Open[]): boolean {
  const [before, after] = [line[at - 1], line[at + mark.length]];
  if (after === undefined) return false;
  if (mark === '»') return isBefore(before) && !/\s/.test(after);
  if (mark === '"' || SINGLE.has(mark)) {
    if (!isBefore(before) || (/\s/.test(after) && mark !== '‘') || (mark === "'" && /\d/.test(after))) return false;
  }
  if (!SINGLE.has(mark)) return true;
  // A single mark may also be an apostrophe. It opens a quotation only if another mark closes it before the end of the
  // enclosing quotation.
  const around = open.at(-1);
  const far = at + 1 + LONGEST_SINGLE;
  const rest = line.slice(at + 1, around ? Math.min(far, endOf(line.slice(0, far), at + 1, around)) : far);
  return lastSingle(rest, mark) >= 0;
}

/** Whether a mark that could close a quotation does so. */
function closes(line: string, at: number, mark: string, { mark: opening, start }: Open): boolean {
  if (at === start && mark === opening) return false;
  if (mark === '"' && opening === '"') {
    // As in "Lost": he said "that. A mark after a space and before a word opens another quotation.
    return !(isBefore(line[at - 1]) && isLetter(line[at + 1]) && /\s/.test(line[at - 1]!));
  }
  if (!SINGLE.has(opening)) return true;
  const rest = line.slice(at + 1, at + 1 + LONGEST_SINGLE);
  const next = rest.search(/[“”"«»‘]/);
  return !isLetter(line[at + 1]) && lastSingle(next < 0 ? rest : rest.slice(0, next), opening) < 0;
}

/**
 * Returns the position of the last mark that may close a quotation in single marks before the next one opens; -1 if there
 * is none.
 */
function lastSingle(text: string, opening: string): number {
  const next = text.indexOf(opening === '‘' ? '‘' : '\n');
  const within = next < 0 ? text : text.slice(0, next);
  const marks = opening === '‘' ? /’(?!\p{L})/gu : /(?<=[\p{L}\p{P}])['’](?![\p{L}\p{N}])/gu;
  return [...within.matchAll(marks)].at(-1)?.index ?? -1;
}

/** Returns where the surrounding quotation ends, judging only by its marks. */
function endOf(line: string, from: number, { mark }: Open): number {
  const ends = CLOSING[mark]!.map((closing) => line.indexOf(closing, from)).filter((at) => at >= 0);
  return ends.length === 0 ? line.length : Math.min(...ends);
}
