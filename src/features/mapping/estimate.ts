import type { FileProgress } from './survey-files.js';

/**
 * A dry run reads each file twice and checks the resulting annotation, which takes as long as reading once. Measured: 3.1 to
 * 3.3.
 */
const READINGS = 3.2;
/** The first seconds are slower than the rest, since code is still being compiled. */
const [WARM_UP_MS, MEASURED_MS, LONG_MS] = [2_000, 5_000, 60_000];

/**
 * Returns a progress callback that prints once how long a dry run will take, if that is over a minute. The estimate is based on
 * the first seconds. `sizes` has the sizes of the files.
 */
export function timeEstimate(
  sizes: ReadonlyMap<string, number>,
  say: (line: string) => void,
  now: () => number = () => performance.now(),
): FileProgress {
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  let [earlier, current, isSaid] = [0, '', false];
  let began: number | null = null;
  let from: { at: number; read: number } | null = null;
  return (file, _records, position) => {
    if (file !== current) earlier += sizes.get(current) ?? 0;
    current = file;
    if (isSaid) return;
    const [at, read] = [now(), earlier + position];
    began ??= at;
    if (at - began >= WARM_UP_MS) from ??= { at, read };
    if (!from || at - from.at < MEASURED_MS || read === from.read) return;
    isSaid = true;
    const whole = (READINGS * total * (at - from.at)) / (read - from.read);
    if (whole > LONG_MS) say(`This takes about ${Math.round(whole / 60_000)} min.`);
  };
}
