import { test, type TestContext } from 'vitest';

/** `npm run test:all` sets it: properties have all their runs, and the tests that take long run too. */
export const thorough = process.env['THOROUGH'] === '1';

/**
 * The gate sets it, since it runs everything on both engines: what must hold on each alike is tried on each by half of the
 * cases, the even ones on the embedded store and the odd ones on PostgreSQL.
 */
const halved = thorough && process.env['HALVED'] === '1';
const half = process.env['TEST_DATABASE_URL'] ? 1 : 0;

const variable = (name: string): number | undefined => (process.env[name] ? Number(process.env[name]) : undefined);

/** Operations that are generated, sequences of mutations, and interleavings of two editors; the variables set any number. */
export const GENERATED_OPERATIONS = variable('GENERATED_OPERATIONS') ?? runsOfEach(60, 300);
export const MUTATION_SEQUENCES = variable('MUTATION_SEQUENCES') ?? runsOfEach(2, 15);
export const INTERLEAVINGS = variable('INTERLEAVINGS') ?? runsOfEach(15, 100);

/** How many runs a property has: a few dozen in `npm test`, all in `npm run test:all`. */
export function runs(quick: number, full: number): number {
  return thorough ? full : quick;
}

/** The same, of a property of random values that must hold on each engine alike. */
export function runsOfEach(quick: number, full: number): number {
  return runs(quick, halved ? Math.ceil(full / 2) : full);
}

/** All of these, but in the gate half of them on each engine; in `npm test` each n-th. */
export function sampleOfEach<Item>(items: readonly Item[], n: number): Item[] {
  return halved ? items.filter((_item, index) => index % 2 === half) : sample(items, n);
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
