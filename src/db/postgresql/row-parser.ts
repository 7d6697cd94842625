import type { Socket } from 'node:net';
import pg from 'pg';
import { Parser as PgParser } from 'pg-protocol/dist/parser.js';

// Rows as the bytes that PostgreSQL sent: pg makes strings of them, which an answer would only turn into bytes again.

const DATA_ROW = 'D'.charCodeAt(0);
const READY_FOR_QUERY = 'Z'.charCodeAt(0);
/** Bytes of the number of fields in a row, and of the length before each field. */
const [COUNT_BYTES, LENGTH_BYTES] = [2, 4];

export type RowOfBytes = (Buffer | null)[];

/** What pg's parser has, of which its types know a part. */
const Parser = PgParser as unknown as new () => {
  buffer: Buffer;
  bufferLength: number;
  bufferOffset: number;
  parse(chunk: Buffer, take: (message: Message) => void): void;
  mergeBuffer(chunk: Buffer): void;
  handlePacket(offset: number, code: number, length: number, bytes: Buffer): Message;
};

interface Message {
  name: string;
  length: number;
}

/** A column of a statement that a connection has prepared. */
export interface PreparedColumn {
  isText: boolean;
  parse: (field: string) => unknown;
}

/** pg's parser, which gives the rows of one statement as bytes if that is asked for before the statement is sent. */
export class RowParser extends Parser {
  /** Ends with the statement. */
  rowsAsBytes = false;
  /** The columns of the statements that the connection has prepared, by name. */
  readonly columns = new Map<string, readonly PreparedColumn[]>();
  #isHandedOut = false;

  override handlePacket(offset: number, code: number, length: number, bytes: Buffer): Message {
    if (code === READY_FOR_QUERY) this.rowsAsBytes = false;
    if (code !== DATA_ROW || !this.rowsAsBytes) return super.handlePacket(offset, code, length, bytes);
    this.#isHandedOut = true;
    return { name: 'dataRow', length, fields: fieldsAt(offset, bytes) } as Message;
  }

  /** Where the rest of a chunk would move within it, over rows that have been handed out, it moves elsewhere. */
  override mergeBuffer(chunk: Buffer): void {
    if (this.#isHandedOut && this.bufferLength > 0) {
      this.buffer = Buffer.from(this.buffer.subarray(this.bufferOffset, this.bufferOffset + this.bufferLength));
      this.bufferOffset = 0;
    }
    this.#isHandedOut = false;
    super.mergeBuffer(chunk);
  }
}

function fieldsAt(offset: number, bytes: Buffer): RowOfBytes {
  const fields: RowOfBytes = [];
  let at = offset + COUNT_BYTES;
  for (let count = bytes.readInt16BE(offset); count > 0; count--) {
    const length = bytes.readInt32BE(at);
    at += LENGTH_BYTES;
    fields.push(length < 0 ? null : bytes.subarray(at, at + length));
    at += Math.max(length, 0);
  }
  return fields;
}

/** What pg's connection has, of which its types know a part. */
interface Connection {
  parser: RowParser;
  attachListeners(stream: Socket): void;
  emit(event: string, message: Message): void;
}

/** pg's client with this parser, which its connection has as a property. */
export class ClientWithRows extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const connection = (this as unknown as { connection: Connection }).connection;
    const parser = new RowParser();
    connection.parser = parser;
    connection.attachListeners = (stream) => {
      const take = (message: Message) => connection.emit(message.name === 'error' ? 'errorMessage' : message.name, message);
      stream.on('data', (chunk: Buffer) => parser.parse(chunk, take));
    };
  }
}
