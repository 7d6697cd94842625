import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { documentStore } from '../../../src/server/execution/document-store.js';

test('keeps the documents used last, as many as take 32 MB', async () => {
  const store = documentStore();
  const document = (comment: string) => parse(`{ visits { totalCount } } # ${comment}`);
  const long = 'x'.repeat(100_000); // 4.2 MB each, as far as the store knows
  await store.set('first', document(long));
  await store.set('second', document(long));
  for (let n = 0; n < 5; n += 1) {
    await store.set(`other ${n}`, document(long));
    expect(await store.get('first')).toBeDefined();
  }
  await store.set('last', document(long));
  expect(await store.get('second')).toBeUndefined();
  expect(await store.get('last')).toBeDefined();
});
