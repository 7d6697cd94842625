/** Limits on prepared statements: their number and total characters. A connection keeps each one for as long as it lives. */
const MOST = { names: 500, characters: 2_000_000 };

/**
 * Names the prepared statements of connections. A statement gets a name the second time it runs. The limits apply until the
 * connections have been renewed, so that thousands of different operations cannot fill PostgreSQL's memory with statements that
 * run only once.
 */
export class PreparedNames {
  #names = new Set<string>();
  #characters = 0;
  #seenOnce = new Set<string>();
  #since = Date.now();

  constructor(private readonly renewalMilliseconds = 3_600_000) {}

  /** Returns the statement's hash as its name, or undefined if it should run unprepared. */
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
