import type { Duplex } from 'node:stream';
import pg from 'pg';
import { serialize } from 'pg-protocol';
// @ts-expect-error pg has no types for it
import { prepareValue } from 'pg/lib/utils.js';
import type { PreparedColumn, RowOfBytes, RowParser } from './row-parser.js';

/** The parts of pg's connection that this uses; its types lack some of them. */
interface Connection {
  stream: Duplex;
  parser: RowParser;
  parsedStatements: Record<string, string | undefined>;
}

/** Serializes a value for the protocol. @throws Error if it has no text form, such as a circular object */
const written = prepareValue as (value: unknown) => string | Buffer | null;

const TEXT: number = pg.types.builtins.TEXT;
/** Requests all rows and ends the exchange. */
const EXECUTE = Buffer.concat([serialize.execute({}), serialize.sync()]);

/**
 * A prepared statement for pg's client. It requests the description of its columns once per connection; pg's own query
 * requests it with each execution.
 */
export class PreparedQuery {
  /** Set by pg. */
  declare callback: (failure: Error | null, result: { rows: unknown[][] }) => void;
  readonly #values: readonly unknown[];
  readonly #asBytes: boolean;
  readonly #result = { rows: [] as unknown[][] };
  #parser!: RowParser;
  #columns: readonly PreparedColumn[] | undefined;

  constructor(
    readonly name: string,
    readonly text: string,
    values: readonly unknown[],
    asBytes = false,
  ) {
    this.#values = values;
    this.#asBytes = asBytes;
  }

  /** Sends the statement. If a value is invalid, sends nothing and returns the error. */
  submit(connection: Connection): Error | null {
    const { name, text } = this;
    let values: unknown[];
    try {
      values = this.#values.map(written);
    } catch (error) {
      return error as Error;
    }
    this.#parser = connection.parser;
    this.#parser.rowsAsBytes = true;
    this.#columns = this.#parser.columns.get(name);
    const bind = serialize.bind({ statement: name, values });
    const describe = this.#columns ? [] : [serialize.describe({ type: 'P' })];
    const parse = connection.parsedStatements[name] === undefined ? [serialize.parse({ name, text })] : [];
    // On a broken connection, the statement fails when the connection ends.
    if (connection.stream.writable) connection.stream.write(Buffer.concat([...parse, bind, ...describe, EXECUTE]));
    return null;
  }

  handleRowDescription({ fields }: { fields: { dataTypeID: number }[] }): void {
    this.#columns = fields.map(({ dataTypeID }) => ({
      isText: dataTypeID === TEXT,
      parse: pg.types.getTypeParser(dataTypeID, 'text') as PreparedColumn['parse'],
    }));
    this.#parser.columns.set(this.name, this.#columns);
  }

  handleDataRow({ fields }: { fields: RowOfBytes }): void {
    this.#result.rows.push(
      fields.map((field, index) => {
        const { isText, parse } = this.#columns![index]!;
        if (field === null || (isText && this.#asBytes)) return field;
        return parse(field.toString());
      }),
    );
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
