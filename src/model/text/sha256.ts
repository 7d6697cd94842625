import { createHash } from 'node:crypto';

/** Returns the SHA-256 in lower-case hexadecimal, as in sources and passages. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
