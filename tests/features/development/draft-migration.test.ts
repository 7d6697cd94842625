import { randomUUID } from 'node:crypto';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { draftMigration, missingMigration } from '../../../src/features/development/draft-migration.js';
import { clonePglite } from '../../support/embedded-store.js';
import { BARE, EMPTY } from '../../support/store.js';
import { slowTest } from '../../support/thorough.js';

test('the migrations and the schema agree', async () => {
  const missing = await missingMigration(undefined, () => clonePglite(BARE));
  expect(missing, 'draft the migration: npx communique migration NAME').toBeNull();
});

slowTest('the draft migration for a new kind of fact has the constraints of its citations and disagreements', async () => {
  const prisma = await mkdtemp(join(tmpdir(), 'communique-prisma-'));
  await cp('prisma', prisma, { recursive: true });
  const file = join(prisma, 'schema.prisma');
  const relation =
    '  topicId String? @db.Uuid\n  topic Topic? @relation(fields: [topicId], references: [id], onDelete: Cascade)\n';
  const schema = (await readFile(file, 'utf8'))
    .replace('enum DisputedKind {', 'enum DisputedKind {\n  TOPIC')
    .replace(/(?<=model Topic \{\n)/, '  citations Citation[]\n  disagreements Disagreement[]\n')
    .replace(/(?<=model (?:Citation|Disagreement) \{\n)/g, relation);
  await writeFile(file, schema);
  const script = await readFile(join((await draftMigration('dispute_topics', prisma))!, 'migration.sql'), 'utf8');
  await rm(prisma, { recursive: true });
  expect(script).toContain('SELECT "make_citable"(\'Topic\');');
  expect(script).toContain('SELECT "make_disputable"(\'Topic\');');

  const store = await clonePglite(EMPTY);
  try {
    await store.exec(`BEGIN; ${script}; COMMIT`);
    const source = randomUUID();
    await store.exec(`
      INSERT INTO "Source" ("id", "slug", "kind", "title", "titleFolded", "sha256", "length")
      VALUES ('${source}', 'a', 'ARTICLE', 'A', 'a', '${'a'.repeat(64)}', 100)`);
    const uncited = store.exec(
      `INSERT INTO "Topic" ("id", "slug", "name", "nameFolded") VALUES ('${randomUUID()}', 'b', 'B', 'b')`,
    );
    await expect(uncited).rejects.toMatchObject({ constraint: 'Topic_cited' });
    const topic = randomUUID();
    await store.exec(`
      BEGIN;
      INSERT INTO "Topic" ("id", "slug", "name", "nameFolded") VALUES ('${topic}', 'c', 'C', 'c');
      INSERT INTO "Citation" ("id", "topicId", "sourceId", "start", "end", "ordinal")
      VALUES ('${randomUUID()}', '${topic}', '${source}', 0, 9, 0);
      COMMIT`);
    const dispute = (kind: string, topicId: string | null) =>
      store.query(
        `INSERT INTO "Disagreement" ("id", "kind", "field", "keptBecause", "topicId") VALUES ($1, $2, 'name', 'NEWEST', $3)`,
        [randomUUID(), kind, topicId],
      );
    await dispute('TOPIC', topic);
    await expect(dispute('TOPIC', topic)).rejects.toMatchObject({ constraint: 'Disagreement_fact_field_key' });
    await expect(dispute('TOPIC', null)).rejects.toMatchObject({ constraint: 'Disagreement_exactly_one_fact' });
    await expect(dispute('VISIT', topic)).rejects.toMatchObject({ constraint: 'Disagreement_kind_of_fact' });
  } finally {
    await store.close();
  }
});

slowTest('only core tables have the trigger that records changes', async () => {
  const prisma = await mkdtemp(join(tmpdir(), 'communique-prisma-'));
  await cp('prisma', prisma, { recursive: true });
  const table = (name: string) => `\nmodel ${name} {\n  id Int @id\n}\n`;
  await appendFile(join(prisma, 'schema.prisma'), table('Agreement'));
  await writeFile(join(prisma, 'bookmarks.prisma'), table('Bookmark'));
  const script = await readFile(join((await draftMigration('add_tables', prisma))!, 'migration.sql'), 'utf8');
  await rm(prisma, { recursive: true });
  expect(script).toContain('CREATE TABLE "Bookmark"');
  expect(script.match(/"tell_changes_of".*/g)).toEqual([`"tell_changes_of"('"Agreement"');`]);
});

slowTest('a changed schema produces one migration, and none the second time', async () => {
  const prisma = await mkdtemp(join(tmpdir(), 'communique-prisma-'));
  await cp('prisma', prisma, { recursive: true });
  const schema = await readFile(join(prisma, 'schema.prisma'), 'utf8');
  await writeFile(join(prisma, 'schema.prisma'), schema.replace('model Topic {', 'model Topic {\n  purpose String?'));

  const folder = await draftMigration('add_topic_purpose', prisma);
  expect(folder).toMatch(/migrations\/\d{14}_add_topic_purpose$/);
  const script = await readFile(join(folder!, 'migration.sql'), 'utf8');
  expect(script.trim()).toBe(
    [
      '-- AlterTable',
      'ALTER TABLE "Topic" ADD COLUMN     "purpose" TEXT COLLATE "C";',
      '',
      '-- Constraints',
      'ALTER TABLE "Topic" ADD CONSTRAINT "Topic_purpose_not_blank" CHECK ("purpose" ~ \'\\S\');',
    ].join('\n'),
  );

  expect(await draftMigration('again', prisma)).toBeNull();
  await rm(prisma, { recursive: true });
});
