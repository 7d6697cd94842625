import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ROWS } from './rows.mjs';

test('every row is in docs/reliability.md, and one that is not done says so', async () => {
  const lines = (await readFile('docs/reliability.md', 'utf8')).split('\n');
  for (const { row, files } of ROWS) {
    const line = lines.find((each) => each.startsWith(`| ${row} `));
    expect(line?.includes('not done'), `row ${row}`).toBe(files.length === 0);
  }
});

test('every row names files and tests that exist', async () => {
  for (const { row, files, tests = '' } of ROWS) {
    const found = await Promise.all(files.map(async (file) => existsSync(file) && (await readFile(file, 'utf8'))));
    expect(
      found.every((text) => text !== false && text.includes(tests)),
      `row ${row}`,
    ).toBe(true);
  }
});
