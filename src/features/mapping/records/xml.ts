import { SaxesParser } from 'saxes';
import { Unreadable, type Code } from '../problem.js';
import type { Encoding } from './decode.js';
import { MOST_COLUMNS, tooManyColumns } from './header.js';
import { tidy, type DataRecord, type Listener } from './record.js';
import { orElse } from '../../../shared/or-else.js';

export interface XmlFormat {
  /** The name of the elements that are records. */
  record: string;
  /** Inline elements, whose text belongs to their parent. */
  inline: readonly string[];
}

const MAX_DEPTH = 50;
const MAX_RECORD = 1_000_000;
const BYTE_ORDER_MARK = '\ufeff';

interface Open {
  name: string;
  /** The column: `from`, `host/name`. Null for inline markup. */
  path: string | null;
  text: string;
  /** Whether it has attributes, or children that are columns. If so, it is a column only if it has text of its own. */
  hasParts: boolean;
}

/** Reads the records of an XML file. Columns are paths of elements, `from`, and attributes, `from@id` and `@id`. */
export async function* readXml(
  file: string,
  pieces: AsyncIterable<string>,
  encoding: Encoding,
  { record: recordName, inline }: XmlFormat,
  listener: Listener,
): AsyncGenerator<DataRecord> {
  const parser = new SaxesParser({ position: true });
  const offsets = new CodePointOffsets();
  const seen = new Set<string>();
  const done: DataRecord[] = [];
  const open: Open[] = [];
  let current: (Omit<DataRecord, 'cells'> & { cells: Map<string, string[]>; startUnit: number }) | null = null;
  let row = 0;
  let depth = 0;
  let mark = 0;

  const refuse = (code: Code, message: string) => new Unreadable([{ file, line: parser.line, code, message }]);
  const put = (column: string, value: string) => {
    if (!seen.has(column)) {
      seen.add(column);
      if (seen.size > MOST_COLUMNS) throw tooManyColumns(file, parser.line, `has more than ${MOST_COLUMNS} columns`);
      listener.column?.(column, parser.line);
    }
    const { cells } = current!;
    const values = cells.get(column);
    if (values) values.push(tidy(value));
    else cells.set(column, [tidy(value)]);
  };

  parser.on('error', (error) => {
    throw refuse('malformed', error.message.replace(/^(?:[^:]*:)?\d+:\d+: |\.$/g, ''));
  });
  parser.on('xmldecl', ({ encoding: declared }) => {
    if (!declared || isSame(declared, encoding)) return;
    throw refuse('encoding', `declares the encoding ${declared}, but the mapping says ${encoding}: change the mapping`);
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('<!ENTITY')) throw refuse('entity-declaration', 'declares entities, which are never expanded');
  });
  parser.on('opentagstart', ({ name }) => {
    if (++depth > MAX_DEPTH) throw refuse('malformed', `elements are nested more than ${MAX_DEPTH} deep`);
    if (current || name !== recordName) return;
    const startUnit = parser.position - name.length - 2;
    const start = offsets.of(mark + startUnit);
    current = { row: ++row, line: parser.line, start, end: start, cells: new Map(), startUnit };
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (!current) return;
    const isRecord = open.length === 0;
    const parent = open.at(-1);
    const isInline = !isRecord && (inline.includes(name) || parent?.path === null);
    if (parent && !isInline) parent.hasParts = true;
    const path = isInline ? null : isRecord ? '' : parent?.path ? `${parent.path}/${name}` : name;
    open.push({ name, path, text: '', hasParts: false });
    if (path === null) return;
    for (const [attribute, value] of Object.entries(attributes as Record<string, string>)) {
      if (/^xml(ns)?(:|$)/.test(attribute)) continue;
      put(`${path}@${attribute}`, value);
      open.at(-1)!.hasParts = true;
    }
  });
  const addText = (text: string) => {
    const holder = open.at(-1);
    if (holder) holder.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    depth--;
    const closed = open.pop();
    if (!closed || !current) return;
    if (open.length === 0) {
      if (closed.text.trim()) put('text()', closed.text);
      const { row, line, start, cells } = current;
      done.push({ row, line, start, end: offsets.of(mark + parser.position), cells });
      current = null;
      return;
    }
    if (closed.path === null) open.at(-1)!.text += closed.text;
    else if (!closed.hasParts || closed.text.trim()) put(closed.path, closed.text);
  });

  let first = true;
  for await (const piece of pieces) {
    offsets.add(piece);
    if (first && piece.startsWith(BYTE_ORDER_MARK)) mark = 1;
    parser.write(first && mark ? piece.slice(1) : piece);
    first = false;
    const unfinished = current as { startUnit: number } | null;
    if (unfinished && parser.position - unfinished.startUnit > MAX_RECORD) {
      throw refuse('malformed', `a record is longer than ${MAX_RECORD} characters`);
    }
    yield* done.splice(0);
  }
  parser.close();
  yield* done.splice(0);
}

function isSame(declared: string, encoding: Encoding): boolean {
  return orElse(() => new TextDecoder(declared).encoding === new TextDecoder(encoding).encoding, false);
}

const ASTRAL = /[\u{10000}-\u{10ffff}]/gu;

/** Converts UTF-16 offsets in a text that arrives in chunks to code points. Offsets must be requested in ascending order. */
class CodePointOffsets {
  #units = 0;
  /** The number of code points with two units before the last requested offset. */
  #before = 0;
  #ahead: number[] = [];
  #next = 0;

  add(piece: string): void {
    for (const { index } of piece.matchAll(ASTRAL)) this.#ahead.push(this.#units + index);
    this.#units += piece.length;
  }

  of(unit: number): number {
    while (this.#next < this.#ahead.length && this.#ahead[this.#next]! < unit) this.#next++;
    if (this.#next > 1_000) {
      this.#ahead = this.#ahead.slice(this.#next);
      this.#before += this.#next;
      this.#next = 0;
    }
    return unit - this.#before - this.#next;
  }
}
