import { type CodePoints, countCodePoints } from '../text/code-points.js';
import { citedSpan } from '../kinds/fields.js';
import { statement } from '../kinds/statement.js';
import type { Rule } from '../rule.js';
import type { Annotation } from '../annotation.js';
import { type CitedPassage, passages } from '../references.js';
import { quotationsIn } from '../text/quotations.js';

export const quoteCitedWhereItStands: Rule = {
  sentence: 'The first passage of a quote must span exactly its words; if it is written `part … part`, one passage per part.',
  *check(annotation, { text }) {
    for (const { path, start, end, exact, quote } of quotes(annotation)) {
      const length = countCodePoints(quote);
      const printed = text?.slice(start, end) ?? exact ?? quote;
      if (length !== end - start) yield { path, reason: 'QUOTE_OF_OTHER_LENGTH', params: { start, end, length } };
      else if (printed !== quote) yield { path, reason: 'QUOTE_DIFFERS', params: { start, end, printed, quote } };
    }
  },
};

export const quoteWithinQuotationMarks: Rule = {
  sentence: 'Quoted words must be between quotation marks in the text.',
  *check(annotation, { text }) {
    if (!text) return;
    const quoted = new QuotedPassages(text);
    const cited = [...passages(annotation)].filter(({ exact }) => exact !== null);
    for (const { path, start, end } of [...quotes(annotation), ...cited]) {
      if (quoted.has(start, end)) continue;
      yield { path, reason: 'NOT_IN_QUOTATION_MARKS', params: { start, end, words: text.slice(start, end) } };
    }
  },
};

/** Iterates over the passages that print the words of quotes. */
function* quotes({ statements }: Annotation): Generator<CitedPassage & { quote: string }> {
  for (const [key, { cite, ...claim }] of Object.entries(statements)) {
    for (const [index, quote] of statement.quotedWords!(claim as never, cite).entries())
      yield { path: ['statements', key, 'cite', index], ...citedSpan(cite[index]!), quote };
  }
}

export const quoteWithoutClosingComma: Rule = {
  sentence: 'A quote must not end with the comma before its closing quotation mark.',
  *check({ statements }) {
    for (const [key, { kind, text }] of Object.entries(statements)) {
      if (kind === 'PARAPHRASE' || !text.endsWith(',')) continue;
      yield { path: ['statements', key, 'text'], reason: 'FINAL_COMMA', params: { words: text.slice(-40) } };
    }
  },
};

export const originalInAnotherLanguage: Rule = {
  sentence: 'The original words of a statement must have a language, which must differ from the language of the text.',
  *check({ statements }) {
    for (const [key, { original, originalLanguage, language }] of Object.entries(statements)) {
      const path = ['statements', key, 'originalLanguage'];
      if (original !== undefined && originalLanguage === undefined) {
        yield { path, reason: 'ORIGINAL_LANGUAGE_MISSING', params: {} };
      }
      if (originalLanguage !== undefined && originalLanguage === language) {
        yield { path, reason: 'ORIGINAL_NOT_TRANSLATED', params: { language } };
      }
    }
  },
};

interface Span {
  start: number;
  end: number;
}

/** Determines whether passages are quoted. It reads only their lines, since no quotation continues past the end of a line. */
class QuotedPassages {
  /**
   * The quotations in each line, in text order, by the line's start. Each span's end is the furthest end of any quotation so
   * far.
   */
  readonly #lines = new Map<number, Span[]>();

  constructor(readonly text: CodePoints) {}

  /** Whether the passage, in code points, is between quotation marks. */
  has(start: number, end: number): boolean {
    if (end > this.text.length) return false;
    const [first, last] = [this.text.toUnits(start), this.text.toUnits(end)];
    const line = this.text.text.lastIndexOf('\n', first - 1) + 1;
    const quoted = this.#quotedIn(line);
    let [low, high] = [0, quoted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (line + quoted[middle]!.start <= first) low = middle + 1;
      else high = middle;
    }
    return low > 0 && last <= line + quoted[low - 1]!.end;
  }

  #quotedIn(line: number): Span[] {
    const known = this.#lines.get(line);
    if (known) return known;
    const { text } = this.text;
    const end = text.indexOf('\n', line);
    let longest = 0;
    const quoted = quotationsIn(text.slice(line, end < 0 ? text.length : end)).map((quotation) => {
      longest = Math.max(longest, quotation.end);
      return { start: quotation.start, end: longest };
    });
    this.#lines.set(line, quoted);
    return quoted;
  }
}
