import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  Lexer,
  type LineCounter,
  type Node,
  Parser,
  type Scalar,
  visit,
  type YAMLMap,
  YAMLParseError,
} from 'yaml';
import { NamedError } from '../../shared/named-error.js';

/** The maximum nesting depth of lists and tables. An annotation needs seven levels. */
export const MAX_DEPTH = 20;
export const TOO_DEEP = `Lists and tables may be nested at most ${MAX_DEPTH} levels deep`;

/** Lists and tables are nested too deep. */
export class TooDeepError extends NamedError {
  constructor(
    /** In UTF-16 units. */
    readonly offset: number,
  ) {
    super(TOO_DEEP);
  }
}

/**
 * Parses as the package's `parseDocument` does, but stops if lists and tables are nested too deep: the package is recursive,
 * and V8 kills the process if it must compile a regular expression when the stack is nearly full.
 *
 * @throws TooDeepError
 */
export function parseDocument(yaml: string, lineCounter: LineCounter): Document.Parsed {
  return withoutStacks(() => {
    // `uniqueKeys` compares all pairs of keys, which takes hours for a large table. See unreadableNodes.
    const composer = new Composer({ lineCounter, prettyErrors: false, stringKeys: true, uniqueKeys: false });
    const [document, second] = composer.compose(tokensOf(yaml, lineCounter), true, yaml.length);
    if (second) {
      const [start, end] = second.range;
      document!.errors.push(new YAMLParseError([start, end], 'MULTIPLE_DOCS', 'Source contains multiple documents'));
    }
    return document!;
  });
}

/** Runs `work` without stack traces: a file can have an error at every character, and capturing stacks takes most of the time. */
function withoutStacks<Result>(work: () => Result): Result {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function* tokensOf(yaml: string, lineCounter: LineCounter): Generator<CST.Token> {
  const parser = new Parser(lineCounter.addNewLine);
  lineCounter.addNewLine(0);
  for (const lexeme of new Lexer().lex(yaml)) {
    const { offset } = parser;
    yield* parser.next(lexeme);
    if (parser.stack.length > MAX_DEPTH && depthOf(parser.stack) > MAX_DEPTH) throw new TooDeepError(offset);
  }
  yield* parser.end();
}

function depthOf(stack: CST.Token[]): number {
  return stack.filter(({ type }) => type === 'block-map' || type === 'block-seq' || type === 'flow-collection').length;
}

/** The document, plus two ancestors per level: a table and its entry. A list is a single ancestor. */
const MAX_ANCESTORS = 1 + 2 * MAX_DEPTH;

/** Returns the nodes that parse but have no value, or whose value would be lost silently. */
export function unreadableNodes(document: Document.Parsed): { message: string; offset: number }[] {
  const found: { message: string; offset: number }[] = [];
  const anchors = new Set<string>();
  const refuse = (node: Node, message: string) => found.push({ message, offset: node.range?.[0] ?? 0 });
  visit(document, {
    Pair(_, { key }) {
      // The key has a special meaning in JavaScript, and zod would drop it.
      if (isScalar(key) && key.value === '__proto__') refuse(key, '"__proto__" cannot be a key');
    },
    Node(_, node, ancestors) {
      if (ancestors.length > MAX_ANCESTORS) {
        refuse(node, TOO_DEEP);
        return visit.BREAK;
      }
      if (isMap(node)) for (const key of repeatedKeys(node)) refuse(key, 'Map keys must be unique');
      if (!isAlias(node)) {
        if (node.anchor) anchors.add(node.anchor);
      } else if (!anchors.has(node.source)) refuse(node, `the alias *${node.source} has no anchor &${node.source} before it`);
      return undefined;
    },
  });
  return found;
}

function repeatedKeys({ items }: YAMLMap): Scalar[] {
  const seen = new Set<unknown>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    if (seen.has(key.value)) return [key];
    seen.add(key.value);
    return [];
  });
}
