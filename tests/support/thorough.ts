import { test, type TestContext } from 'vitest';

/** Set by `npm run test:all`: properties are tested with all their runs, and slow tests are included. */
export const thorough = process.env['THOROUGH'] === '1';

/**
 * Set by the gate, which runs everything on both engines. In a table of cases that must hold on both engines, the even
 * rows run on the embedded store and the odd ones on PostgreSQL. A property has a quarter of its runs, divided between the
 * engines if it must hold on both, with different values in each run of the gate.
 */
const shared = thorough && process.env['SHARED_BY_ENGINES'] === '1';
const onServer = Boolean(process.env['TEST_DATABASE_URL']);

/** Whether this run includes tests that do not depend on the engine. In the gate, only the run on the embedded store does. */
export const triesAlike = !(shared && onServer);

const variable = (name: string): number | undefined => (process.env[name] ? Number(process.env[name]) : undefined);

/** Numbers of generated operations, mutation sequences, and interleavings of two editors. Variables override them. */
export const GENERATED_OPERATIONS = variable('GENERATED_OPERATIONS') ?? runsOfEach(25, 300);
export const MUTATION_SEQUENCES = variable('MUTATION_SEQUENCES') ?? runsOfEach(2, 15);
export const INTERLEAVINGS = variable('INTERLEAVINGS') ?? runsOfEach(6, 100);

/** Returns the number of runs of a property: a few dozen in `npm test`, all in `npm run test:all`. */
export function runs(quick: number, full: number): number {
  if (!thorough) return quick;
  return shared ? Math.max(quick, Math.ceil(full / 4)) : full;
}

/** The same for a property of random values that must hold on both engines. */
export function runsOfEach(quick: number, full: number): number {
  return runs(quick, shared ? Math.ceil(full / 2) : full);
}

/** Returns all items, but in the gate half of them on each engine, and in `npm test` every n-th. */
export function sampleOfEach<Item>(items: readonly Item[], n: number): Item[] {
  return shared ? items.filter((_item, index) => index % 2 === Number(onServer)) : sample(items, n);
}

/** Returns all items, or in `npm test` every n-th. */
export function sample<Item>(items: readonly Item[], n: number): Item[] {
  return items.filter((_item, index) => thorough || index % n === 0);
}

/** Defines a test that only `npm run test:all` runs. */
export function slowTest(name: string, work: (context: TestContext) => Promise<void>, timeout?: number): void {
  test(name, { timeout }, async (context) => {
    context.skip(!thorough, 'only in `npm run test:all`');
    await work(context);
  });
}
