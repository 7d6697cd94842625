import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { openDatabase, openMigrated } from '../../../src/db/open.js';
import { requireStore } from '../../../src/db/migrations/require-store.js';
import { verifyStore } from '../../../src/features/archive/verify/verify.js';
import { isPlanted } from '../../faults/counts.js';
import { addressesOf } from '../../support/postgresql-store.js';
import { bareStore, emptyStore } from '../../support/store.js';

const stores: Database[] = [];
afterEach(async () => {
  for (const store of stores.splice(0).reverse()) await store.close();
});
async function opened(store: Promise<Database>): Promise<Database> {
  stores.push(await store);
  return store;
}

/** Returns the one-line reason for which a store is refused. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(['RightsError', 'MigrationError']).toContain((error as Error | null)?.name);
  expect((error as Error).message).not.toContain('\n');
  return (error as Error).message;
}

test('a store with all its columns is accepted', async () => {
  await requireStore(await opened(emptyStore()), { writes: true });
});

test('a column that was renamed by hand is reported at startup, and by verify', async () => {
  const db = await opened(emptyStore());
  if (!isPlanted) await db.query({ text: 'ALTER TABLE "Visit" RENAME COLUMN "title" TO "titel"', values: [] });
  expect(await refusal(requireStore(db))).toMatch(/^The store lacks the column Visit\.title, which its migrations created/);
  await requireStore(db, { columns: false });
  const damage: string[] = [];
  const isSound = await verifyStore(db, { ended: (_, { shown }) => damage.push(...shown.map(({ row }) => row)) });
  expect(isSound).toBe(false);
  expect(damage).toContain('column Visit.title');
});

test('the first missing column of a table that was dropped by hand is reported', async () => {
  const db = await opened(emptyStore());
  await db.query({ text: 'DROP TABLE "Country" CASCADE', values: [] });
  expect(await refusal(requireStore(db))).toMatch(/^The store lacks the column Country\.\w+ and \d+ more columns, /);
});

test('a role that lacks a privilege is refused with a one-line message', async ({ skip }) => {
  const db = await opened(emptyStore());
  skip(db.engine === 'embedded', 'it has one role');
  const { databaseUrl } = await addressesOf(db);
  const role = `reader_${randomUUID().slice(0, 8)}`;
  const url = new URL(databaseUrl);
  [url.username, url.password] = [role, 'secret'];
  const owner = new pg.Client(databaseUrl);
  await owner.connect();
  await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
  const asRole = await opened(openDatabase({ databaseUrl: url.href, dataDir: '' }));
  try {
    const none = `The role ${role} may not read the table AnnotationEntry and `;
    expect(await refusal(requireStore(asRole))).toMatch(new RegExp(`^${none}`));
    await owner.query(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${role}`);
    await requireStore(asRole);
    expect(await refusal(requireStore(asRole, { writes: true }))).toMatch(
      new RegExp(`^The role ${role} may not write to the table AnnotationEntry and \\d+ more tables\\. Grant it `),
    );
    await owner.query(`GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`);
    await requireStore(asRole, { writes: true });
  } finally {
    await stores.pop()?.close();
    await owner.query(`DROP OWNED BY ${role}`);
    await owner.query(`DROP ROLE ${role}`);
    await owner.end();
  }
});

test('a role that owns no tables cannot migrate', async ({ skip }) => {
  const db = await opened(bareStore());
  skip(db.engine === 'embedded', 'it has one role');
  const { databaseUrl } = await addressesOf(db);
  const role = `nobody_${randomUUID().slice(0, 8)}`;
  const url = new URL(databaseUrl);
  [url.username, url.password] = [role, 'secret'];
  await db.query({ text: `CREATE ROLE ${role} LOGIN PASSWORD 'secret'`, values: [] });
  try {
    const line = await refusal(openMigrated({ databaseUrl: url.href, dataDir: '' }, () => {}));
    expect(line).toMatch(new RegExp(`^The role ${role} may not create tables in the schema public\\. Migrate as the owner`));
  } finally {
    await db.query({ text: `DROP ROLE ${role}`, values: [] });
  }
});
