import { expect, test } from 'vitest';
import { PreparedNames } from '../../../src/query/compile/prepared-names.js';

const LONG = 'x'.repeat(150_000);

/** Whether a statement is named the second time it runs. */
function isPrepared(names: PreparedNames, hash: string, text: string): boolean {
  expect(names.of({ hash, text })).toBeUndefined();
  return names.of({ hash, text }) === hash;
}

test('names a statement the second time it runs, up to 500 statements', () => {
  const names = new PreparedNames();
  for (let n = 0; n < 500; n += 1) expect(isPrepared(names, `hash ${n}`, 'SELECT 1')).toBe(true);
  expect(isPrepared(names, 'one more', 'SELECT 1')).toBe(false);
  expect(names.of({ hash: 'hash 0', text: 'SELECT 1' })).toBe('hash 0');
});

test('names statements until their text totals 2,000,000 characters', () => {
  const names = new PreparedNames();
  for (let n = 0; n < 13; n += 1) expect(isPrepared(names, `hash ${n}`, LONG)).toBe(true);
  expect(isPrepared(names, 'one more', LONG)).toBe(false);
  expect(isPrepared(names, 'a short one', 'SELECT 1')).toBe(true);
});

test('starts over when the connections have been renewed', () => {
  const names = new PreparedNames(-1);
  expect(names.of({ hash: 'hash', text: LONG })).toBeUndefined();
  expect(names.of({ hash: 'hash', text: LONG })).toBeUndefined();
});

test('forgets a statement that ran once, after 500 others, and keeps existing names', () => {
  const names = new PreparedNames();
  const comes = (hash: string) => names.of({ hash, text: 'SELECT 1' });
  expect([comes('kept'), comes('kept'), comes('once')]).toEqual([undefined, 'kept', undefined]);
  for (let n = 1; n < 500; n += 1) comes(`other ${n}`);
  expect([comes('once'), comes('once')]).toEqual(['once', 'once']); // all 500 names are in use, and remembered
  for (let n = 1; n <= 500; n += 1) comes(`another ${n}`);
  expect([comes('other 1'), comes('kept')]).toEqual([undefined, 'kept']);
});
