import { beforeEach, expect, test } from 'vitest';
import { ResponseCache } from '../../../src/server/execution/response-cache.js';

let cache: ResponseCache;
beforeEach(() => {
  cache = new ResponseCache(16_000);
  cache.listening();
});

test('keeps what was read under the version of the data that it still has', () => {
  cache.set('key', 'text', cache.version!);
  expect(cache.get('key')).toBe('text');
});

test('forgets all at a commit', () => {
  cache.set('key', 'text', cache.version!);
  cache.changed();
  expect(cache.get('key')).toBeUndefined();
});

test('does not keep what was read before a commit and comes after it', () => {
  const before = cache.version!;
  cache.changed();
  cache.set('key', 'older', before);
  expect(cache.get('key')).toBeUndefined();
});

test('caches nothing without notifications, nor what was read until then', () => {
  const before = cache.version!;
  cache.set('key', 'text', before);
  cache.interrupted();
  expect([cache.version, cache.get('key')]).toEqual([null, undefined]);
  cache.listening();
  cache.set('key', 'older', before);
  expect(cache.get('key')).toBeUndefined();
});

test('has no version before notifications start', () => {
  expect(new ResponseCache(16_000).version).toBeNull();
});

test('holds no more bytes than it may, and no answer that is most of them', () => {
  for (let n = 0; n < 100; n++) cache.set(`key ${n}`, 'x'.repeat(400), cache.version!);
  expect(cache.bytes).toBeGreaterThan(8_000);
  expect(cache.bytes).toBeLessThanOrEqual(16_000);
  expect(cache.get('key 99')).toBeDefined();
  cache.set('large', 'x'.repeat(4_000), cache.version!);
  expect(cache.get('large')).toBeUndefined();
});
