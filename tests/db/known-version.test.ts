import { expect, test } from 'vitest';
import { KnownVersion } from '../../src/db/known-version.js';

test('the newest version never goes backwards', () => {
  const known = new KnownVersion();
  known.listening(5);
  known.heard(3);
  known.changed('7');
  known.changed('6');
  expect(known.newest).toBe(7);
});

test('a notification that is not a version is ignored', () => {
  const known = new KnownVersion();
  known.listening(5);
  for (const payload of ['', 'no', '-9', '1e9', '9'.repeat(30)]) known.changed(payload);
  expect(known.newest).toBe(5);
});

test('reports whether notifications arrive', () => {
  const known = new KnownVersion();
  expect(known.isNotified).toBe(false);
  known.listening(1);
  expect(known.isNotified).toBe(true);
  known.interrupted();
  expect([known.isNotified, known.newest]).toEqual([false, 1]);
});

test('waits for a version until it is announced or the signal aborts', async () => {
  const known = new KnownVersion();
  const controller = new AbortController();
  const [next, later] = [known.reach(1, controller.signal), known.reach(2, controller.signal)];
  known.heard(1);
  expect(await next).toBe(true);
  controller.abort();
  expect(await later).toBe(false);
  expect(await known.reach(1, controller.signal)).toBe(true);
  expect(await known.reach(2, controller.signal)).toBe(false);
});
