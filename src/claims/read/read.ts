import { isAlias, isCollection, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, Pair, YAMLMap } from 'yaml';
import type { z } from 'zod';
import { annotation, type Annotation } from '../annotation.js';
import { inOrderOfPlace, type Path, type Problem } from '../problem.js';
import { shapeProblems } from './shape-problems.js';
import { TOO_DEEP, unreadableNodes } from './unreadable-nodes.js';

/** The number of nodes that the aliases of a file may expand to. */
const MAX_ALIASES = 100;
const LONGEST_MESSAGE = 500;
/** The package reads nested nodes by recursion, and reports or throws a stack overflow. */
const STACK_OVERFLOW = /call stack/;

export interface Place {
  line: number;
  column: number;
}

interface YamlReading<Value> {
  /** Null if there are problems. */
  value: Value | null;
  problems: Problem[];
  /** The place of a path in the file, or of the nearest part around it. */
  locate: (path: Path) => Place;
}

export type Reading = Omit<YamlReading<Annotation>, 'value'> & { annotation: Annotation | null };

/** Reads an annotation from YAML or JSON. Gives all problems of syntax, or else all problems of shape. */
export function readAnnotation(yaml: string): Reading {
  const { value, ...reading } = readYaml(yaml, annotation);
  return { annotation: value, ...reading };
}

/** Reads YAML or JSON of some shape. Gives all problems of syntax, or else all problems of shape. */
export function readYaml<Value>(yaml: string, shape: z.ZodType<Value>): YamlReading<Value> {
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const refused = (problems: Problem[], locate: (path: Path) => Place = () => at(0)): YamlReading<Value> => ({
    value: null,
    problems: inOrderOfPlace(problems),
    locate,
  });
  const syntax = (message: string, place: Place): Problem => ({
    ...{ rule: 'syntax', path: [], ...place },
    message: message.slice(0, LONGEST_MESSAGE), // may repeat the whole file
  });

  let document: Document.Parsed;
  let value: unknown;
  try {
    // `uniqueKeys` compares all pairs of keys, which takes hours in a large table. See unreadableNodes.
    document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, stringKeys: true, uniqueKeys: false });
    const faults = [...document.errors, ...document.warnings];
    const deepest = faults.find(({ message }) => STACK_OVERFLOW.test(message));
    if (deepest) return refused([syntax(TOO_DEEP, at(deepest.pos[0]))]);
    if (faults.length > 0) return refused(faults.map(({ message, pos }) => syntax(message, at(pos[0]))));
    const unreadable = unreadableNodes(document);
    if (unreadable.length > 0) return refused(unreadable.map(({ message, offset }) => syntax(message, at(offset))));
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    // The package throws on too many aliases, on an alias inside its own anchor, and on very deep nesting.
    const { message } = error as Error;
    return refused([syntax(STACK_OVERFLOW.test(message) ? TOO_DEEP : message, at(0))]);
  }

  const pairOf = pairFinder();
  const locate = (path: Path) => at(offsetOf(document, path, pairOf));
  const read = shape.safeParse(value, { reportInput: true });
  if (read.success) return { value: read.data, problems: [], locate };
  return refused(
    shapeProblems(read.error.issues).map((problem) => ({ ...problem, ...locate(problem.path) })),
    locate,
  );
}

type PairFinder = (map: YAMLMap, key: unknown) => Pair | undefined;

/** Indexes each table once, for any number of problems. */
function pairFinder(): PairFinder {
  const known = new WeakMap<YAMLMap, Map<unknown, Pair>>();
  return (map, key) => {
    let pairs = known.get(map);
    if (!pairs) {
      pairs = new Map(map.items.map((pair) => [isScalar(pair.key) ? pair.key.value : undefined, pair]));
      known.set(map, pairs);
    }
    return pairs.get(key);
  };
}

/** The place of a table or list over several lines is that of its key. */
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

function resolve(document: Document.Parsed, node: Node | null): Node | undefined {
  return isAlias(node) ? node.resolve(document) : (node ?? undefined);
}
