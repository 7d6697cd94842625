const ASTRAL = /[\u{10000}-\u{10ffff}]/gu;

/** Turns UTF-16 offsets of a text that comes in pieces into code points. Offsets are asked for in ascending order. */
export class CodePointOffsets {
  #units = 0;
  /** Offsets of the code points that take two units and lie before what was asked for last. */
  #before = 0;
  #ahead: number[] = [];
  #next = 0;

  add(piece: string): void {
    for (const { index } of piece.matchAll(ASTRAL)) this.#ahead.push(this.#units + index);
    this.#units += piece.length;
  }

  of(unit: number): number {
    while (this.#next < this.#ahead.length && this.#ahead[this.#next]! < unit) this.#next++;
    if (this.#next > 1_000) {
      this.#ahead = this.#ahead.slice(this.#next);
      this.#before += this.#next;
      this.#next = 0;
    }
    return unit - this.#before - this.#next;
  }
}
