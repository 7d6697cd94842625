import { isAlias, isCollection, isMap, isScalar, LineCounter } from 'yaml';
import type { Document, Node, Pair, YAMLMap } from 'yaml';
import type { Path, Problem } from '../problem.js';
import { parseDocument, TOO_DEEP, TooDeepError, unreadableNodes } from './parse-document.js';
import { parseInParts } from './parse-in-parts.js';
import { memoized } from '../../shared/memoized.js';

/** The number of characters to parse at a time, if the file can be divided. Small parts let memory be freed early. */
const PART = 10_000;
/** The maximum number of nodes that a file's aliases may expand to. */
const MAX_ALIASES = 100;
const LONGEST_MESSAGE = 500;
/** The maximum number of problems to report. A file can have one at every character. */
const MOST_PROBLEMS = 1_000;
/** The package passes consecutive items as arguments, and reports or throws a stack overflow if there are too many. */
const STACK_OVERFLOW = /call stack/;
const TOO_MANY = 'Too many consecutive marks of the same kind';

/** A position in a file. Line and column start at 1. */
export interface Location {
  line: number;
  column: number;
}

export interface Parsed {
  /** The parsed value, or as much of it as could be parsed; undefined if nothing could be parsed. */
  value: unknown;
  problems: Problem[];
  /** Returns the position of a path in the file, or of the nearest enclosing part. */
  locate: (path: Path) => Location;
  /** Like `locate`, but returns an offset in UTF-16 units from the start of the file. */
  offsetOf: (path: Path) => number;
  /** Whether a claim, or a path within one, ends before the first syntax problem. Problems after that point are not certain. */
  isIntact: (path: Path) => boolean;
  /** Returns the start and end offset of the value at a path, in UTF-16 units; null if there is none. */
  rangeOf: (path: Path) => [start: number, end: number] | null;
}

/** Parses YAML or JSON. Returns all syntax problems, up to a thousand. */
export function parseYaml(yaml: string): Parsed {
  return (yaml.length > PART ? parseInParts(yaml, PART) : null) ?? parseWhole(yaml);
}

export function placeIn(lines: LineCounter, offset: number): Location {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

export function parseWhole(yaml: string): Parsed {
  const lines = new LineCounter();
  const at = (offset: number) => placeIn(lines, offset);
  const syntax = (message: string, offset: number): Problem => ({
    ...{ rule: 'syntax', path: [], ...at(offset) },
    reason: 'SYNTAX',
    params: { message: message.slice(0, LONGEST_MESSAGE) }, // may contain the whole file
  });
  const unread = (problem: Problem): Parsed => ({
    value: undefined,
    problems: [problem],
    locate: () => at(0),
    offsetOf: () => 0,
    isIntact: () => false,
    rangeOf: () => null,
  });

  try {
    const document = parseDocument(yaml, lines);
    const faults = [...document.errors, ...document.warnings];
    const overflow = faults.find(({ message }) => STACK_OVERFLOW.test(message));
    if (overflow) return unread(syntax(TOO_MANY, overflow.pos[0]));
    const all = [...faults.map(({ message, pos }) => ({ message, offset: pos[0] })), ...unreadableNodes(document)];
    const found = all.toSorted((one, other) => one.offset - other.offset).slice(0, MOST_PROBLEMS);
    const first = found[0]?.offset ?? Infinity;
    const pairOf = pairFinder();
    return {
      value: valueOf(document, found),
      problems: found.map(({ message, offset }) => syntax(message, offset)),
      isIntact: (path) => path.length > 1 && (rangeOf(document, path.slice(0, 2), pairOf)?.[1] ?? first) < first,
      locate: (path) => at(offsetOf(document, path, pairOf)),
      offsetOf: (path) => offsetOf(document, path, pairOf),
      rangeOf: (path) => rangeOf(document, path, pairOf),
    };
  } catch (error) {
    if (error instanceof TooDeepError) return unread(syntax(TOO_DEEP, error.offset));
    // The package throws on too many aliases, and on an alias inside its own anchor.
    const { message } = error as Error;
    return unread(syntax(STACK_OVERFLOW.test(message) ? TOO_MANY : message, 0));
  }
}

/** A document with problems may have no value. */
function valueOf(document: Document.Parsed, problems: { message: string }[]): unknown {
  if (problems.some(({ message }) => message === TOO_DEEP)) return undefined;
  if (document.errors.some(({ code }) => code === 'NON_STRING_KEY')) return undefined;
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (problems.length === 0) throw error;
    return undefined;
  }
}

type PairFinder = (map: YAMLMap, key: unknown) => Pair | undefined;

/** Indexes each table only once, however many problems there are. */
function pairFinder(): PairFinder {
  const pairs = memoized(
    ({ items }: YAMLMap) => new Map(items.map((pair) => [isScalar(pair.key) ? pair.key.value : undefined, pair as Pair])),
  );
  return (map, key) => pairs(map).get(key);
}

/** Returns the offset of a path. For a table or list that spans several lines, returns the offset of its key. */
function offsetOf(document: Document.Parsed, path: Path, pairOf: PairFinder): number {
  let node = resolve(document, document.contents);
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    if (!isCollection(node)) break;
    const pair = isMap(node) ? pairOf(node, step) : undefined;
    const next = (isMap(node) ? pair?.value : node.items[step as number]) as Node | null | undefined;
    if (!next && !pair) break;
    const value = resolve(document, next ?? null);
    const block = isCollection(value) && !value.flow;
    offset =
      (block ? (pair?.key as Node | undefined) : next)?.range?.[0] ??
      (pair?.key as Node)?.range?.[0] ??
      value?.range?.[0] ??
      offset;
    node = value;
  }
  return offset;
}

/** Returns the range of a path. For an alias, returns the range of the alias, not of its anchor. */
function rangeOf(document: Document.Parsed, path: Path, pairOf: PairFinder): [number, number] | null {
  let node: Node | null | undefined = document.contents;
  for (const step of path) {
    const holder = resolve(document, node ?? null);
    if (!isCollection(holder)) return null;
    node = (isMap(holder) ? pairOf(holder, step)?.value : holder.items[step as number]) as Node | null | undefined;
  }
  return node?.range ? [node.range[0], node.range[1]] : null;
}

function resolve(document: Document.Parsed, node: Node | null): Node | undefined {
  return isAlias(node) ? node.resolve(document) : (node ?? undefined);
}
