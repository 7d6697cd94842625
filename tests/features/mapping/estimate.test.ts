import { expect, test } from 'vitest';
import { timeEstimate } from '../../../src/features/mapping/estimate.js';

/** What is said while files are read at these times: [milliseconds, file, position]. */
function said(sizes: Record<string, number>, readings: [at: number, file: string, position: number][]): string[] {
  const lines: string[] = [];
  let time = 0;
  const progress = timeEstimate(
    new Map(Object.entries(sizes)),
    (line) => void lines.push(line),
    () => time,
  );
  for (const [at, file, position] of readings) {
    time = at;
    progress(file, 1, position);
  }
  return lines;
}

test('a long dry run says once how long it takes, by the share of all files that was read', () => {
  expect(said({ a: 1_000, b: 49_000 }, [[100, 'a', 500], [5_000, 'b', 0], [9_000, 'b', 4_000]])).toEqual(['This takes about 9 min.']); // prettier-ignore
});

test('a short dry run says nothing', () => {
  expect(said({ a: 1_000 }, [[5_000, 'a', 900], [6_000, 'a', 1_000]])).toEqual([]); // prettier-ignore
  expect(said({ a: 50_000 }, [[4_000, 'a', 10]])).toEqual([]);
});
