import { expect, test } from 'vitest';
import { idSequence } from '../src/shared/id-sequence.js';

const MANY = 10_000; // more than fit in one millisecond

test('ids are unique version 7 UUIDs that sort in order of creation', () => {
  const next = idSequence();
  const ids = Array.from({ length: MANY }, next);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids.map((id) => id.slice(19))).size).toBe(MANY);
});

test('ids sort after an id created by a machine whose clock is ahead', () => {
  const after = 'ffffffff-fff0-7fff-bfff-ffffffffffff';
  expect(idSequence(after)() > after).toBe(true);
});
