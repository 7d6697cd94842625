import { expect, test } from 'vitest';
import { timeEstimate } from '../../../src/features/mapping/estimate.js';

/** The output while files are read at these times: [milliseconds, file, position]. */
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

test('a long dry run prints once how long it will take, estimated after the first few seconds', () => {
  const readings: [number, string, number][] = [
    [100, 'a', 0],
    [2_100, 'a', 500],
    [7_100, 'b', 500],
    [9_000, 'b', 4_000],
  ];
  expect(said({ a: 1_000, b: 49_000 }, readings)).toEqual(['This takes about 13 min.']);
});

test('a short dry run prints no estimate', () => {
  const readings: [number, string, number][] = [
    [0, 'a', 0],
    [2_000, 'a', 100],
    [7_000, 'a', 900],
    [8_000, 'a', 1_000],
  ];
  expect(said({ a: 1_000 }, readings)).toEqual([]);
  expect(said({ a: 50_000 }, readings.slice(0, 2))).toEqual([]);
});
