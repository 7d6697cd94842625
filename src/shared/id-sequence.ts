import { randomBytes } from 'node:crypto';

/** Ids per millisecond: the counter has twelve bits. */
const COUNT = 4_096;

/**
 * Returns a generator of version 7 UUIDs (RFC 9562) that sort in the order of their creation. Ids are the last key of every
 * order, so rows that are otherwise equal keep the order of their source. All ids sort after `after`, which another machine
 * with a faster clock may have created.
 */
export function idSequence(after?: string): () => string {
  const start = Math.max(Date.now(), after === undefined ? 0 : timeOf(after) + 1);
  let made = 0;
  return () => {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(start + Math.floor(made / COUNT), 0, 6);
    bytes.writeUInt16BE(0x7000 | (made % COUNT), 6);
    bytes[8] = 0x80 | (bytes[8]! & 0x3f);
    made += 1;
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };
}

/** A UUID of version 7 begins with the milliseconds since 1970. */
function timeOf(id: string): number {
  return parseInt(id.replace('-', '').slice(0, 12), 16);
}
