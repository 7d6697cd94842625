import { parse, type PGlite, protocol, type Results } from '@electric-sql/pglite';
import { LRUCache } from 'lru-cache';

const { serialize } = protocol;

/** Of all statements that stay prepared. Each takes PGlite some 60 bytes a character. */
const CHARACTERS = 250_000;

type Message = Parameters<typeof parse.parseResults>[0][number];

interface Prepared {
  /** Its name in PGlite, which gives up old ones. */
  name: string;
  parameterTypes: number[];
  /** Of its rows; nothing if it has none. */
  description: Message[];
}

/** Prepared statements of a PGlite. Its own `query` plans a statement each time, which takes longer than running it. */
export class PreparedStatements {
  readonly #prepared = new LRUCache<string, Prepared>({
    maxSize: CHARACTERS,
    sizeCalculation: (_, text) => text.length,
    dispose: ({ name }) => this.#unused.push(name),
  });
  readonly #unused: string[] = [];
  #count = 0;

  constructor(private readonly pglite: PGlite) {}

  /** As PGlite's `query`, with rows as arrays. It waits for the end of a transaction. */
  async query<Row extends unknown[]>(text: string, values: readonly unknown[]): Promise<Results<Row>> {
    const { pglite } = this;
    if (text.length > CHARACTERS) return pglite.query<Row>(text, [...values], { rowMode: 'array' });
    return pglite._runExclusiveTransaction(async () => {
      const results = await pglite._runExclusiveQuery(() => this.#run(text, values));
      await pglite.syncToFs();
      return results as Results<Row>;
    });
  }

  async #run(text: string, values: readonly unknown[]): Promise<Results> {
    try {
      const { name, parameterTypes, description } = this.#prepared.get(text) ?? (await this.#prepare(text));
      const written = values.map((value, index) => this.#written(value, parameterTypes[index]!));
      const bound = await this.#send(serialize.bind({ statement: name, values: written }));
      const executed = await this.#send(serialize.execute({}));
      const messages = [...description, ...bound, ...executed];
      return parse.parseResults(messages, this.pglite.parsers, { rowMode: 'array' })[0]!;
    } finally {
      await this.#send(serialize.sync());
    }
  }

  async #prepare(text: string): Promise<Prepared> {
    const name = `prepared ${this.#count++}`;
    await this.#send(serialize.parse({ name, text }));
    const described = await this.#send(serialize.describe({ type: 'S', name }));
    const description = described.filter((message) => message.name === 'rowDescription');
    const prepared = { name, parameterTypes: parse.parseDescribeStatementResults(described), description };
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
