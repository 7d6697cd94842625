import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { acceptLoss } from '../../../src/db/embedded/embedded.js';
import { LossError } from '../../../src/db/errors.js';
import { openDatabase, openMigrated } from '../../../src/db/open.js';
import { readVersion } from '../../../src/db/store-node.js';
import { setUpEmpty } from '../../support/process.js';
import { sample } from '../../support/thorough.js';

let dataDir: string;
const opened = new Set<Database>();
const fileOf = (folder: string) => join(folder, 'postgresql/acknowledged-version');
const written = () => Number(readFileSync(fileOf(dataDir), 'utf8').split(' ')[0]);
const say = (version: number) => {
  const digits = String(version).padStart(15, '0');
  writeFileSync(fileOf(dataDir), `${digits} ${digits}\n`);
};

async function open(onWarning?: (message: string) => void): Promise<Database> {
  const db = await openDatabase({ databaseUrl: null, dataDir, ...(onWarning && { onWarning }) });
  opened.add(db);
  return db;
}

async function close(db: Database): Promise<void> {
  opened.delete(db);
  await db.close();
}

const country = (slug: string) => ({ data: { slug, name: slug, namesFolded: slug } });

beforeEach(async () => {
  dataDir = mkdtempSync(join(inject('runFolder'), 'acknowledged-'));
  await setUpEmpty(dataDir);
});
afterEach(async () => {
  for (const db of opened) await close(db);
});

test('the version of each commit is written to the file before the commit returns', async () => {
  const db = await open();
  const { prisma } = db;
  const writes: (() => Promise<unknown>)[] = [
    () => prisma.country.create(country('chad')),
    () => prisma.$transaction(async (tx) => void (await tx.country.create(country('mali')))),
    () => prisma.$transaction([prisma.country.create(country('fiji')), prisma.country.create(country('cuba'))]),
    () => prisma.$executeRaw`UPDATE "Country" SET "name" = 'Chad' WHERE "slug" = 'chad'`,
    () => db.query({ text: `DELETE FROM "Country" WHERE "slug" = 'mali'`, values: [] }),
  ];
  for (const write of writes) {
    const before = await readVersion(db);
    await write();
    expect(written()).toBe(before + 1);
    expect(await readVersion(db)).toBe(before + 1);
  }
});

test('rollbacks and reads write nothing to the file', async () => {
  const db = await open();
  await db.prisma.country.create(country('chad'));
  const before = written();
  await expect(db.prisma.country.create(country('chad'))).rejects.toThrow();
  await db.prisma.country.count();
  expect(written()).toBe(before);
});

test('a store that has lost acknowledged versions opens only after the loss is accepted', async () => {
  const db = await open();
  await db.prisma.country.create(country('chad'));
  const version = await readVersion(db);
  await close(db);
  say(version + 2);

  const refused = await open().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(LossError);
  expect((refused as Error).message).toContain(
    `is at version ${version} of the data, but version ${version + 2} was acknowledged: the last 2 changes are lost`,
  );
  await expect(open()).rejects.toThrow(LossError); // trying again does not accept the loss

  expect(await acceptLoss(dataDir)).toEqual({ lost: 2, from: version, to: version + 3 });
  expect(await acceptLoss(dataDir)).toBeNull();
  const again = await open();
  expect(await readVersion(again)).toBe(version + 3);
  await again.prisma.country.create(country('mali'));
  expect(written()).toBe(version + 4);
});

const changes: [string, () => void][] = [
  ['is outdated, as after a kill between the commit and the write', () => say(1)],
  ['is absent, as in a store from an older version', () => rmSync(fileOf(dataDir))],
  ['is truncated', () => truncateSync(fileOf(dataDir), 9)],
  ['is empty', () => truncateSync(fileOf(dataDir), 0)],
  ['is half-written', () => writeFileSync(fileOf(dataDir), `${'9'.repeat(15)} ${'0'.repeat(15)}\n`)],
  ['has other content', () => writeFileSync(fileOf(dataDir), 'nothing')],
];

test.each(sample(changes, 6))('no loss is reported if the file %s', async (_, change) => {
  const db = await open();
  await db.prisma.country.create(country('chad'));
  await close(db);
  change();
  const again = await open();
  expect(await again.prisma.country.count()).toBe(1);
});

test('neither an older copy of the folder nor a new store counts as a loss', async () => {
  const db = await open();
  await db.prisma.country.create(country('chad'));
  await close(db);
  const copy = mkdtempSync(join(inject('runFolder'), 'acknowledged-'));
  cpSync(dataDir, copy, { recursive: true });
  await (await open()).prisma.country.create(country('mali'));
  for (const each of opened) await close(each);

  const store = join(dataDir, 'postgresql');
  rmSync(store, { recursive: true });
  cpSync(join(copy, 'postgresql'), store, { recursive: true });
  const older = await open();
  expect(await older.prisma.country.count()).toBe(1);
  await close(older);

  rmSync(store, { recursive: true });
  const made = await openMigrated({ databaseUrl: null, dataDir }, () => {});
  opened.add(made);
  expect(await made.prisma.country.count()).toBe(0);
});

test('a file that cannot be written is reported once, and writes continue', async () => {
  const warnings: string[] = [];
  const db = await open((message) => warnings.push(message));
  rmSync(fileOf(dataDir), { force: true });
  mkdirSync(fileOf(dataDir)); // a folder has its name
  await db.prisma.country.create(country('chad'));
  await db.prisma.country.create(country('mali'));
  expect(await db.prisma.country.count()).toBe(2);
  expect(warnings).toEqual([expect.stringMatching(/acknowledged-version cannot be written: EISDIR.* would not be noticed\.$/)]);
});
