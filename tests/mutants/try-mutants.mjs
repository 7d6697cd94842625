import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AREAS } from './areas.mjs';
import { filesIn } from './instrument.mjs';

/** Without news for so long, the tests hang in what a mutant does. */
const SILENCE_MS = 300_000;
/** How long the tests of one mutant may take in a process of its own. */
const OWN_PROCESS_MS = 900_000;

/**
 * Tries mutants of an area, all in one process. Then each of those that this cannot judge has a process of its own: what modules
 * do as they are imported, what they keep, and mutants that left something behind. Returns what became of each.
 *
 * @returns Map of ids to `killed`, `timed out`, `survived` or `not reached`
 */
export async function tryMutants(area, mutants) {
  const folder = mkdtempSync(join(tmpdir(), 'communique-mutants-'));
  const files = AREAS[area].tests.flatMap((path) => filesIn(path, /\.test\.tsx?$/));
  try {
    const run = { area, folder, files };
    const { verdicts, again } = await tryTogether(run, mutants);
    for (const [id, reachedBy] of again) verdicts.set(id, await tryAlone(run, id, reachedBy));
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tryTogether({ area, folder, files }, mutants) {
  const results = join(folder, 'results');
  writeFileSync(results, '');
  for (;;) {
    const news = readNews(results);
    const over = new Set(news.filter(({ result }) => result === 'file done').map(({ file }) => file));
    const left = files.filter((file) => !over.has(file));
    const ended = new Set(news.filter(({ id, result }) => id && isVerdict(result)).map(({ id }) => id));
    const done = news
      .filter(({ result }) => result === 'survived' || result === 'not switched')
      .map(({ id, file }) => `${file} ${id}`);
    if (left.length === 0) return summary(files, mutants, news);
    const toTry = mutants.map(({ id }) => id).filter((id) => !ended.has(id));
    await runTogether({ area, folder, results, files: left, toTry, done });
    const after = readNews(results);
    const last = after.at(-1);
    // The process ended in the middle of a mutant: it hung, or the mutant was its end.
    if (last?.result === 'begun') writeFileSync(results, `${JSON.stringify({ ...last, result: 'timed out' })}\n`, { flag: 'a' });
    else if (after.length === news.length) throw new Error(`the tests of ${left[0]} do not run: see ${join(folder, 'output')}`);
  }
}

/** Until all files are done, a mutant needs a new process, or nothing is heard any more. */
async function runTogether({ area, folder, results, files, toTry, done }) {
  const plan = { area, files, together: true, toTry, done, results };
  const child = start({ folder, plan });
  const exit = once(child, 'exit');
  let ended = false;
  void exit.then(() => (ended = true));
  while (!ended) {
    await Promise.race([exit, sleep(500)]);
    const silence = Date.now() - statSync(results).mtimeMs;
    if (!ended && (readNews(results).at(-1)?.restart || silence > SILENCE_MS)) stop(child);
  }
}

function summary(files, mutants, news) {
  const verdicts = new Map();
  const again = new Map();
  for (const { id } of mutants) {
    const own = news.filter((each) => each.id === id);
    const verdict = own.find(({ result }) => result === 'killed' || result === 'timed out');
    const of = (result) => own.filter((each) => each.result === result).map(({ file }) => file);
    if (verdict) verdicts.set(id, verdict.result);
    else if (of('at import').length > 0) again.set(id, files);
    else if (of('unclear').length > 0) again.set(id, of('unclear'));
    else if (of('not switched').length > 0) again.set(id, of('not switched'));
    else verdicts.set(id, of('survived').length > 0 ? 'survived' : 'not reached');
  }
  for (const { file, failed } of news.filter((each) => each.failed)) console.error(`fails without a mutant: ${file} > ${failed}`);
  return { verdicts, again };
}

async function tryAlone({ area, folder }, id, files) {
  const child = start({ folder, plan: { area, files, together: false }, mutant: id, args: ['--bail=1'] });
  const late = AbortSignal.timeout(OWN_PROCESS_MS);
  try {
    const [code] = await once(child, 'exit', { signal: late });
    return code === 0 ? 'survived' : 'killed';
  } catch (error) {
    if (!late.aborted) throw error;
    stop(child);
    return 'timed out';
  }
}

/** Vitest, as a group of processes that is ended as one, with a folder for what they leave behind. */
function start({ folder, plan, mutant, args = [] }) {
  const temporary = join(folder, 'tmp');
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary);
  const planFile = join(folder, 'plan.json');
  writeFileSync(planFile, JSON.stringify(plan));
  const env = { ...process.env, TMPDIR: temporary, MUTANTS_PLAN: planFile };
  if (mutant) env.__STRYKER_ACTIVE_MUTANT__ = mutant;
  const command = ['vitest', 'run', '--config', 'tests/mutants/vitest.config.mjs', ...args];
  const child = spawn('npx', command, { env, stdio: process.env.MUTANTS_DEBUG ? 'inherit' : 'ignore', detached: true });
  return child;
}

function stop(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {} // it has ended
}

function isVerdict(result) {
  return result === 'killed' || result === 'timed out' || result === 'unclear';
}

function readNews(results) {
  if (!existsSync(results)) return [];
  const lines = readFileSync(results, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}
