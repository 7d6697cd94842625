import type { CodePoints } from './code-points.js';
import { quotationsIn } from './quotations.js';

interface Span {
  start: number;
  end: number;
}

/** Finds out whether passages are quoted. It reads only their lines, since no quotation goes over the end of a line. */
export class QuotedPassages {
  /** The quotations of lines by the start of the line, in order; each ends where the longest so far ends. */
  readonly #lines = new Map<number, Span[]>();

  constructor(readonly text: CodePoints) {}

  /** Whether the passage, in code points, lies between quotation marks. */
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
