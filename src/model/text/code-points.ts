// Converts between Unicode code points, which offsets count, and JavaScript's UTF-16 units.

/** Text indexed by code point. */
export class CodePoints {
  readonly length: number;
  /** The UTF-16 offset of each code point; null if each offset equals the code point's index. */
  readonly #units: Uint32Array | null;

  constructor(readonly text: string) {
    this.length = countCodePoints(text);
    this.#units = this.length === text.length ? null : unitsOf(text, this.length);
  }

  /** Returns the passage from `start` to `end` (exclusive), limited to the text. */
  slice(start: number, end: number): string {
    return this.text.slice(this.toUnits(start), this.toUnits(end));
  }

  /** Returns the line number of a code point, counted from 1. */
  lineOf(codePoint: number): number {
    return this.slice(0, codePoint).split('\n').length;
  }

  toUnits(codePoints: number): number {
    const within = Math.min(Math.max(codePoints, 0), this.length);
    return this.#units ? this.#units[within]! : within;
  }

  /** Returns the code point that contains a UTF-16 unit. */
  fromUnits(unit: number): number {
    if (!this.#units) return Math.min(Math.max(unit, 0), this.length);
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#units[middle]! <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

export function countCodePoints(text: string): number {
  return text.length - (text.match(/[\u{10000}-\u{10ffff}]/gu)?.length ?? 0);
}

function unitsOf(text: string, length: number): Uint32Array {
  const units = new Uint32Array(length + 1);
  let [index, unit] = [0, 0];
  for (const character of text) {
    units[index++] = unit;
    unit += character.length;
  }
  units[length] = unit;
  return units;
}
