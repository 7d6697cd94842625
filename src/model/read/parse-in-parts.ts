import { isObject } from '../../shared/json.js';
import { LineCounter } from 'yaml';
import type { Path } from '../problem.js';
import { type Parsed, parseWhole, placeIn } from './parse.js';

type Table = Record<string, unknown>;

/** A part of a file, with its entries' keys or indexes. */
interface ReadPart extends FilePart {
  entries: (string | number)[];
}

/**
 * Parses a large file part by part, since the nodes of the whole file would take 70 times as much memory as its text. The
 * result is the same as from parsing it whole. Returns null if the file has a syntax problem or cannot be divided, and must be
 * parsed whole.
 */
export function parseInParts(yaml: string, size: number): Parsed | null {
  const parts = fileParts(yaml, size);
  if (!parts) return null;
  const value: Table = {};
  const read: ReadPart[] = [];
  for (const part of parts) {
    const { value: held, problems } = parseWhole(textOf(yaml, part));
    if (problems.length > 0) return null;
    // Copied, since a substring keeps the whole string in memory.
    const entries = added(value, part, structuredClone((held as Table)[part.key]));
    if (!entries) return null;
    read.push({ ...part, entries });
  }
  return { value, problems: [], isIntact: () => true, ...placesOf(yaml, read) };
}

/**
 * Adds the entries of a part. Returns null if an entry with the same key exists, or if the value is neither a table nor a
 * list.
 */
function added(value: Table, { key, hasKey }: FilePart, held: unknown): (string | number)[] | null {
  if (hasKey) {
    if (Object.hasOwn(value, key)) return null;
    value[key] = held;
    return typeof held === 'object' && held !== null ? entriesOf(held, 0) : [];
  }
  const before = value[key];
  if (Array.isArray(before) && Array.isArray(held)) {
    const entries = entriesOf(held, before.length);
    for (const entry of held) before.push(entry);
    return entries;
  }
  if (!isObject(before) || !isObject(held)) return null;
  for (const entry of Object.keys(held)) {
    if (Object.hasOwn(before, entry)) return null;
    before[entry] = held[entry];
  }
  return Object.keys(held);
}

function entriesOf(held: object, from: number): (string | number)[] {
  return Array.isArray(held) ? held.map((_, index) => from + index) : Object.keys(held);
}

function textOf(yaml: string, { key, start, end, hasKey }: FilePart): string {
  return (hasKey ? '' : `${key}:\n`) + yaml.slice(start, end);
}

/** Finds positions by reparsing their part, since positions are seldom needed. */
function placesOf(yaml: string, parts: ReadPart[]): Pick<Parsed, 'offsetOf' | 'locate' | 'rangeOf'> {
  let known: { part: ReadPart; parsed: Parsed } | undefined;
  const parsed = (part: ReadPart) => {
    if (known?.part !== part) known = { part, parsed: parseWhole(textOf(yaml, part)) };
    return known.parsed;
  };
  let byEntry: Map<string, ReadPart> | undefined;
  const partWith = ([key, entry]: Path) => {
    byEntry ??= new Map(parts.flatMap((part) => part.entries.map((each) => [`${part.key}/${each}`, part])));
    return byEntry.get(`${key}/${entry}`);
  };
  /**
   * Returns the part that contains a path, the path within it, and how far offsets in the part differ from offsets in the file.
   */
  const find = (path: Path) => {
    const part = partWith(path);
    if (!part) return null;
    const [key, entry, ...rest] = path;
    const within = typeof entry === 'number' ? entry - (part.entries[0] as number) : entry!;
    return { part, within: [key!, within, ...rest], more: (part.hasKey ? 0 : part.key.length + 2) - part.start };
  };
  const offsetOf = (path: Path): number => {
    const found = find(path);
    if (found) return parsed(found.part).offsetOf(found.within) - found.more;
    const part = parts.find(({ key }) => key === path[0]) ?? parts[0]!;
    return parsed(part).offsetOf(path) + part.start;
  };
  let lines: LineCounter | undefined;
  return {
    offsetOf,
    locate: (path) => placeIn((lines ??= linesOf(yaml)), offsetOf(path)),
    rangeOf: (path) => {
      const found = find(path);
      const range = found && parsed(found.part).rangeOf(found.within);
      return range && [range[0] - found.more, range[1] - found.more];
    },
  };
}

function linesOf(yaml: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = yaml.indexOf('\n'); end >= 0; end = yaml.indexOf('\n', end + 1)) lines.addNewLine(end + 1);
  return lines;
}

/**
 * A section of a file with entries of a single table or list. It can be parsed on its own, under the key of that table or list.
 */
export interface FilePart {
  /** The key of the table or list. */
  key: string;
  /** Offsets in the file, in UTF-16 units. */
  start: number;
  end: number;
  /** Whether the section starts with the key. Otherwise it continues the previous part. */
  hasKey: boolean;
}

const KEY = /^([A-Za-z]\w*):(?:[ \t]*(?:#[^\n]*)?\r?\n|(?= ))/;
/**
 * The maximum number of tables and lists in a file that is divided. An annotation has fewer, and each requires another parse
 * when positions are looked up.
 */
const MOST_KEYS = 50;
/** The first character of an entry. */
const ENTRY = /[\w"'-]/;

/**
 * Divides a file between entries, if it is laid out like most annotations, with each table and list in its own indented block.
 * Returns null for any other layout. A part has about `size` characters, or a single entry. Nested values and continuation
 * lines are indented further, so every line with the indentation of the first entry starts another entry. If the file is
 * invalid, so is at least one part.
 */
export function fileParts(yaml: string, size: number): FilePart[] | null {
  const parts: FilePart[] = [];
  /** Indentation of the entries in the current table or list; null if that table or list is not divided. */
  let indent: number | 'unknown' | null = null;
  let keys = 0;
  for (let line = 0; line < yaml.length; line = nextLine(yaml, line)) {
    const first = skipSpaces(yaml, line);
    const character = yaml[first] ?? '\n';
    if (character === '\n' || character === '\r' || character === '#') continue;
    const part = parts.at(-1);
    if (first === line) {
      const found = KEY.exec(yaml.slice(line, line + 200));
      if (!found || ++keys > MOST_KEYS) return null;
      indent = found[0].endsWith('\n') ? 'unknown' : null;
      if (part) part.end = line;
      parts.push({ key: found[1]!, start: part ? line : 0, end: yaml.length, hasKey: true });
    } else if (!part) {
      return null;
    } else if (indent === 'unknown') {
      indent = ENTRY.test(character) ? first - line : null;
    } else if (first - line === indent && line - part.start >= size) {
      part.end = line;
      parts.push({ key: part.key, start: line, end: yaml.length, hasKey: false });
    }
  }
  return parts.length === 0 ? null : parts;
}

function nextLine(yaml: string, line: number): number {
  const end = yaml.indexOf('\n', line);
  return end < 0 ? yaml.length : end + 1;
}

function skipSpaces(yaml: string, start: number): number {
  let at = start;
  while (yaml[at] === ' ') at += 1;
  return at;
}
