import { lastUpTo } from '../../../drafting/language/sentences.js';
import { CodePoints } from '../../../../model/text/code-points.js';
import { quotationsIn } from '../../../../model/text/quotations.js';
import { overlap } from '../state/spans.js';
import type { MarkedSpan } from '../../../pages/source/marks.js';

/** The number of lines per paragraph in texts with an empty line between paragraphs. Other texts have one. */
const EMPTY_LINES = 2;

/** A paragraph of a text, without its final line feed. Offsets count code points. */
export interface Line extends MarkedSpan {
  text: string;
}

/** The positions of words, sentences, quotations and paragraphs, between which the caret moves. Offsets count code points. */
export class Places {
  readonly text: CodePoints;
  readonly lines: readonly Line[];
  readonly #cut = new Map<string, readonly MarkedSpan[]>();
  #quotations: readonly MarkedSpan[] | null = null;

  constructor(text: string) {
    this.text = new CodePoints(text);
    this.lines = linesOf(text);
  }

  get quotations(): readonly MarkedSpan[] {
    this.#quotations ??= quotationsIn(this.text.text).map(({ start, end }) => this.#withoutComma(start, end));
    return this.#quotations;
  }

  /** Returns the index of the line at an offset. */
  indexAt(offset: number): number {
    return lastUpTo(this.lines, offset);
  }

  /** Returns the word at an offset, or the next one, or the last one. Null in a text without words. */
  wordAt(offset: number): MarkedSpan | null {
    return this.#next('word', ({ end }) => end > offset, offset) ?? this.#last('word', () => true, offset);
  }

  get sentences(): readonly MarkedSpan[] {
    return this.lines.flatMap((line) => this.#of('sentence', line));
  }

  sentenceAt(offset: number): MarkedSpan | null {
    return this.#next('sentence', ({ end }) => end > offset, offset);
  }

  /** Returns the word after or before a span. */
  beside({ start, end }: MarkedSpan, direction: 1 | -1): MarkedSpan | null {
    if (direction === 1) return this.#next('word', (word) => word.start >= end, end);
    return this.#last('word', (word) => word.end <= start, start);
  }

  /** Returns the first word of the next or previous paragraph. */
  inParagraph(offset: number, direction: 1 | -1): MarkedSpan | null {
    const from = this.indexAt(offset);
    for (let index = from + direction; index >= 0 && index < this.lines.length; index += direction) {
      const [first] = this.#of('word', this.lines[index]!);
      if (first) return first;
    }
    return null;
  }

  /** Extends a span by a word, or to the end of a sentence. */
  longer({ start, end }: MarkedSpan, by: 'word' | 'sentence'): MarkedSpan {
    return { start, end: this.#next(by, (each) => each.end > end, end)?.end ?? end };
  }

  /** Shortens a span by a word or a sentence, but never to less than its first word. */
  shorter({ start, end }: MarkedSpan, by: 'word' | 'sentence'): MarkedSpan {
    const least = this.#next('word', (word) => word.end > start, start)?.end ?? end;
    const shorter = this.#last(by, (each) => each.end < end && each.end > start, end)?.end;
    return { start, end: shorter === undefined ? Math.min(least, end) : Math.max(shorter, least) };
  }

  /** Trims a span, and extends it to whole words. Returns null if it is empty. */
  wholeWords({ start, end }: MarkedSpan): MarkedSpan | null {
    const words = this.text.slice(start, end);
    const inner = words.trim();
    if (inner === '') return null;
    const from = start + [...words.slice(0, words.indexOf(inner))].length;
    const to = from + [...inner].length;
    const first = this.#next('word', (word) => word.end > from, from);
    const last = this.#last('word', (word) => word.start < to, to);
    return { start: Math.min(from, first?.start ?? from), end: Math.max(to, last?.end ?? to) };
  }

  /** Returns the paragraphs of a span, plus two before and one after, which may name the speaker. */
  nearby({ start, end }: MarkedSpan): Line {
    const [first, last] = [start, end].map((offset) => this.indexAt(offset));
    const around = { start: this.lines[Math.max(first! - 2 * EMPTY_LINES, 0)]!.start, end: 0 };
    around.end = this.lines[Math.min(last! + EMPTY_LINES, this.lines.length - 1)]!.end;
    return { ...around, text: this.slice(around) };
  }

  /** Returns the sentences that overlap any of the spans. */
  sentencesOf(spans: readonly MarkedSpan[]): readonly MarkedSpan[] {
    return this.sentences.filter((each) => spans.some((span) => overlap(span, each)));
  }

  slice({ start, end }: MarkedSpan): string {
    return this.text.slice(start, end);
  }

  /** Returns the words of several spans, separated by spaces. */
  words(spans: readonly MarkedSpan[]): string {
    return spans.map((each) => this.slice(each)).join(' ');
  }

  /** Excludes a comma before the closing mark: it belongs to the surrounding sentence. */
  #withoutComma(start: number, end: number): MarkedSpan {
    const comma = /[,，]$/.test(this.text.text.slice(start, end)) ? 1 : 0;
    return { start: this.text.fromUnits(start), end: this.text.fromUnits(end - comma) };
  }

  #next(by: 'word' | 'sentence', fits: (span: MarkedSpan) => boolean, from: number): MarkedSpan | null {
    for (let index = this.indexAt(from); index < this.lines.length; index++) {
      const found = this.#of(by, this.lines[index]!).find(fits);
      if (found) return found;
    }
    return null;
  }

  #last(by: 'word' | 'sentence', fits: (span: MarkedSpan) => boolean, from: number): MarkedSpan | null {
    for (let index = this.indexAt(from); index >= 0; index--) {
      const found = this.#of(by, this.lines[index]!).findLast(fits);
      if (found) return found;
    }
    return null;
  }

  #of(by: 'word' | 'sentence', line: Line): readonly MarkedSpan[] {
    const key = `${by} ${line.start}`;
    const known = this.#cut.get(key) ?? cut(line, by);
    this.#cut.set(key, known);
    return known;
  }
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const at = { start, end: start + new CodePoints(line).length, text: line };
    start = at.end + 1;
    return at;
  });
}

function cut({ start, text }: Line, granularity: 'word' | 'sentence'): MarkedSpan[] {
  const points = new CodePoints(text);
  return [...new Intl.Segmenter(undefined, { granularity }).segment(text)].flatMap(({ segment, index, isWordLike }) => {
    const trimmed = segment.trimEnd();
    if (trimmed === '' || (granularity === 'word' && !isWordLike)) return [];
    return [{ start: start + points.fromUnits(index), end: start + points.fromUnits(index + trimmed.length) }];
  });
}
