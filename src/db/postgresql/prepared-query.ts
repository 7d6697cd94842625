import type { Duplex } from 'node:stream';
import pg from 'pg';
import { serialize } from 'pg-protocol';
// @ts-expect-error pg has no types of it
import { prepareValue } from 'pg/lib/utils.js';
import type { PreparedColumn, RowOfBytes, RowParser } from './row-parser.js';

/** What pg's connection has, of which its types know a part. */
interface Connection {
  stream: Duplex;
  parser: RowParser;
  parsedStatements: Record<string, string | undefined>;
}

/** A value as the protocol takes it. @throws Error for one that has no text, such as a circular object */
const written = prepareValue as (value: unknown) => string | Buffer | null;

const TEXT: number = pg.types.builtins.TEXT;
/** All rows, and the end of the exchange. */
const EXECUTE = Buffer.concat([serialize.execute({}), serialize.sync()]);

/**
 * A prepared statement for pg's client. PostgreSQL describes its columns once on each connection; pg's own query asks
 * for the description with each answer.
 */
export class PreparedQuery {
  /** pg sets it. */
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

  /** Returns what is wrong with the values, before anything is sent. */
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
    // What runs on a connection that has broken fails when its end is heard of.
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
