import { randomUUID } from 'node:crypto';

/** Ids per millisecond: the counter has twelve bits. */
const COUNT = 4_096;

/**
 * Returns a generator of version 7 UUIDs (RFC 9562) that sort in the order of their creation. Ids are the last key of every
 * order, so rows that are otherwise equal keep the order of their source. All ids sort after `after`, even if it comes from
 * a machine whose clock is ahead.
 */
export function idSequence(after?: string): () => string {
  const start = Math.max(Date.now(), after === undefined ? 0 : timeOf(after) + 1);
  let made = 0;
  return () => {
    const time = (start + Math.floor(made / COUNT)).toString(16).padStart(12, '0');
    const count = (made % COUNT).toString(16).padStart(3, '0');
    made += 1;
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${randomUUID().slice(-17)}`;
  };
}

/** A version 7 UUID begins with the milliseconds since 1970. */
function timeOf(id: string): number {
  return parseInt(id.replace('-', '').slice(0, 12), 16);
}
