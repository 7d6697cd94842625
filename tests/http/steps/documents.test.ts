import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { Documents } from '../../../src/http/steps/documents.js';

test('the cache keeps the most recently used documents, up to 32 MB', async () => {
  const { store } = new Documents();
  const document = (comment: string) => parse(`{ visits { totalCount } } # ${comment}`);
  const long = 'x'.repeat(100_000); // 4.2 MB each, as far as the store knows
  await store.set('schema:first', document(long));
  await store.set('schema:second', document(long));
  for (let n = 0; n < 5; n += 1) {
    await store.set(`schema:other ${n}`, document(long));
    expect(await store.get('schema:first')).toBeDefined();
  }
  await store.set('schema:last', document(long));
  expect(await store.get('schema:second')).toBeUndefined();
  expect(await store.get('schema:last')).toBeDefined();
});
