import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { annotation, type Annotation } from '../../../src/model/annotation.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import type { Database } from '../../../src/db/database.js';
import { emptyStore } from '../../support/store.js';
import { clear } from '../dump.js';

let database: Database;

beforeAll(async () => {
  database = await emptyStore();
});
beforeEach(() => clear(database));
afterAll(() => database.close());

function article(hash: string, title = 'An article'): Annotation {
  return annotation.parse({ source: { slug: 'article', title, sha256: hash.repeat(64), length: 5 } });
}

async function storedText(): Promise<string | null> {
  return (await database.prisma.sourceDocument.findFirstOrThrow()).text;
}

test('an import without a text keeps the stored one', async () => {
  await storeAnnotation(database.prisma, article('a'), { text: 'words' });
  await storeAnnotation(database.prisma, article('a'));
  expect(await storedText()).toBe('words');
  await storeAnnotation(database.prisma, article('a', 'A corrected article'));
  expect(await storedText()).toBe('words');
});

test('a stored text is deleted when the hash of the source changes', async () => {
  await storeAnnotation(database.prisma, article('a'), { text: 'words' });
  await storeAnnotation(database.prisma, article('b'));
  expect(await storedText()).toBeNull();
});

test('a text can be added later without changing anything else', async () => {
  await storeAnnotation(database.prisma, article('a'));
  const { sources, ...others } = await storeAnnotation(database.prisma, article('a'), { text: '𝒳 words\r\n' });
  expect(sources).toEqual({ created: 0, updated: 1, deleted: 0 });
  expect(Object.values(others).every(({ created, updated, deleted }) => created + updated + deleted === 0)).toBe(true);
  expect(await storedText()).toBe('𝒳 words\r\n');
});
