import { expect, test, vi } from 'vitest';
import { memoized } from '../src/shared/memoized.js';

test('a result is computed once for each object, even if it is undefined', () => {
  const compute = vi.fn(({ name }: { name?: string }) => name);
  const nameOf = memoized(compute);
  const [one, other] = [{ name: 'one' }, {}];
  expect([nameOf(one), nameOf(one), nameOf(other), nameOf(other)]).toEqual(['one', 'one', undefined, undefined]);
  expect(compute.mock.calls).toEqual([[one], [other]]);
});
