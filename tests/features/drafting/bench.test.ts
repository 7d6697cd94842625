import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../../support/process.js';

const run = async (...args: string[]) => (await promisify(execFile)(process.execPath, args)).stdout;

beforeAll(build);

test('proposals are scored against a corpus in the PolNeAR format', async () => {
  const printed = await run('bench/drafting/judged.mjs', 'bench/drafting/toy', 'bench/drafting/toy');
  expect(printed.match(/toy: 4 proposals/g)).toHaveLength(2);
  expect(printed).toMatch(/sure quotations: 1 of 1 \(.*\); recall among those with a source 1 of 2 /);
});

test('in each part of the benchmark, at most 2 % of the sentences that deny a visit produce a sure visit', async () => {
  const printed = await run('bench/drafting/visitbench.mjs');
  const shares = [...printed.matchAll(/a sure visit or meeting in (\d+) of (\d+)/g)].map(
    ([, sure, all]) => Number(sure) / Number(all),
  );
  expect(shares).toHaveLength(5);
  for (const each of shares) expect(each).toBeLessThanOrEqual(0.02);
  const right = [...printed.matchAll(/(?:visit|delegate): .*sure ones right (\d+) of (\d+)/g)].map(
    ([, right, all]) => Number(right) / Number(all),
  );
  expect(right).toHaveLength(6);
  for (const each of right) expect(each).toBeGreaterThanOrEqual(0.98);
  const [, stops] = printed.split('VisitBench, stops');
  const recalls = [...stops!.matchAll(/recall (\d+) of (\d+)/g)].slice(0, 4).map(([, found, all]) => Number(found) / Number(all));
  for (const each of recalls) expect(each).toBeGreaterThanOrEqual(0.9);
});
