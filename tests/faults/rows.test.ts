import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ROWS } from './rows.mjs';

test('every row is in docs/reliability.md', async () => {
  const lines = (await readFile('docs/reliability.md', 'utf8')).split('\n');
  const found = lines.flatMap((line) => /^(\d+)\. /.exec(line)?.[1] ?? []);
  expect(found).toEqual(ROWS.map(({ row }) => String(row)));
});

test('every row names files and tests that exist', async () => {
  for (const { row, files, tests = '' } of ROWS) {
    const found = await Promise.all(files.map(async (file) => existsSync(file) && (await readFile(file, 'utf8'))));
    expect(
      found.every((text) => text !== false && [tests].flat().every((pattern) => text.includes(pattern))),
      `row ${row}`,
    ).toBe(true);
  }
});
