import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { embeddedAdapter } from '../../../src/db/embedded/adapter.js';
import { PreparedStatements } from '../../../src/db/embedded/prepared-statements.js';
import { clonePglite } from '../../support/embedded-store.js';
import { BARE } from '../../support/store.js';

// Each of these fails with the unpatched upstream adapter.

let pglite: PGlite;
let statements: PreparedStatements;
let adapter: SqlDriverAdapter;

beforeAll(async () => {
  pglite = await clonePglite(BARE);
  statements = new PreparedStatements(pglite);
  adapter = await embeddedAdapter(pglite, statements).connect();
  await pglite.exec('CREATE TABLE parent (id int PRIMARY KEY)');
  await pglite.exec('CREATE TABLE child (parent int REFERENCES parent DEFERRABLE INITIALLY DEFERRED)');
});
beforeEach(() => pglite.exec('TRUNCATE parent, child'));
afterAll(() => pglite.close());

const sql = (text: string) => ({ sql: text, args: [], argTypes: [] });
const rows = async (table: string) => (await pglite.query(`SELECT FROM ${table}`)).rows.length;

test('a failing commit rejects with the reason', async () => {
  const transaction = await adapter.startTransaction();
  await transaction.executeRaw(sql('INSERT INTO child VALUES (1)'));
  await expect(transaction.commit()).rejects.toMatchObject({
    name: 'DriverAdapterError',
    cause: { kind: 'postgres', originalCode: '23503', originalMessage: expect.stringContaining('child_parent_fkey') },
  });
  expect(await rows('child')).toBe(0);
});

test('the commit of a transaction that a statement has aborted rejects', async () => {
  const transaction = await adapter.startTransaction();
  await transaction.executeRaw(sql('INSERT INTO parent VALUES (1)'));
  await expect(transaction.executeRaw(sql('SELECT 1 / 0'))).rejects.toThrow();
  await expect(transaction.commit()).rejects.toThrow();
  expect(await rows('parent')).toBe(0);
});

test('a transaction that fills the disk is refused at its next write, can still read, and leaves nothing behind', async () => {
  let isFull = false;
  const requireSpace = () => {
    if (isFull) throw new Error('the disk is full');
  };
  const limited = await embeddedAdapter(pglite, statements, undefined, requireSpace).connect();
  const transaction = await limited.startTransaction();
  await transaction.executeRaw(sql('INSERT INTO parent VALUES (1)'));
  isFull = true;
  await expect(transaction.executeRaw(sql('INSERT INTO parent VALUES (2)'))).rejects.toThrow('the disk is full');
  await expect(transaction.queryRaw(sql('INSERT INTO parent VALUES (2) RETURNING id'))).rejects.toThrow('the disk is full');
  expect((await transaction.queryRaw(sql('SELECT id FROM parent'))).rows).toEqual([[1]]);
  await transaction.rollback();
  await expect(limited.queryRaw(sql('INSERT INTO parent VALUES (2) RETURNING id'))).rejects.toThrow('the disk is full');
  expect(await rows('parent')).toBe(0);
});

test('the event loop runs during a transaction, so signals are handled', async () => {
  const transaction = await adapter.startTransaction();
  let turns = 0;
  const count = setInterval(() => turns++, 0);
  for (let n = 0; n < 3; n++) await transaction.executeRaw(sql('SELECT pg_sleep(0.1)'));
  clearInterval(count);
  await transaction.commit();
  expect(turns).toBeGreaterThan(0);
});

test('a successful commit is complete when it returns', async () => {
  const transaction = await adapter.startTransaction();
  await transaction.executeRaw(sql('INSERT INTO parent VALUES (1)'));
  await transaction.commit();
  expect(pglite.isInTransaction()).toBe(false);
  expect(await rows('parent')).toBe(1);
});

test('a rollback is complete when it returns', async () => {
  const transaction = await adapter.startTransaction();
  await transaction.executeRaw(sql('INSERT INTO parent VALUES (1)'));
  await transaction.rollback();
  expect(pglite.isInTransaction()).toBe(false);
  expect(await rows('parent')).toBe(0);
});

test.each(['READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE'] as const)('a transaction runs at the level %s', async (level) => {
  const transaction = await adapter.startTransaction(level);
  const { rows } = await transaction.queryRaw(sql("SELECT current_setting('transaction_isolation')"));
  await transaction.commit();
  expect(rows).toEqual([[level.toLowerCase()]]);
});

test('a script is complete when it returns, even with semicolons in strings and bodies', async () => {
  await adapter.executeScript(`
    INSERT INTO parent VALUES (1);
    DO $$ BEGIN PERFORM ';'; INSERT INTO parent VALUES (2); END $$;
  `);
  expect(await rows('parent')).toBe(2);
});

test('a failing script rejects and leaves nothing behind', async () => {
  await expect(adapter.executeScript('INSERT INTO parent VALUES (1); INSERT INTO parent VALUES (1)')).rejects.toMatchObject({
    cause: { originalCode: '23505' },
  });
  expect(await rows('parent')).toBe(0);
});

test('a transaction that cannot start rejects', async () => {
  await expect(adapter.startTransaction('SNAPSHOT')).rejects.toMatchObject({ cause: { originalCode: '42601' } });
  expect(pglite.isInTransaction()).toBe(false);
});
