import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the gate runs each test that does not depend on the PostgreSQL server exactly once', async () => {
  const { filesWithoutStore } = (await import(new URL('../support/without-store.mjs', import.meta.url).href)) as {
    filesWithoutStore: () => string[];
  };
  const files = filesWithoutStore();
  expect(files).toEqual(
    expect.arrayContaining([
      'tests/main.test.ts',
      'tests/db/embedded/acknowledged-version.test.ts',
      'tests/model/read/check.test.ts',
    ]),
  );
  for (const file of [
    'tests/db/constraints.test.ts',
    'tests/http/limits/search.test.ts',
    'tests/query/compile/generated.test.ts',
  ]) {
    expect(files).not.toContain(file);
  }
  const opens = /\b(emptyStore|seededStore|bareStore|sharedStore|clonePostgresql)\(/;
  expect(files.filter((file) => opens.test(readFileSync(file, 'utf8')))).toEqual([]);
});
