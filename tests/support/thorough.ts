import { test, type TestContext } from 'vitest';

/** `npm run test:all` sets it: properties have all their runs, and the tests that take long run too. */
export const thorough = process.env['THOROUGH'] === '1';

/**
 * The gate sets it, since it runs everything on both engines. Of a table of cases that must hold on each alike, the even
 * ones are tried on the embedded store and the odd ones on PostgreSQL. A property has a quarter of its runs on each: their
 * values are others in each run of the gate.
 */
const shared = thorough && process.env['SHARED_BY_ENGINES'] === '1';
const onServer = Boolean(process.env['TEST_DATABASE_URL']);

/** Whether this run tries what the engine makes no difference to: in the gate, that on the embedded store does. */
export const triesAlike = !(shared && onServer);

const variable = (name: string): number | undefined => (process.env[name] ? Number(process.env[name]) : undefined);

/** Operations that are generated, sequences of mutations, and interleavings of two editors; the variables set any number. */
export const GENERATED_OPERATIONS = variable('GENERATED_OPERATIONS') ?? runsOfEach(25, 300);
export const MUTATION_SEQUENCES = variable('MUTATION_SEQUENCES') ?? runsOfEach(2, 15);
export const INTERLEAVINGS = variable('INTERLEAVINGS') ?? runsOfEach(6, 100);

/** How many runs a property has: a few dozen in `npm test`, all in `npm run test:all`. */
export function runs(quick: number, full: number): number {
  return thorough ? full : quick;
}

/** The same, of a property of random values that must hold on each engine alike. */
export function runsOfEach(quick: number, full: number): number {
  return runs(quick, shared ? Math.max(quick, Math.ceil(full / 4)) : full);
}

/** All of these, but in the gate half of them on each engine; in `npm test` each n-th. */
export function sampleOfEach<Item>(items: readonly Item[], n: number): Item[] {
  return shared ? items.filter((_item, index) => index % 2 === Number(onServer)) : sample(items, n);
}

/** All of these, or in `npm test` each n-th. */
export function sample<Item>(items: readonly Item[], n: number): Item[] {
  return items.filter((_item, index) => thorough || index % n === 0);
}

/** A test that only `npm run test:all` runs. */
export function slowTest(name: string, work: (context: TestContext) => Promise<void>, timeout?: number): void {
  test(name, { timeout }, async (context) => {
    context.skip(!thorough, 'only in `npm run test:all`');
    await work(context);
  });
}
