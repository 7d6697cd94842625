import { beforeEach, expect, test } from 'vitest';
import { ResponseCache } from '../../../src/server/execution/response-cache.js';

let cache: ResponseCache;
beforeEach(() => void (cache = new ResponseCache(16_000)));

test('keeps what was read at the version that the data still have', () => {
  cache.set('key', 'text', 7);
  expect(cache.get('key', 7)).toBe('text');
});

test('has nothing of another version', () => {
  cache.set('key', 'text', 7);
  expect([cache.get('key', 8), cache.get('key', 6)]).toEqual([undefined, undefined]);
});

test('a newer version empties it', () => {
  cache.set('key', 'text', 7);
  cache.set('other', 'newer', 8);
  expect([cache.get('key', 7), cache.get('other', 8)]).toEqual([undefined, 'newer']);
  expect(cache.bytes).toBe(2 * 'other newer'.replace(' ', '').length);
});

test('does not keep what was read at an older version', () => {
  cache.set('key', 'text', 8);
  cache.set('key', 'older', 7);
  expect([cache.get('key', 7), cache.get('key', 8)]).toEqual([undefined, 'text']);
});

test('holds no more bytes than it may, and no answer that is most of them', () => {
  for (let n = 0; n < 100; n++) cache.set(`key ${n}`, 'x'.repeat(400), 1);
  expect(cache.bytes).toBeGreaterThan(8_000);
  expect(cache.bytes).toBeLessThanOrEqual(16_000);
  expect(cache.get('key 99', 1)).toBeDefined();
  cache.set('large', 'x'.repeat(4_000), 1);
  expect(cache.get('large', 1)).toBeUndefined();
});
