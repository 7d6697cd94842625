/** Statements that may be prepared at a time. A connection keeps each under its name for as long as it lives. */
const PREPARED = 500;

/**
 * Names for statements that come again: the first time a statement runs without one. There are no more names than the
 * bound until the connections have been renewed, so that thousands of different operations cannot fill PostgreSQL's
 * memory with what nobody asks twice.
 */
export class PreparedNames {
  #names = new Set<string>();
  #seenOnce = new Set<string>();
  #since = Date.now();

  constructor(private readonly renewalMilliseconds = 3_600_000) {}

  of(hash: string): string | undefined {
    if (Date.now() - this.#since > this.renewalMilliseconds) this.renew();
    if (this.#names.has(hash)) return hash;
    if (!this.#seenOnce.delete(hash)) {
      if (this.#seenOnce.size >= PREPARED) this.#seenOnce.clear();
      this.#seenOnce.add(hash);
      return undefined;
    }
    if (this.#names.size >= PREPARED) return undefined;
    this.#names.add(hash);
    return hash;
  }

  private renew(): void {
    this.#names = new Set();
    this.#seenOnce = new Set();
    this.#since = Date.now();
  }
}
