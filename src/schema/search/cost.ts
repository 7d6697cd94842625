import { SEARCH_LIMITS, wordsIn } from './asked.js';
import { searchedTypes } from './searched.js';

/** A search reads and ranks all that matches, however little is asked of it. */
const SEARCH = 100;
/** Looking a word up takes as long as this many nodes, even if it finds nothing. */
const WORD = 10;
/** All rows of the searched types may be read, which costs as much as looking for this many words in them. */
const READ = 4;
/** Each word is looked for in each row: this many look-ups cost a node. */
const ROWS_A_NODE = 1_000;
/** However large the tables grow, an operation may search them. */
const MOST = 5_000;

/** Nodes that a search costs beside what it returns, by its words and by the rows of what it searches. */
export function searchCost({ query }: { query?: unknown }, sizeOf: (model: string) => number): number {
  return costOf(
    query,
    searchedTypes.reduce((sum, type) => sum + sizeOf(type), 0),
  );
}

/** The same of a filter on the rows of a model. */
export const filterCost = (query: unknown, model: string, sizeOf: (model: string) => number) => costOf(query, sizeOf(model));

function costOf(query: unknown, rows: number): number {
  const words = typeof query === 'string' ? Math.min(wordsIn(query), SEARCH_LIMITS.words) : 0;
  return SEARCH + words * WORD + Math.min(((READ + words) * rows) / ROWS_A_NODE, MOST);
}
