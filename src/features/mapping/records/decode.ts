import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { Unreadable } from '../problem.js';

export const ENCODINGS = ['utf-8', 'iso-8859-1', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const LINE_FEED = 0x0a;

/**
 * Yields the text of a file in chunks, including a byte order mark. @throws Unreadable at bytes that are invalid in the
 * encoding
 */
export async function* decode(file: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let line = 1;
  let pending: Buffer = Buffer.alloc(0);
  const refuse = (bytes: Buffer) => {
    const at = encoding === 'utf-8' ? line + lineOfFault(bytes) : undefined;
    const message = `is not ${encoding}: set its encoding under format, such as encoding: windows-1252`;
    return new Unreadable([{ file, line: at, code: 'encoding', message }]);
  };
  try {
    for await (const bytes of createReadStream(file) as AsyncIterable<Buffer>) {
      pending = bytes;
      const text = decode1(bytes);
      line += count(bytes);
      if (text) yield text;
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Unreadable([{ file, code: 'no-file', message: code === 'ENOENT' ? 'there is no such file' : message }]);
  }
  try {
    const rest = decoder.decode();
    if (rest) yield rest;
  } catch {
    throw refuse(pending);
  }

  function decode1(bytes: Buffer): string {
    try {
      return decoder.decode(bytes, { stream: true });
    } catch {
      throw refuse(bytes);
    }
  }
}

function count(bytes: Buffer): number {
  let lines = 0;
  for (const byte of bytes) if (byte === LINE_FEED) lines++;
  return lines;
}

/** The number of lines before the first that is not UTF-8. A line that began in an earlier chunk counts as valid. */
function lineOfFault(bytes: Buffer): number {
  let [lines, start] = [0, 0];
  for (;;) {
    const end = bytes.indexOf(LINE_FEED, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return lines;
    [lines, start] = [lines + 1, end + 1];
  }
}
