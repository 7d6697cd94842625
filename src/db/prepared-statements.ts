import { parse, type PGlite, protocol, type QueryOptions, type Results, type Transaction } from '@electric-sql/pglite';
import { LRUCache } from 'lru-cache';

const { serialize } = protocol;

/** Of the statements that are prepared. Each takes PGlite some 60 bytes a character. */
const CHARACTERS = 250_000;
/** Of the statements that came once. */
const SEEN_ONCE = 500;

type Message = Parameters<typeof parse.parseResults>[0][number];

interface Prepared {
  name: string;
  parameterTypes: number[];
  /** Of its rows; nothing if it has none. */
  rows: Message[];
}

/**
 * Prepares the statements of a PGlite that come again. PGlite prepares none: it plans a statement each time, which takes it
 * several times as long as running it.
 */
export class PreparedStatements {
  readonly #prepared = new LRUCache<string, Prepared>({
    maxSize: CHARACTERS,
    sizeCalculation: (_, text) => text.length,
    dispose: ({ name }) => this.#unused.push(name),
  });
  readonly #seenOnce = new LRUCache<string, true>({ max: SEEN_ONCE });
  readonly #unused: string[] = [];
  #count = 0;

  constructor(private readonly pglite: PGlite) {}

  /** As PGlite's own `query`, on it or in one of its transactions. */
  async query<T>(
    client: PGlite | Transaction,
    text: string,
    values: readonly unknown[] = [],
    options: QueryOptions = {},
  ): Promise<Results<T>> {
    if (text.length > CHARACTERS || !this.#isRepeated(text)) return client.query<T>(text, [...values], options);
    const { pglite } = this;
    const run = () => pglite._runExclusiveQuery(() => this.#run<T>(text, values, options));
    if (client !== pglite) return run();
    return pglite._runExclusiveTransaction(async () => {
      const results = await run();
      await pglite.syncToFs();
      return results;
    });
  }

  #isRepeated(text: string): boolean {
    if (this.#prepared.has(text) || this.#seenOnce.delete(text)) return true;
    this.#seenOnce.set(text, true);
    return false;
  }

  async #run<T>(text: string, values: readonly unknown[], options: QueryOptions): Promise<Results<T>> {
    try {
      const { name, parameterTypes, rows } = this.#prepared.get(text) ?? (await this.#prepare(text));
      const written = values.map((value, index) => this.#written(value, parameterTypes[index]!));
      const bound = await this.#send(serialize.bind({ statement: name, values: written }));
      const executed = await this.#send(serialize.execute({}));
      return parse.parseResults([...rows, ...bound, ...executed], this.pglite.parsers, options)[0] as Results<T>;
    } finally {
      await this.#send(serialize.sync());
    }
  }

  async #prepare(text: string): Promise<Prepared> {
    const name = `prepared ${this.#count++}`;
    await this.#send(serialize.parse({ name, text }));
    const described = await this.#send(serialize.describe({ type: 'S', name }));
    const rows = described.filter((message) => message.name === 'rowDescription');
    const prepared = { name, parameterTypes: parse.parseDescribeStatementResults(described), rows };
    this.#prepared.set(text, prepared);
    for (const unused of this.#unused.splice(0)) await this.#send(serialize.close({ type: 'S', name: unused }));
    return prepared;
  }

  #written(value: unknown, type: number): string | null {
    if (value === null || value === undefined) return null;
    return (this.pglite.serializers[type] ?? String)(value) as string;
  }

  async #send(message: Uint8Array): Promise<Message[]> {
    return (await this.pglite.execProtocol(message, { syncToFs: false })).messages;
  }
}
