// Names under which connections keep statements prepared.

/** Statements that may be prepared at a time, and their characters. A connection keeps each for as long as it lives. */
const MOST = { names: 500, characters: 2_000_000 };

/**
 * Names for statements that come again: the first time a statement runs without one. There are no more names than the
 * bounds until the connections have been renewed, so that thousands of different operations cannot fill PostgreSQL's
 * memory with statements that run only once.
 */
export class PreparedNames {
  #names = new Set<string>();
  #characters = 0;
  #seenOnce = new Set<string>();
  #since = Date.now();

  constructor(private readonly renewalMilliseconds = 3_600_000) {}

  /** The name of a statement is its hash. */
  of({ hash, text }: { hash: string; text: string }): string | undefined {
    if (Date.now() - this.#since > this.renewalMilliseconds) this.renew();
    if (this.#names.has(hash)) return hash;
    if (!this.#seenOnce.delete(hash)) {
      if (this.#seenOnce.size >= MOST.names) this.#seenOnce.clear();
      this.#seenOnce.add(hash);
      return undefined;
    }
    if (this.#names.size >= MOST.names || this.#characters + text.length > MOST.characters) return undefined;
    this.#names.add(hash);
    this.#characters += text.length;
    return hash;
  }

  private renew(): void {
    this.#names = new Set();
    this.#characters = 0;
    this.#seenOnce = new Set();
    this.#since = Date.now();
  }
}
