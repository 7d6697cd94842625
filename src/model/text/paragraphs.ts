import { countCodePoints } from './code-points.js';

/** A paragraph of a text, or part of a long one. Offsets count code points; the end is exclusive. */
export interface TextParagraph {
  start: number;
  end: number;
  exact: string;
}

/** In UTF-16 units. A longer paragraph is split, at the end of a sentence or word if possible. */
const LONGEST = 1_500;

/**
 * Iterates over the paragraphs of a text that contain a letter or digit, without surrounding white space. A line feed ends a
 * paragraph unless the next line starts with a lower-case letter, which means that the line was only wrapped. In XML, each
 * child element of the root is a paragraph, such as a data set's record, which has one line per value.
 */
export function* splitParagraphs(text: string): Generator<TextParagraph> {
  let [unit, codePoint] = [0, 0];
  for (const { from, to } of pieces(text)) {
    const exact = text.slice(from, to).trim();
    if (!/[\p{L}\p{N}]/u.test(exact)) continue;
    const first = text.indexOf(exact, from);
    const start = codePoint + countCodePoints(text.slice(unit, first));
    const end = start + countCodePoints(exact);
    [unit, codePoint] = [first + exact.length, end];
    yield { start, end, exact };
  }
}

interface Piece {
  from: number;
  to: number;
}

/** In UTF-16 units. */
function* pieces(text: string): Generator<Piece> {
  for (const { from, to } of whole(text)) {
    let start = from;
    while (to - start > LONGEST) {
      const end = start + cutIn(text.slice(start, start + LONGEST));
      yield { from: start, to: end };
      start = end;
    }
    yield { from: start, to };
  }
}

function* whole(text: string): Generator<Piece> {
  let from = 0;
  for (const end of /^\uFEFF?<\?xml\s/.test(text) ? elementEnds(text) : lineEnds(text)) {
    yield { from, to: end };
    from = text[end] === '\n' ? end + 1 : end;
  }
  yield { from, to: text.length };
}

function* lineEnds(text: string): Generator<number> {
  for (const { index } of text.matchAll(/\n(?!\p{Ll})/gu)) yield index;
}

/** Comments, CDATA sections and declarations, which are not elements; then tags. */
const MARKUP = /<(?:!--.*?-->|!\[CDATA\[.*?\]\]>|[?!][^>]*>|(?<end>\/)?[^>]*?(?<empty>\/)?>)/gs;

/** Yields where the root begins, then where each of its child elements ends. */
function* elementEnds(text: string): Generator<number> {
  let depth = 0;
  for (const { 0: markup, index, groups } of text.matchAll(MARKUP)) {
    if (/^<[!?]/.test(markup)) continue;
    if (groups!['end']) depth--;
    else if (!groups!['empty']) depth++;
    if (depth === 1) yield index + markup.length;
  }
}

/** Returns where to split the start of a long paragraph. Never splits a surrogate pair. */
function cutIn(beginning: string): number {
  const ends = [...beginning.matchAll(/[.!?…]["”’»)\]]*(?=\s)|[。！？][”’」』]*/gu)].map(
    (match) => match.index + match[0].length,
  );
  const sentence = ends.at(-1) ?? 0;
  if (sentence > LONGEST / 2) return sentence;
  const word = beginning.search(/\s\S*$/u);
  if (word > 0) return word;
  return /[\uD800-\uDBFF]$/.test(beginning) ? beginning.length - 1 : beginning.length;
}
