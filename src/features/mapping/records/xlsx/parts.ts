import { SaxesParser, type SaxesAttributePlain } from 'saxes';
import { openPromise, type Entry, type ZipFile } from 'yauzl';

/** More parts than any workbook has. */
const MOST_PARTS = 10_000;
/** The maximum uncompressed size of a part, in bytes. Parts are streamed. */
const LARGEST_PART = 1_000_000_000;

/** A problem with a workbook. The message is a predicate whose subject is the file. */
export class BadWorkbook extends Error {
  constructor(
    readonly code: 'malformed' | 'formula' | 'too-large' | 'file-kind' | 'sheet',
    message: string,
  ) {
    super(message);
  }
}

export type Attributes = Readonly<Record<string, string>>;

interface Handlers {
  open?: (name: string, attributes: Attributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** The parts of a workbook, which is a ZIP archive of XML files. Each is streamed, and none is kept in memory. */
export class Parts {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws BadWorkbook */
  static async open(file: string): Promise<Parts> {
    let zip: ZipFile;
    try {
      zip = await openPromise(file, { lazyEntries: true, autoClose: false });
    } catch (error) {
      throw new BadWorkbook('malformed', `is a damaged ZIP archive: ${(error as Error).message}`);
    }
    try {
      return new Parts(zip, await entriesOf(zip));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  close(): void {
    this.zip.close();
  }

  /** Reads a part to its end. Yields after each chunk, so that the caller can process what was found in it. */
  async *read(name: string, { open, text, close }: Handlers): AsyncGenerator<void> {
    const entry = this.entries.get(name);
    if (!entry) throw new BadWorkbook('malformed', `has no part ${name}`);
    if (entry.uncompressedSize > LARGEST_PART) {
      throw new BadWorkbook('too-large', `has a part of more than ${LARGEST_PART / 1e6} MB, ${name}`);
    }
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw new BadWorkbook('malformed', `has a part that is not well-formed, ${name}: ${error.message}`);
    });
    parser.on('doctype', () => {
      throw new BadWorkbook('malformed', `has a part with a document type, which no workbook has, ${name}`);
    });
    parser.on('opentag', ({ name, attributes }) => open?.(local(name), plain(attributes as Record<string, string>)));
    parser.on('text', (found) => text?.(found));
    parser.on('closetag', ({ name }) => close?.(local(name)));
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      for await (const bytes of (await this.zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        parser.write(decoder.decode(bytes, { stream: true }));
        yield;
      }
      parser.write(decoder.decode());
      parser.close();
    } catch (error) {
      if (error instanceof BadWorkbook) throw error;
      throw new BadWorkbook('malformed', `has a part that cannot be read, ${name}: ${(error as Error).message}`);
    }
  }

  /** Reads a small part as a whole. */
  async readAll(name: string, handlers: Handlers): Promise<void> {
    const pieces = this.read(name, handlers);
    while (!(await pieces.next()).done);
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > MOST_PARTS) throw new BadWorkbook('too-large', `has more than ${MOST_PARTS} parts`);
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch (error) {
    throw new BadWorkbook('malformed', `is a damaged ZIP archive: ${(error as Error).message}`);
  }
  return entries;
}

/** Without the prefix of a namespace. */
function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function plain(attributes: Record<string, string | SaxesAttributePlain>): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value as string]));
}
