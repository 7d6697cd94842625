import { setImmediate } from 'node:timers/promises';
import { parse, type PGlite, protocol, type Results } from '@electric-sql/pglite';
import { LRUCache } from 'lru-cache';

const { serialize } = protocol;

/** Total length of all prepared statements. PGlite uses about 60 bytes per character. */
const CHARACTERS = 250_000;

/** Statements are replanned after this many rows are written, because an import turns empty tables into large ones. */
const ROWS = 1_000;

/** How long consecutive statements may run without a turn of the event loop. */
const TURN_MS = 50;

export type Parsers = PGlite['parsers'];
type Message = Parameters<typeof parse.parseResults>[0][number];

interface Prepared {
  /** The statement's name in PGlite. Evicted statements are closed. */
  name: string;
  parameterTypes: number[];
  /** The description of the statement's rows; empty if it returns none. */
  description: Message[];
}

/** Runs prepared statements on PGlite, whose own `query` replans a statement on each call, which takes longer than running it. */
export class PreparedStatements {
  readonly #prepared = new LRUCache<string, Prepared>({
    maxSize: CHARACTERS,
    sizeCalculation: (_, text) => text.length,
    dispose: ({ name }) => this.#unused.push(name),
  });
  readonly #unused: string[] = [];
  #count = 0;
  #rowsWritten = 0;
  #lastTurn = performance.now();

  constructor(private readonly pglite: PGlite) {}

  /** Like PGlite's `query`, but returns rows as arrays. Waits for an open transaction to end. */
  query<Row extends unknown[]>(text: string, values: readonly unknown[], parsers?: Parsers): Promise<Results<Row>> {
    const { pglite } = this;
    return pglite._runExclusiveTransaction(async () => {
      const results = await this.inTransaction<Row>(text, values, parsers);
      await pglite.syncToFs();
      return results;
    });
  }

  /** Like `query`, but within an open transaction. */
  inTransaction<Row extends unknown[]>(
    text: string,
    values: readonly unknown[],
    parsers: Parsers = this.pglite.parsers,
  ): Promise<Results<Row>> {
    return this.pglite._runExclusiveQuery(() => this.#run(text, values, parsers)) as Promise<Results<Row>>;
  }

  async #run(text: string, values: readonly unknown[], parsers: Parsers): Promise<Results> {
    await this.#turn();
    const { name, parameterTypes, description } = this.#prepared.get(text) ?? (await this.#prepare(text));
    const written = values.map((value, index) => this.#written(value, parameterTypes[index]!));
    const messages = await this.#send([serialize.bind({ statement: name, values: written }), serialize.execute({})]);
    const results = parse.parseResults([...description, ...messages], parsers, { rowMode: 'array' })[0]!;
    await this.#planAnew(results.affectedRows ?? 0);
    return results;
  }

  /** PGlite runs on this thread without yielding, so signals, timers and requests would wait for the end of a transaction. */
  async #turn(): Promise<void> {
    if (performance.now() - this.#lastTurn < TURN_MS) return;
    await setImmediate();
    this.#lastTurn = performance.now();
  }

  /** Discards plans after many rows have been written. PostgreSQL would keep using plans made for small tables. */
  async #planAnew(affectedRows: number): Promise<void> {
    this.#rowsWritten += affectedRows;
    if (this.#rowsWritten < ROWS) return;
    this.#rowsWritten = 0;
    await this.#send([serialize.parse({ text: 'DISCARD PLANS' }), serialize.bind(), serialize.execute({})]);
  }

  /** A statement that is too long to keep becomes the unnamed statement, which the next one replaces. */
  async #prepare(text: string): Promise<Prepared> {
    const name = text.length > CHARACTERS ? '' : `prepared ${this.#count++}`;
    const described = await this.#send([serialize.parse({ name, text }), serialize.describe({ type: 'S', name })]);
    const description = described.filter((message) => message.name === 'rowDescription');
    const prepared = { name, parameterTypes: parse.parseDescribeStatementResults(described), description };
    if (name !== '') this.#prepared.set(text, prepared);
    const unused = this.#unused.splice(0);
    if (unused.length > 0) await this.#send(unused.map((name) => serialize.close({ type: 'S', name })));
    return prepared;
  }

  #written(value: unknown, type: number): string | null {
    if (value === null || value === undefined) return null;
    return (this.pglite.serializers[type] ?? String)(value) as string;
  }

  /** Sends messages and the final sync together, because each call into PGlite takes as long as a small statement. */
  #send(messages: Uint8Array[]): Promise<Message[]> {
    const all = Buffer.concat([...messages, serialize.sync()]);
    return this.pglite.execProtocolStream(all, { syncToFs: false });
  }
}
