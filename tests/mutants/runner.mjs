import { appendFileSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { startTests } from '@vitest/runner';
import { TestRunner } from 'vitest';

const plan = JSON.parse(readFileSync(process.env.MUTANTS_PLAN, 'utf8'));
/** The file after which all have been run. */
const LAST = 'tests/mutants/last.test.mjs';
/** A test may take ten times as long as without a mutant, and at least so long. */
const SHORTEST_LIMIT = 20_000;
/** Tests that take longer are tried after the others. */
const SLOW = 1_000;

/** What the instrumented code shares with whoever switches its mutants on. */
const switches = (globalThis.__stryker__ ??= {});
const coverage = (switches.mutantCoverage = { static: {}, perTest: {} });
switches.activeMutant = 'none';

/**
 * Runs each file as it is, and learns which of its tests reach which mutant. Then it runs these once for each mutant, those
 * of quick files first, until one fails.
 */
export default class MutantRunner extends TestRunner {
  async importFile(path, source) {
    switches.currentTestId = 'import';
    try {
      return await super.importFile(path, source);
    } finally {
      switches.currentTestId = 'hooks';
    }
  }

  onBeforeTryTask(test) {
    switches.currentTestId = test.id;
    super.onBeforeTryTask(test);
  }

  onAfterRunTask(test) {
    switches.currentTestId = 'hooks';
    super.onAfterRunTask(test);
  }

  async onAfterRunFiles([file]) {
    super.onAfterRunFiles();
    const path = file.filepath;
    if (path.endsWith(LAST)) return this.#tryMutants();
    const reached = takeCoverage();
    // Imported again, the file alone is evaluated: what it reaches then is no matter of modules, and can be switched.
    await this.#runAgain('none', { path, tests: new Set(), hits: 0, limit: SHORTEST_LIMIT });
    for (const id of takeCoverage().import.keys()) {
      reached.import.delete(id);
      reached.hooks.set(id, 1);
    }
    const tests = testsOf(file).filter(({ result }) => result?.state === 'pass');
    const failed = testsOf(file).filter(({ result }) => result?.state === 'fail');
    tell({
      result: 'file run',
      file: relative(process.cwd(), path),
      failed: failed.map(({ name }) => name),
      atImport: [...reached.import.keys()],
      tests: tests.map(({ id, result: { duration } }) => ({ id, duration, reached: [...(reached[id] ?? [])] })),
      hooks: [...reached.hooks],
    });
  }

  async #tryMutants() {
    const known = readFileSync(plan.results, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    const runs = known.filter(({ result }) => result === 'file run').flatMap((run) => [run, run]); // quick tests, and slow ones
    const parts = runs.map(({ file, tests, hooks }, index) => ({
      ...{ file, hooks: new Map(hooks) },
      tests: tests.filter(({ duration }) => duration > SLOW === (index % 2 === 1)),
    }));
    const isImported = new Set();
    for (const id of plan.toTry) {
      const own = parts.map((part) => partThatReaches(part, id)).filter(({ tests }) => tests.length > 0);
      for (const part of own.sort((a, b) => a.cost - b.cost)) {
        if (plan.done.includes(`${part.key} ${id}`)) continue;
        const path = resolve(part.file);
        const tests = new Set(part.tests.map((test) => test.id));
        const { hits, limit } = part;
        // Modules must not be imported while a mutant is active.
        if (!isImported.has(path)) await this.#runAgain('none', { path, tests: new Set(), hits, limit });
        isImported.add(path);
        tell({ id, file: part.file, key: part.key, result: 'begun' });
        const result = await this.#tryMutant(id, { path, tests, hits, limit });
        tell({ id, file: part.file, key: part.key, ...result });
        if (result.result !== 'survived' && result.result !== 'not switched') break;
      }
    }
    tell({ result: 'end' });
  }

  async #tryMutant(id, { path, tests, hits, limit }) {
    const verdict = await this.#runAgain(id, { path, tests, hits, limit });
    if (!verdict.failed) return { result: verdict.hits > 0 ? 'survived' : 'not switched' };
    const { message, test } = verdict;
    if (/timed out in \d+ms/.test(message)) return { result: 'timed out', restart: true, test, message };
    // What the mutant left behind may fail the tests of others: those that killed it must pass without it.
    const clean = await this.#runAgain('none', { path, tests: verdict.id ? new Set([verdict.id]) : tests, hits, limit });
    if (clean.failed) return { result: 'unclear', restart: true, test, message: clean.message };
    return { result: 'killed', test, message };
  }

  /** The first failure of these tests of a file, while a mutant is active. */
  async #runAgain(id, { path, tests, hits, limit }) {
    const verdict = { failed: false };
    const fail = (task) => {
      if (verdict.failed) return;
      const message = task.result.errors?.[0]?.message?.split('\n')[0] ?? '';
      Object.assign(verdict, { failed: true, test: task.name, id: task.type === 'test' ? task.id : null, message });
    };
    const own = TestRunner.prototype;
    const runner = Object.assign(Object.create(this), {
      cancelRun: false,
      config: { ...this.config, testTimeout: limit, hookTimeout: limit },
      onCleanupWorkerContext() {},
      onTaskUpdate() {},
      cancel() {},
      importFile(file, source) {
        const { evaluatedModules } = this.workerState;
        const node = evaluatedModules.getModuleById(file);
        if (node) evaluatedModules.invalidateModule(node);
        return own.importFile.call(this, file, source);
      },
      onCollectStart: own.onCollectStart,
      onCollected: ([file]) => skipOthers(file, tests),
      onAfterRunTask(test) {
        own.onAfterRunTask.call(this, test);
        if (test.result?.state !== 'fail') return;
        fail(test);
        this.cancelRun = true;
      },
      onAfterRunFiles: own.onAfterRunFiles,
    });
    Object.assign(switches, { activeMutant: id, hitCount: 0, hitLimit: hits * 100 + 100_000 });
    try {
      const [file] = await startTests([path], runner);
      for (const task of [file, ...suitesOf(file)]) if (task.result?.state === 'fail' && task.result.errors?.length) fail(task);
    } finally {
      verdict.hits = switches.hitCount;
      switches.activeMutant = 'none';
    }
    return verdict;
  }
}

