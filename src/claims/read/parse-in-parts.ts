import { isObject } from '../../is-object.js';
import { LineCounter } from 'yaml';
import type { Path } from '../problem.js';
import { parseWhole, placeIn, type Parsed } from './parse.js';
import { partsOf, type Part } from './parts.js';

type Table = Record<string, unknown>;

/** A part, and the keys or indexes of its entries. */
interface ReadPart extends Part {
  entries: (string | number)[];
}

/**
 * Parses a large file a part after the other: its nodes would take 70 times the memory of its characters. Gives what
 * parsing it whole gives. Null if it has a problem of syntax or cannot be divided: then it is to be parsed whole.
 */
export function parseInParts(yaml: string, size: number): Parsed | null {
  const parts = partsOf(yaml, size);
  if (!parts) return null;
  const value: Table = {};
  const read: ReadPart[] = [];
  for (const part of parts) {
    const { value: held, problems } = parseWhole(textOf(yaml, part));
    if (problems.length > 0) return null;
    // Copied, since a text that was cut from a longer one keeps all of that in memory.
    const entries = added(value, part, structuredClone((held as Table)[part.key]));
    if (!entries) return null;
    read.push({ ...part, entries });
  }
  return { value, problems: [], isIntact: () => true, ...placesOf(yaml, read) };
}

/** Adds the entries of a part. Null if there is one with the same key, or something else than entries. */
function added(value: Table, { key, hasKey }: Part, held: unknown): (string | number)[] | null {
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

/** A part with its key. */
function textOf(yaml: string, { key, start, end, hasKey }: Part): string {
  return (hasKey ? '' : `${key}:\n`) + yaml.slice(start, end);
}

/** Finds places by parsing the part that has them again, since there are seldom any to find. */
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
  /** The part with a path, its path there, and what an offset there is more than in the file. */
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
