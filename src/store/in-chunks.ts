/** Rows or values of one statement: PostgreSQL takes 65,535 parameters, a row here has at most 20. */
const CHUNK = 1_000;

/** Does something to a list, a bounded part at a time, one after the other; what it gives is put together. */
export async function inChunks<Item, Result>(
  items: Iterable<Item>,
  work: (chunk: Item[]) => Promise<Result[]>,
): Promise<Result[]> {
  const all = [...items];
  const results: Result[] = [];
  for (let start = 0; start < all.length; start += CHUNK) {
    for (const result of await work(all.slice(start, start + CHUNK))) results.push(result);
  }
  return results;
}
