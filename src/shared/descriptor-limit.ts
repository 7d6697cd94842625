import { readFileSync } from 'node:fs';

/** How many files this process may open; Node has raised it as far as it may. Null where the system is not Linux. */
export function descriptorLimit(): number | null {
  try {
    const [, soft] = /^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return soft === undefined ? null : Number(soft);
  } catch {
    return null;
  }
}
