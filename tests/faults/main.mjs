import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgresql } from './postgresql.mjs';
import { ROWS } from './rows.mjs';

// npm run faults [-- [--planted] [--short] [--jobs=N] ROW …]: runs the rows of docs/reliability.md at their full counts, as
// many in parallel as there are cores, and prints the table. With --planted, each row must fail. With --short, the counts are
// those of `npm run test:all`.

const options = { planted: { type: 'boolean' }, short: { type: 'boolean' }, jobs: { type: 'string' } };
const { values, positionals: numbers } = read();
const rows = numbers.length > 0 ? ROWS.filter(({ row }) => numbers.includes(String(row))) : ROWS;
const { planted: isPlanted, short: isShort, jobs = availableParallelism() } = values;

if (spawnSync('npm', ['run', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) process.exit(1);
const folder = mkdtempSync(join(tmpdir(), 'communique-faults-'));
const postgresql = await startPostgresql();
try {
  console.log('| # | fault | engines | result | tests | seconds | counts |\n|---|---|---|---|---|---|---|');
  await tryRows();
} finally {
  postgresql?.stop();
  rmSync(folder, { recursive: true });
}

function read() {
  try {
    const read = parseArgs({ options, allowPositionals: true });
    const isKnown = (number) => ROWS.some(({ row }) => String(row) === number);
    if (read.positionals.every(isKnown) && !(read.values.jobs < 1)) return read;
  } catch {}
  console.error(`usage: npm run faults [-- [--planted] [--short] [--jobs=N] ROW …]; the rows are 1 to ${ROWS.length}`);
  process.exit(1);
}

/** Runs tests in parallel, the one that takes an hour first. Prints the rows in order. */
async function tryRows() {
  const runs = rows.flatMap((each) => runsOf(each));
  const toPrint = [...rows];
  const queue = runs.toSorted((a, b) => Number(b.row.takesAnHour ?? false) - Number(a.row.takesAnHour ?? false)).values();
  const work = async () => {
    for (const run of queue) {
      await carryOut(run);
      for (;;) {
        const own = runs.filter((each) => each.row === toPrint[0]);
        if (toPrint.length === 0 || own.some(({ results }) => !results)) break;
        print(toPrint.shift(), own);
      }
    }
  };
  await Promise.all(Array.from({ length: Number(jobs) }, work));
}

/** Returns one run per engine of the tests' store and per pattern of tests. */
function runsOf(row) {
  const { stores = ['embedded'], tests = '' } = row;
  const possible = stores.filter((store) => store === 'embedded' || postgresql);
  return possible.flatMap((store) => [tests].flat().map((pattern) => ({ row, store, pattern })));
}

function print({ row, fault, engines, planted }, runs) {
  const tests = runs.flatMap(({ results }) => results);
  const seconds = Math.round(runs.reduce((sum, run) => sum + run.seconds, 0));
  const what = isPlanted ? `${fault}; planted: ${planted}` : fault;
  console.log(
    `| ${row} | ${what} | ${engines.join(', ')} | ${resultOf(tests)} | ${tests.filter(isDone).length} | ${seconds} | ${countsOf(tests)} |`,
  );
}

/** Runs the tests, and adds their results to the run. */
async function carryOut(run) {
  const { row, store, pattern } = run;
  const begun = performance.now();
  const output = join(folder, `${row.row}-${store}-${[row.tests].flat().indexOf(pattern)}.json`);
  const env = {
    ...process.env,
    THOROUGH: '1',
    BUILT: '1',
    FAULTS: isShort ? '' : 'full',
    FAULTS_PLANTED: isPlanted ? '1' : '',
    ...(store === 'PostgreSQL' && { TEST_DATABASE_URL: postgresql.url }),
  };
  const args = [...row.files, '-t', pattern, '--reporter=json', `--outputFile=${output}`];
  await once(spawn('npx', ['vitest', 'run', ...args], { env, stdio: 'ignore' }), 'close');
  run.seconds = (performance.now() - begun) / 1000;
  run.results = JSON.parse(readFileSync(output, 'utf8')).testResults.flatMap(({ status, message, assertionResults }) => [
    // A file whose set-up failed contains no failed tests.
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
  return holds
    ? 'holds'
    : `FAILED: ${failed.map(({ title, failureMessages }) => `${title}: ${failureMessages?.[0]?.split('\n')[0]}`).join('; ')}`;
}

/** Whether a test failed in an assertion, not for another reason. Failed polls throw plain errors. */
function isFound({ failureMessages }) {
  return /^(AssertionError:|Error: (expected|promise resolved) )/.test(failureMessages?.[0] ?? '');
}

/** Returns the sums of the tests' counts; with --planted, the first failure message. */
function countsOf(tests) {
  if (isPlanted) return tests.find(isFailed)?.failureMessages?.[0]?.split('\n')[0] ?? '';
  const sums = {};
  for (const { meta } of tests) {
    for (const [what, count] of Object.entries(meta?.sums ?? {})) sums[what] = (sums[what] ?? 0) + count;
  }
  const summed = Object.entries(sums).map(([what, count]) => `${count} ${what}`);
  return [...summed, ...tests.flatMap(({ meta }) => meta?.counts ?? [])].join('; ');
}
