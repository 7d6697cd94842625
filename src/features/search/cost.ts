import { SEARCH_LIMITS, wordsIn } from './asked.js';
import { searchedTypes } from './searched.js';

/** A search reads and ranks all matches, however few are requested. */
const SEARCH = 100;
/** Looking up a word costs this many nodes, even if nothing is found. */
const WORD = 10;
/** A search may scan the searched types in full, which costs as much as searching them for this many words. */
const READ = 4;
/** Each word is looked up in each row. This many lookups cost one node. */
const ROWS_A_NODE = 1_000;
/** The maximum cost of a search, so that tables of any size can be searched. */
const MOST = 5_000;

/** The cost of a search, in nodes, on top of what it returns. It depends on the number of words and of rows searched. */
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
