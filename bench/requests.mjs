/** Number of different requests per operation, and how many of them are used to compare the rivals' responses. */
export const DIFFERENT = 2_000;
export const COMPARED = 200;
/** This server's search also matches facts, prefixes and other names, and ranks by them. Its rivals only find words. */
export const NOT_COMPARED = ['search'];

/** Returns a generator of numbers from 0 to 1, reproducible for a seed (mulberry32). */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Frequency ranks for the second word of a search; the first word is one of the fifty most frequent. */
export const secondWords = { frequent: [0, 50], middling: [200, 1_000], rare: [1_000, 4_000] };

/**
 * Returns the parameters of each operation. A page's `after` is the slug of the visit after which it begins. Pages begin after
 * visits that `dated` accepts, because PostGraphile omits undated visits if a cursor is given.
 */
export async function parameters(visits, words, dated, count = DIFFERENT) {
  const next = random(2018);
  const pick = (from, to) => from + Math.floor(next() * (to - from));
  const many = (make) => Array.from({ length: count }, (_, index) => make(index));
  const kinds = Object.values(secondWords);
  const slugs = await dated([...many(visit), ...many(visit)]);
  function visit() {
    return `visit-${pick(1, visits + 1)}`;
  }
  return {
    visit: many(() => ({ slug: visit() })),
    visits: slugs.slice(0, count).map((after) => ({ after })),
    search: many((index) => ({ query: `${words[pick(0, 50)]} ${words[pick(...kinds[index % kinds.length])]}` })),
    person: many(() => ({ slug: `person-${pick(1, visits / 5 + 1)}` })),
  };
}
