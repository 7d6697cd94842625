import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROWS } from './rows.mjs';

// npm run faults [-- ROW …]: tries the rows of docs/reliability.md at their full counts, and prints the table.

const wanted = new Set(process.argv.slice(2).map(Number));
const unknown = [...wanted].filter((row) => !ROWS.some((each) => each.row === row));
if (unknown.length > 0) {
  console.error(`usage: npm run faults [-- ROW …]; the rows are 1 to ${ROWS.length}`);
  process.exit(1);
}

const output = join(mkdtempSync(join(tmpdir(), 'communique-faults-')), 'results.json');
console.log('| # | fault | result | tests | seconds | counts |\n|---|---|---|---|---|---|');
for (const row of ROWS) {
  if (wanted.size > 0 && !wanted.has(row.row)) continue;
  const { result, tests = '', seconds = '', counts = '' } = tried(row);
  console.log(`| ${row.row} | ${row.fault} | ${result} | ${tests} | ${seconds} | ${counts} |`);
}

function tried({ files, tests }) {
  if (files.length === 0) return { result: 'not done' };
  const begun = performance.now();
  const pattern = tests ? ['-t', tests] : [];
  const args = ['vitest', 'run', ...files, ...pattern, '--reporter=json', `--outputFile=${output}`];
  const { status } = spawnSync('npx', args, { env: { ...process.env, THOROUGH: '1' }, stdio: 'ignore' });
  const done = JSON.parse(readFileSync(output, 'utf8')).testResults.flatMap(({ assertionResults }) => assertionResults);
  const passed = done.filter(({ status }) => status === 'passed');
  const failed = done.filter(({ status }) => status === 'failed');
  const holds = status === 0 && failed.length === 0;
  if (!holds) process.exitCode = 1;
  return {
    result: !holds ? `FAILED: ${failed.map(({ title }) => title).join('; ')}` : passed.length > 0 ? 'holds' : 'skipped',
    tests: passed.length,
    seconds: Math.round((performance.now() - begun) / 1000),
    counts: passed.flatMap(({ meta }) => meta?.counts ?? []).join('; '),
  };
}