/** By bucket, how often each mutant was reached: a test, the hooks between the tests, or modules as they were imported. */
function takeCoverage() {
  const buckets = { import: new Map(), hooks: new Map() };
  for (const [bucket, counts] of Object.entries({ ...coverage.perTest, static: coverage.static })) {
    buckets[bucket === 'static' ? 'hooks' : bucket] ??= new Map();
    for (const [id, count] of Object.entries(counts)) buckets[bucket === 'static' ? 'hooks' : bucket].set(id, count);
  }
  for (const bucket of Object.keys(coverage.perTest)) delete coverage.perTest[bucket];
  for (const id of Object.keys(coverage.static)) delete coverage.static[id];
  return buckets;
}

/** All tests, if hooks reach it. */
function partThatReaches({ file, tests, hooks }, id) {
  const hitsOf = ({ reached }) => reached.find(([each]) => each === id)?.[1] ?? 0;
  const own = hooks.has(id) ? tests : tests.filter((test) => hitsOf(test) > 0);
  const durations = own.map(({ duration }) => duration);
  return {
    file,
    tests: own,
    key: `${file} ${Math.max(...durations) > SLOW ? 'slow' : 'quick'}`,
    cost: durations.reduce((sum, duration) => sum + duration, 0),
    hits: own.reduce((sum, test) => sum + hitsOf(test), hooks.get(id) ?? 0),
    limit: Math.max(SHORTEST_LIMIT, ...durations.map((duration) => duration * 10)),
  };
}

function testsOf(suite) {
  return suite.tasks.flatMap((task) => (task.type === 'suite' ? testsOf(task) : [task]));
}

function suitesOf(suite) {
  return suite.tasks.flatMap((task) => (task.type === 'suite' ? [task, ...suitesOf(task)] : []));
}

/** Hooks of a suite without tests that run do not run either. */
function skipOthers(suite, tests) {
  for (const task of suite.tasks) {
    if (task.type === 'suite') skipOthers(task, tests);
    else if (!tests.has(task.id)) task.mode = 'skip';
  }
  if (suite.tasks.every(({ mode }) => mode === 'skip' || mode === 'todo')) suite.mode = 'skip';
}

function tell(what) {
  appendFileSync(plan.results, `${JSON.stringify(what)}\n`);
}
