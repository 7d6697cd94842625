import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgresql } from './postgresql.mjs';
import { ROWS } from './rows.mjs';

// npm run faults [-- [--planted] [--short] ROW …]: tries the rows of docs/reliability.md at their full counts, and prints
// the table. Planted, each row must fail. Short, the counts are those of `npm run test:all`.

const args = process.argv.slice(2);
const [isPlanted, isShort] = ['--planted', '--short'].map((flag) => args.includes(flag));
const numbers = args.filter((each) => !['--planted', '--short'].includes(each));
const unknown = numbers.filter((each) => !ROWS.some(({ row }) => String(row) === each));
if (unknown.length > 0) {
  console.error(`usage: npm run faults [-- [--planted] [--short] ROW …]; the rows are 1 to ${ROWS.length}`);
  process.exit(1);
}
const rows = numbers.length > 0 ? ROWS.filter(({ row }) => numbers.includes(String(row))) : ROWS;

const folder = mkdtempSync(join(tmpdir(), 'communique-faults-'));
const postgresql = await startPostgresql();
try {
  console.log('| # | fault | engines | result | tests | seconds | counts |\n|---|---|---|---|---|---|---|');
  for (const each of rows) {
    const { row, fault, engines, planted } = each;
    const begun = performance.now();
    const tests = (each.stores ?? ['embedded']).flatMap((store) => tried(each, store));
    const seconds = Math.round((performance.now() - begun) / 1000);
    const what = isPlanted ? `${fault}; planted: ${planted}` : fault;
    console.log(`| ${row} | ${what} | ${engines.join(', ')} | ${resultOf(tests)} | ${tests.filter(isDone).length} | ${seconds} | ${countsOf(tests)} |`); // prettier-ignore
  }
} finally {
  postgresql?.stop();
  rmSync(folder, { recursive: true });
}

/** The tests of a row, with its store on one of the engines. */
function tried({ files, tests }, store) {
  if (store === 'PostgreSQL' && !postgresql) return [];
  const output = join(folder, 'results.json');
  rmSync(output, { force: true });
  const pattern = tests ? ['-t', tests] : [];
  const env = { ...process.env, THOROUGH: '1', FAULTS: isShort ? '' : 'full', FAULTS_PLANTED: isPlanted ? '1' : '' };
  if (store === 'PostgreSQL') env.TEST_DATABASE_URL = postgresql.url;
  const reporters = ['--reporter=json', `--outputFile=${output}`];
  spawnSync('npx', ['vitest', 'run', ...files, ...pattern, ...reporters], { env, stdio: 'ignore' });
  return JSON.parse(readFileSync(output, 'utf8')).testResults.flatMap(({ status, message, assertionResults }) => [
    // A file whose set-up failed has no failed tests of its own.
    ...(status === 'failed' && !assertionResults.some(isFailed) ? [{ status, title: message.split('\n')[0] }] : []),
    ...assertionResults,
  ]);
}

function isFailed({ status }) {
  return status === 'failed';
}

function isDone({ status }) {
  return status === 'passed' || status === 'failed';
}

function resultOf(tests) {
  const done = tests.filter(isDone);
  const failed = done.filter(isFailed);
  if (done.length === 0) return 'skipped';
  const holds = isPlanted ? failed.some(isFound) : failed.length === 0;
  if (!holds) process.exitCode = 1;
  if (isPlanted) return holds ? 'found' : 'NOT FOUND';
  return holds ? 'holds' : `FAILED: ${failed.map(({ title, failureMessages }) => `${title}: ${failureMessages?.[0]?.split('\n')[0]}`).join('; ')}`; // prettier-ignore
}

/** Whether a test says that what it saw is wrong; it may also fail for another reason. What is waited for has plain errors. */
function isFound({ failureMessages }) {
  return /^(AssertionError:|Error: (expected|promise resolved) )/.test(failureMessages?.[0] ?? '');
}

/** What the tests counted; planted, why the first that failed did. */
function countsOf(tests) {
  if (isPlanted) return tests.find(isFailed)?.failureMessages?.[0]?.split('\n')[0] ?? '';
  const sums = {};
  for (const { meta } of tests) {
    for (const [what, count] of Object.entries(meta?.sums ?? {})) sums[what] = (sums[what] ?? 0) + count;
  }
  const summed = Object.entries(sums).map(([what, count]) => `${count} ${what}`);
  return [...summed, ...tests.flatMap(({ meta }) => meta?.counts ?? [])].join('; ');
}
