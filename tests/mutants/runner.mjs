import { appendFileSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { startTests } from '@vitest/runner';
import { TestRunner } from 'vitest';

const plan = JSON.parse(readFileSync(process.env.MUTANTS_PLAN, 'utf8'));
const toTry = new Set(plan.toTry);
const done = new Set(plan.done);
const shortest = 20_000;

/** What the instrumented code shares with whoever switches its mutants on. */
const switches = (globalThis.__stryker__ ??= {});
const coverage = (switches.mutantCoverage = { static: {}, perTest: {} });
switches.activeMutant = 'none';

/**
 * Runs each file as it is, and learns which of its tests reach which mutant. Then it runs these once for each mutant, until
 * the first fails. A mutant that was killed is not tried in later files.
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
    const name = relative(process.cwd(), file.filepath);
    const reached = takeCoverage();
    // Imported again, the file alone is evaluated: what it reaches then is no matter of modules, and can be switched.
    await this.#runAgain('none', { path: file.filepath, tests: new Set(), hits: 0, limit: shortest });
    for (const id of takeCoverage().import.keys()) {
      reached.import.delete(id);
      reached.hooks.set(id, 1);
    }
    const failed = testsOf(file).filter(({ result }) => result?.state === 'fail');
    for (const { name: title } of failed) tell({ file: name, failed: title });
    for (const id of reached.import.keys()) if (toTry.has(id)) tell({ id, file: name, result: 'at import' });
    if (!file.result || file.result.state === 'pass' || failed.length > 0) {
      const slowest = Math.max(0, ...testsOf(file).map(({ result }) => result?.duration ?? 0));
      const usable = testsOf(file).filter(({ result }) => result?.state === 'pass');
      for (const id of toTry) {
        const tests = testsThatReach(id, reached, usable);
        if (tests.size === 0 || done.has(`${name} ${id}`)) continue;
        tell({ id, file: name, result: 'begun' });
        const result = await this.#tryMutant(id, { path: file.filepath, tests, hits: hitsOf(id, reached), slowest });
        tell({ id, file: name, ...result });
        if (result.result !== 'survived' && result.result !== 'not switched') toTry.delete(id);
      }
    }
    tell({ file: name, result: 'file done' });
  }

  async #tryMutant(id, { path, tests, hits, slowest }) {
    const limit = Math.max(shortest, slowest * 10);
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

/** All, if hooks reach it. */
function testsThatReach(id, reached, usable) {
  return new Set(usable.filter((test) => reached.hooks.has(id) || reached[test.id]?.has(id)).map((test) => test.id));
}

function hitsOf(id, reached) {
  return Object.values(reached).reduce((sum, counts) => sum + (counts.get(id) ?? 0), 0);
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
