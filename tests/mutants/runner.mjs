import { appendFileSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { startTests } from '@vitest/runner';
import { TestRunner } from 'vitest';

const plan = JSON.parse(readFileSync(process.env.MUTANTS_PLAN, 'utf8'));
/** The last file. When it has run, all others have. */
const LAST = 'tests/mutants/last.test.mjs';
/** A test may take ten times as long as without a mutant, and at least this long (milliseconds). */
const SHORTEST_LIMIT = 20_000;
/** Hooks fill stores, which is slow on a busy machine. */
const HOOK_LIMIT = 240_000;
/** Tests that take longer (milliseconds) run after the others. */
const SLOW = 1_000;

/** Shared with the instrumented code to activate mutants and to collect coverage. */
const switches = (globalThis.__stryker__ ??= {});
const coverage = (switches.mutantCoverage = { static: {}, perTest: {} });
switches.activeMutant = 'none';

/**
 * First runs each file without mutants and records which tests reach which mutant. Then, for each mutant, runs these tests,
 * quick files first, until one fails.
 */
export default class MutantRunner extends TestRunner {
  /** Files whose modules were evaluated without a mutant. */
  #imported = new Set();
  /** Whether modules were evaluated while a mutant was active. */
  #areMutated = false;

  async importFile(path, source) {
    if (source === 'collect' && plan.reload) this.#forgetModules(); // reveals the mutants reached at import
    return this.#importFile(path, source);
  }

  async #importFile(path, source) {
    switches.currentTestId = 'import';
    try {
      return await super.importFile(path, source);
    } finally {
      switches.currentTestId = 'hooks';
    }
  }

  /** Forgets the project's modules, so that they are evaluated again, and the types that they declared. */
  #forgetModules() {
    const { evaluatedModules } = this.workerState;
    for (const node of evaluatedModules.idToModuleMap.values()) {
      const isOfProject = node.file.startsWith(`${process.cwd()}/`) && !/node_modules|tests.mutants/.test(node.file);
      if (isOfProject) evaluatedModules.invalidateModule(node);
    }
    delete globalThis.TypeGraphQLMetadataStorage;
    this.#imported.clear();
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
    // On a second import, only the file itself is evaluated. Mutants reached then can be activated without reloading modules.
    const all = new Set(testsOf(file).map(({ id }) => id));
    await this.#importAgain({ path, tests: all, hits: 0, limit: SHORTEST_LIMIT });
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
      atImport: [...reached.import],
      tests: tests.map(({ id, result: { duration } }) => ({ id, duration, reached: [...(reached[id] ?? [])] })),
      hooks: [...reached.hooks],
    });
  }

  async #tryMutants() {
    const known = readFileSync(plan.results, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    const runs = known.filter(({ result }) => result === 'file run').flatMap((run) => [run, run]); // once for quick tests, once for slow ones
    const parts = runs.map(({ file, tests, hooks, atImport }, index) => ({
      ...{ file, hooks: new Map(hooks), atImport: new Map(plan.reload ? atImport : []) },
      tests: tests.filter(({ duration }) => duration > SLOW === (index % 2 === 1)),
    }));
    for (const id of plan.toTry) {
      const own = parts.map((part) => partThatReaches(part, id)).filter(({ tests }) => tests.length > 0);
      for (const part of own.sort((a, b) => a.cost - b.cost)) {
        const { file, key } = part;
        if (plan.done.includes(`${key} ${id}`)) continue;
        tell({ id, file, key, result: 'begun' });
        const tests = new Set(part.tests.map((test) => test.id));
        const result = await this.#tryMutant(id, { ...part, path: resolve(file), tests });
        tell({ id, file, key, ...result });
        if (result.result !== 'survived' && result.result !== 'not switched') break;
      }
    }
    tell({ result: 'end' });
  }

  async #tryMutant(id, part) {
    const { path, tests, reload } = part;
    if (reload || this.#areMutated) this.#forgetModules();
    this.#areMutated = reload;
    // Without a reload, no module may be evaluated while a mutant is active.
    if (!reload && !this.#imported.has(path)) await this.#importAgain(part);
    const verdict = await this.#runAgain(id, part);
    const mayReload = plan.reload && !reload; // a reload resets the state of modules
    if (!verdict.failed && verdict.hits === 0 && mayReload) return this.#tryMutant(id, { ...part, reload: true });
    if (!verdict.failed) return { result: verdict.hits > 0 ? 'survived' : 'not switched' };
    const { message, test } = verdict;
    if (/timed out in \d+ms/.test(message)) return { result: 'timed out', restart: true, test, message };
    // State left behind by the mutant could fail later tests, so the test that killed it must pass without it.
    if (reload) this.#forgetModules();
    this.#areMutated = false;
    const clean = await this.#runAgain('none', { ...part, path, tests: verdict.id ? new Set([verdict.id]) : tests });
    if (clean.failed && mayReload) return this.#tryMutant(id, { ...part, reload: true });
    if (clean.failed) return { result: 'unclear', restart: true, test, message: clean.message };
    return { result: 'killed', test, message };
  }

  /** Imports a file without running its tests, unless it declares types, which are forgotten only after its tests. */
  async #importAgain(part) {
    const declaresTypes = readFileSync(part.path, 'utf8').includes('forgetTypesAfterwards()');
    await this.#runAgain('none', declaresTypes ? part : { ...part, tests: new Set() });
    this.#imported.add(part.path);
  }

  /** Runs these tests of a file while a mutant is active, and returns the first failure. */
  async #runAgain(id, { path, tests, hits, limit }) {
    const verdict = { failed: false };
    const fail = (task) => {
      if (verdict.failed) return;
      const message = task.result.errors?.[0]?.message?.split('\n')[0] ?? '';
      Object.assign(verdict, { failed: true, test: task.name, id: task.type === 'test' ? task.id : null, message });
    };
    const own = TestRunner.prototype;
    const importFile = (file, source) => this.#importFile(file, source);
    const runner = Object.assign(Object.create(this), {
      cancelRun: false,
      config: { ...this.config, testTimeout: limit, hookTimeout: HOOK_LIMIT },
      onCleanupWorkerContext() {},
      onTaskUpdate() {},
      cancel() {},
      importFile(file, source) {
        const { evaluatedModules } = this.workerState;
        const node = evaluatedModules.getModuleById(file);
        if (node) evaluatedModules.invalidateModule(node);
        return importFile(file, source);
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

/** Returns how often each mutant was reached, by bucket: a test, the hooks, or the import of modules. */
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

/** Returns the tests of a file that reach a mutant; all tests, if hooks or imported modules reach it. */
function partThatReaches({ file, tests, hooks, atImport }, id) {
  const hitsOf = ({ reached }) => reached.find(([each]) => each === id)?.[1] ?? 0;
  const reload = atImport.has(id);
  const own = reload || hooks.has(id) ? tests : tests.filter((test) => hitsOf(test) > 0);
  const durations = own.map(({ duration }) => duration);
  const others = (hooks.get(id) ?? 0) + (atImport.get(id) ?? 0);
  return {
    ...{ file, tests: own, reload },
    key: `${file} ${Math.max(...durations) > SLOW ? 'slow' : 'quick'}`,
    cost: durations.reduce((sum, duration) => sum + duration, 0),
    hits: own.reduce((sum, test) => sum + hitsOf(test), others),
    limit: Math.max(SHORTEST_LIMIT, ...durations.map((duration) => duration * 10)),
  };
}

function testsOf(suite) {
  return suite.tasks.flatMap((task) => (task.type === 'suite' ? testsOf(task) : [task]));
}

function suitesOf(suite) {
  return suite.tasks.flatMap((task) => (task.type === 'suite' ? [task, ...suitesOf(task)] : []));
}

/** Skips all other tests, and suites without remaining tests, so that their hooks do not run. */
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
