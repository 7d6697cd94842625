import { SEARCH_LIMITS, wordsIn } from './asked.js';
import { searchedTypes } from './searched.js';

/** A search reads and ranks all matches, however few are requested. */
const SEARCH = 100;
/** Looking a word up takes as long as this many nodes, even if it finds nothing. */
const WORD = 10;
/** All rows of the searched types may be read, which costs as much as searching them for this many words. */
const READ = 4;
/** Each word is searched in each row. This many look-ups cost one node. */
const ROWS_A_NODE = 1_000;
/** However large the tables grow, an operation may search them. */
const MOST = 5_000;

/** The cost of a search in nodes, in addition to what it returns, by its words and the number of rows searched. */
export function searchCost({ query }: { query?: unknown }, sizeOf: (model: string) => number): number {
  return costOf(
    query,
    searchedTypes.reduce((sum, type) => sum + sizeOf(type), 0),
  );
}

/** The same for a filter on the rows of a model. */
export const filterCost = (query: unknown, model: string, sizeOf: (model: string) => number) => costOf(query, sizeOf(model));

function costOf(query: unknown, rows: number): number {
  const words = typeof query === 'string' ? Math.min(wordsIn(query), SEARCH_LIMITS.words) : 0;
  return SEARCH + words * WORD + Math.min(((READ + words) * rows) / ROWS_A_NODE, MOST);
}
