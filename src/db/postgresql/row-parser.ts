import type { Socket } from 'node:net';
import pg from 'pg';
import { Parser as PgParser } from 'pg-protocol/dist/parser.js';

// Returns rows as the bytes that PostgreSQL sent. pg converts them to strings, which a response would convert back to bytes.

const DATA_ROW = 'D'.charCodeAt(0);
const READY_FOR_QUERY = 'Z'.charCodeAt(0);
/** Sizes of the field count at the start of a row, and of the length before each field. */
const [COUNT_BYTES, LENGTH_BYTES] = [2, 4];

export type RowOfBytes = (Buffer | null)[];

/** The parts of pg's parser that this uses; its types lack some of them. */
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

export interface PreparedColumn {
  isText: boolean;
  parse: (field: string) => unknown;
}

/** pg's parser, which returns the rows of one statement as bytes if `rowsAsBytes` is set before the statement is sent. */
export class RowParser extends Parser {
  /** Reset at the end of the statement. */
  rowsAsBytes = false;
  /** The columns of the connection's prepared statements, by name. */
  readonly columns = new Map<string, readonly PreparedColumn[]>();
  #isHandedOut = false;

  override handlePacket(offset: number, code: number, length: number, bytes: Buffer): Message {
    if (code === READY_FOR_QUERY) this.rowsAsBytes = false;
    if (code !== DATA_ROW || !this.rowsAsBytes) return super.handlePacket(offset, code, length, bytes);
    this.#isHandedOut = true;
    return { name: 'dataRow', length, fields: fieldsAt(offset, bytes) } as Message;
  }

  /** pg's parser would move the rest of a chunk within its buffer, over rows that were handed out. This copies it instead. */
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

/** The parts of pg's connection that this uses; its types lack some of them. */
interface Connection {
  parser: RowParser;
  attachListeners(stream: Socket): void;
  emit(event: string, message: Message): void;
}

/** pg's client with this parser, which is a property of its connection. */
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
