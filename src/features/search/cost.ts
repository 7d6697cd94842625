import { SEARCH_LIMITS, wordsIn } from './asked.js';
import { searchedTypes } from './searched.js';

/** A search reads and ranks all matches, however few are requested. */
const SEARCH = 100;
/** Looking up a word costs this many nodes, even if nothing is found. */
const WORD = 10;
/** A search may read all rows of the searched types, which costs as much as searching them for this many words. */
const READ = 4;
/** Each word is searched in each row. The number of these look-ups that cost one node. */
const ROWS_A_NODE = 1_000;
/** The maximum cost of a search, so that tables of any size can be searched. */
const MOST = 5_000;

/** The cost of a search in nodes, in addition to what it returns, by its words and the number of rows searched. */
export function searchCost({ query }: { query?: unknown }, sizeOf: (model: string) => number): number {
  return costOf(
    query,
    searchedTypes.reduce((sum, type) => sum + sizeOf(type), 0),
  );
}

/** The cost of a search filter on the rows of a model, in nodes. */
export const filterCost = (query: unknown, model: string, sizeOf: (model: string) => number) => costOf(query, sizeOf(model));

function costOf(query: unknown, rows: number): number {
  const words = typeof query === 'string' ? Math.min(wordsIn(query), SEARCH_LIMITS.words) : 0;
  return SEARCH + words * WORD + Math.min(((READ + words) * rows) / ROWS_A_NODE, MOST);
}
