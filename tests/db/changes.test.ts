import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ChangeListener } from '../../src/db/changes.js';
import type { Database } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open.js';
import { addressesOf } from '../support/postgresql-store.js';
import { emptyStore } from '../support/store.js';
import { proxyTo, type Proxy } from './proxy.js';

let database: Database;
let told: string[];

const listener: ChangeListener = {
  listening: () => void told.push('listening'),
  changed: () => void told.push('changed'),
  interrupted: () => void told.push('interrupted'),
};
const country = (slug: string) => ({ slug, name: slug, namesFolded: slug });

beforeAll(async () => {
  database = await emptyStore();
  told = [];
  await database.listen(listener);
});
afterEach(() => void (told = []));
afterAll(() => database?.close());

const SERVER = process.env['TEST_DATABASE_URL'];

test('a listener is notified once listening starts', () => {
  expect(told).toEqual(['listening']);
});

test('a commit sends one notification, however much it changed', async () => {
  await database.prisma.$transaction([
    database.prisma.country.create({ data: country('first') }),
    database.prisma.country.create({ data: country('second') }),
    database.prisma.country.updateMany({ data: { aliases: ['other'] } }),
  ]);
  await expect.poll(() => told).toEqual(['changed']);
});

test('a delete and a truncate count as changes', async () => {
  await database.query({ text: `DELETE FROM "Country" WHERE slug = 'second'`, values: [] });
  await expect.poll(() => told).toEqual(['changed']);
  await database.query({ text: 'TRUNCATE "Country" CASCADE', values: [] });
  await expect.poll(() => told).toEqual(['changed', 'changed']);
});

test('neither a rolled-back transaction nor a read sends a notification', async () => {
  const undone = database.prisma.$transaction(async (transaction) => {
    await transaction.country.create({ data: country('undone') });
    throw new Error('no');
  });
  await expect(undone).rejects.toThrow('no');
  await database.prisma.country.findMany();
  await database.prisma.country.create({ data: country('done') });
  await expect.poll(() => told).toEqual(['changed']);
});

test('a lost connection is reported and reopened', async ({ skip }) => {
  skip(database.engine === 'embedded', 'its connection is not lost');
  const text = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'communique listener'`;
  await database.query({ text, values: [] });
  await expect.poll(() => told).toEqual(['interrupted', 'listening']);
  await database.prisma.country.create({ data: country('after') });
  await expect.poll(() => told).toEqual(['interrupted', 'listening', 'changed']);
});

describe.runIf(SERVER)('on PostgreSQL', () => {
  test.concurrent.each([
    ['goes silent without being closed', (proxy: Proxy) => proxy.halt()],
    ['answers but delivers no notifications', (proxy: Proxy) => proxy.deafen()],
  ])('a connection that %s is also reopened', async (_how, fail) => {
    const addresses = await addressesOf(database);
    const url = new URL(addresses.databaseDirectUrl ?? addresses.databaseUrl);
    const proxy = await proxyTo(url.hostname, Number(url.port || 5432));
    url.host = `127.0.0.1:${proxy.port}`;
    const other = await openDatabase({ ...addresses, databaseDirectUrl: null, databaseUrl: url.href });
    const heard: string[] = [];
    await other.listen({
      listening: () => void heard.push('listening'),
      interrupted: () => void heard.push('interrupted'),
    });
    fail(proxy);
    await expect.poll(() => heard).toContain('interrupted');
    await expect.poll(() => heard).toEqual(['listening', 'interrupted', 'listening']);
    await other.close();
    await proxy.cut();
  });
});
