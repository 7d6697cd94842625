import type { FileProgress } from './survey-files.js';

/** A dry run reads each file twice, and checks what it makes of it. */
const READINGS = 2.2;
const [AFTER_MS, LONG_MS] = [5_000, 60_000];

/**
 * Returns a progress callback that says once how long a dry run takes, if that is over a minute: by the share of the files
 * that was read in the first seconds. `sizes` are those of the files.
 */
export function timeEstimate(
  sizes: ReadonlyMap<string, number>,
  say: (line: string) => void,
  now: () => number = () => performance.now(),
): FileProgress {
  const [startedAt, total] = [now(), [...sizes.values()].reduce((sum, size) => sum + size, 0)];
  let [read, current, isSaid] = [0, '', false];
  return (file, _records, position) => {
    if (file !== current) read += sizes.get(current) ?? 0;
    current = file;
    const elapsed = now() - startedAt;
    if (isSaid || elapsed < AFTER_MS) return;
    isSaid = true;
    const whole = READINGS * elapsed * (total / (read + position));
    if (whole > LONG_MS) say(`This takes about ${Math.round(whole / 60_000)} min.`);
  };
}
