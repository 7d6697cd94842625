import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SURE } from '../../../../src/features/drafting/confidence/confidence.js';
import { HELD_BACK, isHeldBack } from '../../../../src/features/drafting/confidence/held-back.js';

const passage = fc.tuple(fc.nat(100_000), fc.nat(1_000)).map(([start, length]): [number, number] => [start, start + length + 1]);

test('one in twenty sure proposals is held out', () => {
  const drafts = Array.from({ length: 200 }, (_, index) => `draft-${index}`);
  const found = drafts.flatMap((draft) =>
    Array.from({ length: 50 }, (_, index) =>
      isHeldBack(draft, { type: 'Statement', confidence: SURE, passages: [[index * 70, index * 70 + 40]] }),
    ),
  );
  const share = found.filter(Boolean).length / found.length;
  expect(Math.abs(share - HELD_BACK)).toBeLessThan(0.01);
});

test('either all proposals for the same words of a draft are held out, or none', () => {
  fc.assert(
    fc.property(fc.string(), passage, passage, (draft, first, other) => {
      const alone = isHeldBack(draft, { type: 'Statement', confidence: SURE, passages: [first] });
      expect(isHeldBack(draft, { type: 'Statement', confidence: 1, passages: [first, other] })).toBe(alone);
    }),
  );
});

test('no proposal is held out unless it is sure and has a passage', () => {
  fc.assert(
    fc.property(fc.string(), passage, (draft, words) => {
      expect(isHeldBack(draft, { type: 'Statement', confidence: SURE - 0.01, passages: [words] })).toBe(false);
      expect(isHeldBack(draft, { type: 'Statement', confidence: 1, passages: [] })).toBe(false);
    }),
  );
});

test('people and organizations are not held out, since facts that name them would refer to nothing', () => {
  const drafts = Array.from({ length: 100 }, (_, index) => `draft-${index}`);
  const held = (type: 'Person' | 'Organization' | 'Statement') =>
    drafts.filter((draft) => isHeldBack(draft, { type, confidence: 1, passages: [[3, 9]] })).length;
  expect([held('Person'), held('Organization')]).toEqual([0, 0]);
  expect(held('Statement')).toBeGreaterThan(0);
});
