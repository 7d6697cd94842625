import type { RowStream } from '../stream/open-stream.js';
import type { ExportFormat, ReadRow } from '../formats/format.js';
import type { Spool } from './spool.js';

/** Small enough to notice a slow client that still reads a little every second. */
const CHUNK_BYTES = 64 * 1024;

/** Writes all rows of a stream, and closes the stream as soon as they are read. */
export async function fillSpool(spool: Spool, stream: RowStream, format: ExportFormat): Promise<void> {
  try {
    await write(spool, format.head, 0);
    let isFirst = true;
    let kept = 0; // objects that the format buffers
    for await (const rows of stream.batches) {
      kept += rows.reduce((sum, row) => sum + objectsIn(row), 0);
      const part = format.rows(rows, isFirst);
      await write(spool, part, kept);
      if (part.length > 0) kept = 0;
      isFirst = false;
    }
    await write(spool, typeof format.tail === 'string' ? format.tail : format.tail(), kept);
    spool.end();
  } catch (error) {
    spool.end(error as Error);
  } finally {
    await stream.close();
  }
}

async function write(spool: Spool, part: string | Uint8Array, nodes: number): Promise<void> {
  const all = typeof part === 'string' ? Buffer.from(part) : Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  for (let start = 0; start < all.length; start += CHUNK_BYTES) {
    const bytes = all.subarray(start, start + CHUNK_BYTES);
    await spool.write({ bytes, nodes: (nodes * bytes.length) / all.length });
  }
}

/** Counts the objects in a row that was read from the store. Inside a JSON string, a backslash separates a bracket from a quotation mark that follows it. */
export function objectsIn(row: ReadRow): number {
  if (typeof row !== 'string') return 0;
  let count = 0;
  for (let at = row.indexOf('{"'); at >= 0; at = row.indexOf('{"', at + 2)) count += 1;
  return count;
}
