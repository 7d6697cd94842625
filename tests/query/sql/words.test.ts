import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Prisma } from '../../../src/db/generated/client.js';
import { passageWords } from '../../../src/query/sql/words.sql.js';
import { emptyStore } from '../../support/store.js';
import { fillWorld } from '../../support/world.js';

// The words of a passage, read from blocks of the text, equal PostgreSQL's `substring` of the whole text.

let database: Database;
let sourceId: string;

beforeAll(async () => {
  database = await emptyStore();
  await fillWorld(database, 5);
  ({ id: sourceId } = await database.prisma.source.findFirstOrThrow());
});
afterAll(() => database.close());

/** Line breaks, a byte order mark, combining marks, and characters of one to four bytes. */
const character = fc.constantFrom('a', ' ', '\n', '\r', '\uFEFF', '\u0301', 'é', '中', '𝒳', '🇨', '"', '\\');
/** Shorter than a block, several blocks long, and ending near the end of a block. */
const text = fc
  .tuple(fc.array(character, { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 4_100 }))
  .map(([characters, length]) => Array.from({ length }, (_, index) => characters[index % characters.length]).join(''));
const offset = fc.oneof(
  fc.integer({ min: 0, max: 4_200 }),
  fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: -2, max: 2 })).map(([block, by]) => Math.max(block * 1_000 + by, 0)),
);
const passages = fc.array(fc.tuple(offset, offset), { minLength: 1, maxLength: 20 });

test('words are cut from the whole text, counting code points', async () => {
  await fc.assert(
    fc.asyncProperty(text, passages, async (text, passages) => {
      await store(text);
      const words = passageWords(Prisma.sql`${sourceId}::uuid`, Prisma.sql`"start"`, Prisma.sql`"end"`);
      const rows = await database.prisma.$queryRaw<{ words: string; expected: string }[]>`
        SELECT to_json(${words})::text AS words,
          to_json((SELECT substring(d.text FROM "start" + 1 FOR greatest("end" - "start", 0))
            FROM "SourceDocument" d WHERE d."sourceId" = ${sourceId}::uuid))::text AS expected
        FROM unnest(${passages.map(([start]) => start)}::int[], ${passages.map(([, end]) => end)}::int[]) AS p("start", "end")`;
      expect(rows).toHaveLength(passages.length);
      for (const row of rows) expect(row.words).toBe(row.expected);
    }),
    { numRuns: 60 },
  );
});

test('the blocks change along with their text', async () => {
  const blocks = async () =>
    (await database.prisma.textBlock.findMany({ where: { sourceId }, orderBy: { number: 'asc' } })).map(({ text }) => text);
  await store('𝒳'.repeat(2_001));
  expect(await blocks()).toEqual(['𝒳'.repeat(1_000), '𝒳'.repeat(1_000), '𝒳']);
  await store('another');
  expect(await blocks()).toEqual(['another']);
  await store('');
  expect(await blocks()).toEqual([]);
  await store(null);
  expect(await blocks()).toEqual([]);
});

test('no words are returned if the text is not stored or the source does not exist', async () => {
  await store(null);
  for (const id of [sourceId, randomUUID()]) {
    const words = passageWords(Prisma.sql`${id}::uuid`, Prisma.sql`0`, Prisma.sql`3`);
    expect(await database.prisma.$queryRaw`SELECT ${words} AS words`).toEqual([{ words: null }]);
  }
});

async function store(text: string | null): Promise<void> {
  await database.prisma.sourceDocument.upsert({
    where: { sourceId },
    create: { sourceId, text },
    update: { text },
  });
}
