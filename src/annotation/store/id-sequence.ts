import { randomBytes } from 'node:crypto';

/** A millisecond's counter has twelve bits. */
const COUNT = 4_096;

/**
 * UUIDs of version 7 (RFC 9562) that sort in the order in which they were made: ids are the last key of every order,
 * so that rows which nothing else tells apart come as their source lists them.
 */
export function idSequence(): () => string {
  const start = Date.now();
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
