/** Rows or values per SQL statement. PostgreSQL allows 65,535 parameters, and a row has at most 20. */
const CHUNK = 1_000;

/** Processes a list in chunks, sequentially, and concatenates the results. */
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

/** Reads rows in batches until one is short. `read` returns at most `size` rows after the last one read. */
export async function* readBatches<Row>(
  size: number,
  read: (last: Row | null) => Promise<Row[]>,
): AsyncGenerator<Row[], void, undefined> {
  let last: Row | null = null;
  for (;;) {
    const rows = await read(last);
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    last = rows.at(-1)!;
  }
}
