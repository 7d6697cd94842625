import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AREAS } from './areas.mjs';
import { filesIn } from './instrument.mjs';

/** After this many milliseconds without output, the tests are assumed to hang because of a mutant. */
const SILENCE_MS = 300_000;
/** Time limit in milliseconds for the tests of one mutant in a separate process. */
const OWN_PROCESS_MS = 900_000;

/** The test process that was started last. */
let running = null;

/**
 * Tries all mutants of an area in one process. Mutants that cannot be judged this way then get a process of their own: those
 * that run at import time, whose effect modules keep, or that left state behind. Returns the result of each.
 *
 * @returns Map of ids to `killed`, `timed out`, `survived` or `not reached`
 */
export async function tryMutants(area, { code, mutants }) {
  const folder = mkdtempSync(join(tmpdir(), 'communique-mutants-'));
  writeFileSync(join(folder, 'code.json'), JSON.stringify([...code])); // the sources may change in the meantime
  const files = AREAS[area].tests.flatMap((path) => filesIn(path, /\.test\.tsx?$/));
  const giveUp = () => {
    if (running) stop(running); // it has its own process group, which the terminal does not signal
    rmSync(folder, { recursive: true, force: true });
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, giveUp);
  try {
    const run = { area, folder, files };
    const { verdicts, again } = await tryTogether(run, mutants);
    for (const [id, reachedBy] of again) verdicts.set(id, await tryAlone(run, id, reachedBy));
    return verdicts;
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, giveUp);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tryTogether({ area, folder, files }, mutants) {
  const results = join(folder, 'results');
  writeFileSync(results, '');
  for (;;) {
    const news = readNews(results);
    if (news.at(-1)?.result === 'end') return summary(area, mutants, news);
    const of = (...kinds) => news.filter(({ result }) => kinds.includes(result));
    const run = new Set(of('file run').map(({ file }) => file));
    const ended = new Set(of('killed', 'timed out', 'unclear').map(({ id }) => id));
    const plan = {
      ...{ area, results, together: true, reload: AREAS[area].reload },
      files: files.filter((file) => !run.has(file)),
      toTry: mutants.map(({ id }) => id).filter((id) => !ended.has(id)),
      done: of('survived', 'not switched').map(({ key, id }) => `${key} ${id}`),
    };
    await runTogether(folder, plan);
    const after = readNews(results);
    const last = after.at(-1);
    // The process ended while trying a mutant: it hung, or the mutant crashed it.
    if (last?.result === 'begun') appendFileSync(results, `${JSON.stringify({ ...last, result: 'timed out' })}\n`);
    else if (after.length === news.length) throw new Error('the tests do not run: MUTANTS_DEBUG=1 shows why');
  }
}

/** Runs until the tests end, a mutant needs a new process, or there is no output for too long. */
async function runTogether(folder, plan) {
  const child = start({ folder, plan });
  const exit = once(child, 'exit');
  let ended = false;
  void exit.then(() => (ended = true));
  while (!ended) {
    await Promise.race([exit, sleep(500)]);
    const silence = Date.now() - statSync(plan.results).mtimeMs;
    if (!ended && (readNews(plan.results).at(-1)?.restart || silence > SILENCE_MS)) stop(child);
  }
}

function summary(area, mutants, news) {
  const verdicts = new Map();
  const again = new Map();
  const runs = news.filter(({ result }) => result === 'file run');
  for (const { file, failed } of runs) for (const name of failed) console.error(`fails without a mutant: ${file} > ${name}`);
  const timeOf = ({ tests }) => tests.reduce((sum, { duration }) => sum + duration, 0);
  const quickFirst = runs.toSorted((a, b) => timeOf(a) - timeOf(b)).map(({ file }) => file);
  for (const { id } of mutants) {
    const of = (...kinds) => news.filter((each) => each.id === id && kinds.includes(each.result));
    const isKilled = of('killed', 'timed out')[0];
    const isAtImport = !AREAS[area].reload && runs.some(({ atImport }) => atImport.some(([each]) => each === id));
    if (isKilled) verdicts.set(id, isKilled.result);
    else if (isAtImport) again.set(id, quickFirst);
    else if (of('unclear', 'not switched').length > 0) again.set(id, quickFirst.filter(reachedBy(runs, id)));
    else verdicts.set(id, of('survived').length > 0 ? 'survived' : 'not reached');
  }
  return { verdicts, again };
}

/** Returns a test whether a file reached a mutant. */
function reachedBy(runs, id) {
  const reached = runs.filter(({ tests, hooks, atImport }) =>
    [...hooks, ...atImport, ...tests.flatMap((test) => test.reached)].some(([each]) => each === id),
  );
  const files = new Set(reached.map(({ file }) => file));
  return (file) => files.has(file);
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

/** Starts Vitest in its own process group, which can be killed as a whole, with its own folder for temporary files. */
function start({ folder, plan, mutant, args = [] }) {
  const temporary = join(folder, 'tmp');
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary);
  const planFile = join(folder, 'plan.json');
  writeFileSync(planFile, JSON.stringify(plan));
  const env = { ...process.env, TMPDIR: temporary, MUTANTS_PLAN: planFile, MUTANTS_CODE: join(folder, 'code.json') };
  if (mutant) env.__STRYKER_ACTIVE_MUTANT__ = mutant;
  const command = ['vitest', 'run', '--config', 'tests/mutants/vitest.config.mjs', ...args];
  running = spawn('npx', command, { env, stdio: process.env.MUTANTS_DEBUG ? 'inherit' : 'ignore', detached: true });
  return running;
}

function stop(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {} // already ended
}

function readNews(results) {
  const lines = readFileSync(results, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}
