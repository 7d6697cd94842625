import { readFileSync } from 'node:fs';

/**
 * Returns how many files this process may open. Node has already raised the limit as far as possible. Null on systems
 * other than Linux.
 */
export function descriptorLimit(): number | null {
  try {
    const [, soft] = /^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return soft === undefined ? null : Number(soft);
  } catch {
    return null;
  }
}
