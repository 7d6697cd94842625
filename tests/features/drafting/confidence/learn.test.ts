import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confidenceOf } from '../../../../src/features/drafting/confidence/confidence.js';
import { fit, learn, type Judged } from '../../../../src/features/drafting/confidence/learn.js';

const judged = (draft: number, features: string[], isRight: boolean): Judged => ({
  draft: `d${draft}`,
  type: 'Statement',
  features,
  isRight,
});

/** Of each ten proposals with a feature, this many were accepted. */
function decisions(rights: Record<string, number>): Judged[] {
  return Array.from({ length: 40 }, (_, draft) =>
    Object.entries(rights).flatMap(([feature, right]) =>
      Array.from({ length: 10 }, (_each, n) => judged(draft, [feature], n < right)),
    ),
  ).flat();
}

test('confidences become what editors decided', () => {
  const { weights, before, after } = learn(decisions({ a: 9, b: 2 }), { a: 0, b: 0 });
  expect(confidenceOf('Statement', ['a'], weights)).toBeCloseTo(0.9, 1);
  expect(confidenceOf('Statement', ['b'], weights)).toBeCloseTo(0.2, 1);
  expect(after).toBeLessThan(before);
});

test('a few decisions move the weights a little, and none moves none', () => {
  expect(fit([], { a: 3 })).toEqual({ a: 3 });
  const { a } = fit([judged(1, ['a'], false)], { a: 3 });
  expect(a).toBeGreaterThan(2);
  expect(a).toBeLessThan(3);
});

test('whatever was decided, the weights stay finite, and fit the decisions no worse', () => {
  const names = fc.constantFrom('a', 'b', 'c', 'd');
  const one = fc.record({ features: fc.uniqueArray(names), isRight: fc.boolean(), draft: fc.nat({ max: 9 }) });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 60 }), (all) => {
      const examples = all.map(({ features, isRight, draft }) => judged(draft, features, isRight));
      const start = { a: 2, b: -2 };
      const fitted = fit(examples, start);
      const loss = (weights: Record<string, number>) =>
        examples.reduce((sum, { type, features, isRight }) => {
          const confidence = confidenceOf(type, features, weights);
          return sum - Math.log(isRight ? confidence : 1 - confidence);
        }, 0);
      expect(Object.values(fitted).every(Number.isFinite)).toBe(true);
      expect(loss(fitted)).toBeLessThanOrEqual(loss(start) + 1e-9);
    }),
    { numRuns: 50 },
  );
});
