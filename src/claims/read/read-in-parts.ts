import { Composer, CST, type Document, Lexer, Parser } from 'yaml';
import { annotation as shape, type Annotation } from '../annotation.js';
import { TABLED } from '../kinds/kinds.js';
import { OPTIONS } from './options.js';
import { unreadableNodes } from './unreadable-nodes.js';

/** Entries of a table that are read at once. */
const PART = 100;
/** The parser may still add a comment to the entry before the last. */
const KEPT = 2;
const TABLES = new Set<string>(TABLED.map(({ place }) => place.table));

type Table = CST.BlockMap | CST.FlowCollection;
type Item = CST.BlockMap['items'][number] | CST.FlowCollection['items'][number];

/** What is not read in parts, because it has a problem or is unusual. */
class NotInParts extends Error {}

/**
 * Reads an annotation by parts of its tables, so that the nodes of a large file are not all in memory. Null if it has any
 * problem, or anchors or several documents: then it is to be read whole, which finds out what is wrong.
 */
export function readInParts(yaml: string): Annotation | null {
  const tables = new Map<string, Record<string, unknown>>();
  try {
    const rest = shape.parse(valueOf(compose(tokensOf(yaml, (name, table, items) => {
      const read = (shape.shape[name as 'people'] as unknown as { parse(value: unknown): Record<string, unknown> }).parse(valueOf(composeItems(table, items)));
      add(tables, name, read);
    }))));
    ...
  } catch (error) {
    return null;
  }
}
