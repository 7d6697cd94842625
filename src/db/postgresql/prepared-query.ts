import type { Duplex } from 'node:stream';
import pg from 'pg';
// @ts-expect-error pg has no types of it
import { prepareValue } from 'pg/lib/utils.js';

type Parse = (value: string) => unknown;

/** What pg's connection has, of which its types know a part. */
interface Connection {
  stream: Duplex;
  parsedStatements: Record<string, string | undefined>;
  parse(statement: { name: string; text: string }): void;
  bind(portal: { statement: string; values: unknown[] }): void;
  describe(portal: { type: 'P' }): void;
  execute(portal: object): void;
  sync(): void;
}

/** A value as the protocol takes it. @throws Error for one that has no text, such as a circular object */
const written = prepareValue as (value: unknown) => string | Buffer | null;

/** How to read the columns of the statements that a connection has prepared, by name. */
const described = new WeakMap<Connection, Map<string, Parse[]>>();

/**
 * A prepared statement for pg's client. PostgreSQL describes its columns once on each connection; pg's own query asks
 * for the description with each answer.
 */
export class PreparedQuery {
  /** pg sets it. */
  declare callback: (failure: Error | null, result: { rows: unknown[][] }) => void;
  readonly #values: readonly unknown[];
  readonly #result = { rows: [] as unknown[][] };
  #ofConnection!: Map<string, Parse[]>;
  #columns: Parse[] | undefined;

  constructor(
    readonly name: string,
    readonly text: string,
    values: readonly unknown[],
  ) {
    this.#values = values;
  }

  /** Returns what is wrong with the values, before anything is sent. */
  submit(connection: Connection): Error | null {
    const { name, text } = this;
    let values: unknown[];
    try {
      values = this.#values.map(written);
    } catch (error) {
      return error as Error;
    }
    this.#ofConnection = described.get(connection) ?? new Map<string, Parse[]>();
    described.set(connection, this.#ofConnection);
    this.#columns = this.#ofConnection.get(name);
    connection.stream.cork();
    if (connection.parsedStatements[name] === undefined) connection.parse({ name, text });
    connection.bind({ statement: name, values });
    if (!this.#columns) connection.describe({ type: 'P' });
    connection.execute({});
    connection.sync();
    connection.stream.uncork();
    return null;
  }

  handleRowDescription({ fields }: { fields: { dataTypeID: number }[] }): void {
    this.#columns = fields.map(({ dataTypeID }) => pg.types.getTypeParser(dataTypeID, 'text') as Parse);
    this.#ofConnection.set(this.name, this.#columns);
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    this.#result.rows.push(fields.map((field, index) => (field === null ? null : this.#columns![index]!(field))));
  }

  handleError(failure: Error): void {
    this.callback(failure, this.#result);
  }

  handleReadyForQuery(): void {
    this.callback(null, this.#result);
  }

  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
}
