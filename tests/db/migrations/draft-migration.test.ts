import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { draftMigration, missingMigration } from '../../../src/db/migrations/draft-migration.js';
import { clonePglite } from '../../support/embedded-store.js';
import { BARE } from '../../support/store.js';
import { slowTest } from '../../support/thorough.js';

test('the migrations and the schema agree', async () => {
  const missing = await missingMigration(undefined, () => clonePglite(BARE));
  expect(missing, 'draft the migration: npx communique migration NAME').toBeNull();
});

slowTest('a changed schema gives a migration, once', async () => {
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
      '-- Laws',
      'ALTER TABLE "Topic" ADD CONSTRAINT "Topic_purpose_not_blank" CHECK ("purpose" ~ \'\\S\');',
    ].join('\n'),
  );

  expect(await draftMigration('again', prisma)).toBeNull();
  await rm(prisma, { recursive: true });
});
