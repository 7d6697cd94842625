import { beforeEach, expect, test } from 'vitest';
import { ResponseCache } from '../../../src/http/execution/response-cache.js';

let cache: ResponseCache;
beforeEach(() => void (cache = new ResponseCache(16_000)));
const set = (key: string, text: string, version: number) => cache.set(key, Buffer.from(text), version);
const get = (key: string, version: number) => cache.get(key, version)?.toString();

test('keeps answers at the current version', () => {
  set('key', 'text', 7);
  expect(get('key', 7)).toBe('text');
});

test('returns no answers from another version', () => {
  set('key', 'text', 7);
  expect([get('key', 8), get('key', 6)]).toEqual([undefined, undefined]);
});

test('is cleared by a newer version', () => {
  set('key', 'text', 7);
  set('other', 'newer', 8);
  expect([get('key', 7), get('other', 8)]).toEqual([undefined, 'newer']);
  expect(cache.bytes).toBe(2 * 'other'.length + 'newer'.length);
});

test('does not keep an answer from an older version', () => {
  set('key', 'text', 8);
  set('key', 'older', 7);
  expect([get('key', 7), get('key', 8)]).toEqual([undefined, 'text']);
});

test('keeps a copy of an answer without the buffer around it', () => {
  const read = Buffer.from('before, text, after');
  cache.set('key', read.subarray(8, 12), 7);
  read.fill('x');
  expect(get('key', 7)).toBe('text');
  expect(cache.get('key', 7)!.buffer).not.toBe(read.buffer);
});

test('counts bytes, not characters', () => {
  set('key', '金正恩', 7);
  expect(cache.bytes).toBe(2 * 'key'.length + 9);
});

test('never exceeds its size limit, and keeps no answer that would fill most of it', () => {
  for (let n = 0; n < 100; n++) set(`key ${n}`, 'x'.repeat(800), 1);
  expect(cache.bytes).toBeGreaterThan(8_000);
  expect(cache.bytes).toBeLessThanOrEqual(16_000);
  expect(get('key 99', 1)).toBeDefined();
  set('large', 'x'.repeat(8_000), 1);
  expect(get('large', 1)).toBeUndefined();
});
