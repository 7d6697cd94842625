import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { csvFiles } from '../../../src/features/exports/formats/csv-files.js';
import { archiveReader } from '../../../src/features/archive/reader.js';
import { ArchiveContentError, restoreArchive } from '../../../src/features/archive/restore.js';
import { archivedTables } from '../../../src/features/archive/tables.js';
import { verifyArchive } from '../../../src/features/archive/verify-archive.js';
import { writeArchive } from '../../../src/features/archive/write-archive.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { isPlanted } from '../../faults/counts.js';
import { cloneEmbedded } from '../../support/embedded-store.js';
import { EMPTY, emptyStore, seededStore } from '../../support/store.js';
import { sample } from '../../support/thorough.js';
import { dump } from '../../store/dump.js';
import { addHistory } from './history.js';

/** An empty store of the other engine, if the tests run on a server. */
const OTHER_ENGINE: [string, () => Promise<Database>][] = process.env['TEST_DATABASE_URL']
  ? [['an empty store of the embedded engine', () => cloneEmbedded(EMPTY)]]
  : [];

let schema: GraphQLSchema;
let folder: string;
let full: Database;
/** A store with other content. */
let other: Database;
/** An archive of the store, compressed and as a folder. */
let [file, open]: [string, string] = ['', ''];
const stores: Database[] = [];

beforeAll(async () => {
  schema = await createSchema(FEATURES);
  folder = await mkdtemp(join(inject('runFolder'), 'archive-'));
  full = await seededStore();
  await addHistory(full);
  other = await opened(seededStore());
  [file, open] = [await archived(full, 'full.tar.gz'), await archived(full, 'full')];
});
afterAll(async () => {
  for (const store of [full, ...stores]) await store?.close();
});

async function archived(db: Database, name: string): Promise<string> {
  await writeArchive(db, join(folder, name), FEATURES, { extras: (tx) => csvFiles(tx, schema) });
  return join(folder, name);
}

async function restored(db: Database, path: string): Promise<boolean> {
  const read = await archiveReader(path, FEATURES);
  return restoreArchive(db, read, await verifyArchive(read, path, FEATURES), FEATURES);
}

async function opened(store: Promise<Database>): Promise<Database> {
  const db = await store;
  stores.push(db);
  return db;
}

/** The tables of earlier archives, in their order, and the primary keys that are not "id". */
const EARLIER = [
  ...['Country', 'CountryName', 'CountrySuccession', 'Organization', 'Person', 'Topic', 'Source', 'Journey', 'Visit', 'Event'],
  ...['Kinship', 'Position', 'Delegate', 'Participant', 'Statement', 'StatementSpeaker', 'StatementReport', 'StatementVisit'],
  ...['StatementTopic', 'Citation', 'Disagreement', 'ClaimedValue', 'MergedPerson', 'ToldApart', 'FormerSlug'],
  ...['Draft', 'DraftContent', 'Proposal', 'ChangeSet', 'Change', 'ChangedEntry'],
];
const KEYS: Record<string, string[]> = {
  CountrySuccession: ['predecessorId', 'successorId'],
  StatementVisit: ['statementId', 'visitId'],
  StatementTopic: ['topicId', 'statementId'],
  DraftContent: ['draftId'],
  ChangedEntry: ['changeSetId', 'collection', 'key'],
};

test('an archive keeps the order of tables from earlier versions', () => {
  const earlier = archivedTables(FEATURES).filter(({ table }) => EARLIER.includes(table));
  expect(earlier).toEqual(EARLIER.map((table) => ({ table, key: KEYS[table] ?? ['id'] })));
});

test('a table declared by neither the core nor a feature is refused', () => {
  const others = FEATURES.filter(({ name }) => name !== 'webhooks');
  expect(() => archivedTables(others)).toThrow(/whether an archive contains Webhook, WebhookAttempt$/);
});

test('the same store yields the same bytes', async () => {
  expect(await readFile(await archived(full, 'again.tar.gz'))).toEqual(await readFile(file));
});

test('an archive includes merges, history, texts and CSV', async () => {
  const manifest = await verifyArchive(await archiveReader(file, FEATURES), file, FEATURES);
  expect(manifest).toMatchObject({ sources: 2, texts: 1, rows: { MergedPerson: 2, Statement: 29 } });
  expect(Object.keys(manifest.files)).toEqual(
    expect.arrayContaining(['annotations/with-a-text.yaml', 'texts/with-a-text.txt', 'csv/visits.csv']),
  );
  const changes = await readFile(join(open, 'data/ChangeSet/000001.jsonl'), 'utf8');
  expect(changes).toContain('"withdrawn"');
});

const ways: [string, () => string][] = [
  ['compressed', () => file],
  ['as a folder', () => open],
];

describe.each(sample(ways, 2))('an archive %s', (_how, path) => {
  test.each<[string, () => Promise<Database>]>([['an empty store', () => emptyStore()], ...OTHER_ENGINE])(
    'restores the store of %s',
    async (_what, make) => {
      const db = await opened(make());
      expect(await restored(db, path())).toBe(true);
      expect(await dump(db)).toEqual(await dump(full));
      expect(await readFile(await archived(db, `${stores.length}.tar.gz`))).toEqual(await readFile(file));
      const merged = await db.prisma.mergedPerson.findMany({
        select: { slug: true, person: { select: { slug: true } } },
      });
      expect(merged.map(({ slug, person }) => [slug, person.slug]).sort()).toEqual([
        ['wang-huning-2', 'wang-huning'],
        ['wang-huning-3', 'wang-huning'],
      ]);
    },
  );

  test('changes nothing when restored into the same store', async () => {
    const before = await dump(full);
    const [[version]] = (await full.query<[unknown]>({ text: 'SELECT "version" FROM "DataVersion"', values: [] })) as [[unknown]];
    expect(await restored(full, path())).toBe(false);
    expect(await dump(full)).toEqual(before);
    expect(await full.query({ text: 'SELECT "version" FROM "DataVersion"', values: [] })).toEqual([[version]]);
  });

  test('is refused by a store with different content', async () => {
    const before = await dump(other);
    await expect(restored(other, path())).rejects.toThrow(
      /^The store is not empty: \w+ has \d+ rows\. .* Nothing was changed\.$/,
    );
    expect(await dump(other)).toEqual(before);
  });
});

describe('an archive is refused before the store is changed if it has', () => {
  let empty: Database;
  beforeAll(async () => void (empty = await opened(emptyStore())));
  const changed = (name: string, change: (bytes: Buffer) => Buffer) => async () => {
    const path = join(folder, `${name}.tar.gz`);
    await writeFile(path, change(await readFile(file)));
    return path;
  };
  const edited = (name: string, edit: (copy: string) => Promise<unknown>) => async () => {
    const copy = join(folder, name);
    await cp(open, copy, { recursive: true });
    await edit(copy);
    return copy;
  };
  const inManifest = (name: string, change: (manifest: any) => void) =>
    edited(name, async (copy) => {
      const manifest = JSON.parse(await readFile(join(copy, 'manifest.json'), 'utf8'));
      change(manifest);
      await writeFile(join(copy, 'manifest.json'), JSON.stringify(manifest));
    });
  const flipped = (share: number) => (bytes: Buffer) => {
    const at = Math.floor(bytes.length * share);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from([bytes[at]! ^ 4]), bytes.subarray(at + 1)]);
  };
  const person = 'data/Person/000001.jsonl';

  const cases: [string, () => Promise<string>, string][] = [
    ['a flipped bit at the start', changed('flip-1', flipped(0.001)), 'it is damaged'],
    ['a flipped bit in the middle', changed('flip-2', flipped(0.5)), 'it is damaged'],
    ['a flipped bit at the end', changed('flip-3', flipped(0.999)), 'it is damaged'],
    ['a flipped bit before it was compressed', changed('flip-4', (bytes) => gzipSync(flipped(0.02)(gunzipSync(bytes)))), ''],
    ['half of the file', changed('half', (bytes) => bytes.subarray(0, bytes.length / 2)), 'it is damaged'],
    ['half of the content, compressed again', changed('half-2', (bytes) => gzipSync(gunzipSync(bytes).subarray(0, 51_200))), ''],
    ['an empty file', changed('nothing', () => Buffer.alloc(0)), ''],
    ['another file', changed('other', () => Buffer.from('PK something else')), 'it is damaged'],
    ['an empty folder', async () => (await mkdir(join(folder, 'empty')), join(folder, 'empty')), 'it has no manifest'],
    ['a changed file', edited('changed', (copy) => writeFile(join(copy, person), '{}\n')), `${person} has changed`],
    ['a missing file', edited('missing', (copy) => rm(join(copy, person))), `${person} is missing`],
    ['one file too many', edited('more', (copy) => writeFile(join(copy, 'more.txt'), '')), 'it contains more.txt'],
    [
      'a file under another name',
      edited('renamed', (copy) => rename(join(copy, person), join(copy, 'data/Person/000002.jsonl'))),
      `${person} is missing`,
    ],
    [
      'a newer format',
      inManifest('future', (manifest) => (manifest.formatVersion = 2)),
      'it was written by a newer version of this project',
    ],
    [
      'a newer migration',
      inManifest('later', (manifest) => (manifest.migration = '29990101000000_later')),
      'it was written by a newer version of this project (29990101000000_later)',
    ],
    [
      'a manifest of another program',
      inManifest('else', (manifest) => (manifest.format = 'other')),
      'it is not an archive of this project',
    ],
    [
      'a manifest of 33 MB',
      edited('large', (copy) => writeFile(join(copy, 'manifest.json'), Buffer.alloc(33 * 2 ** 20, ' '))),
      'manifest.json is larger than 32 MB',
    ],
    ['a manifest without files', inManifest('no-files', (manifest) => delete manifest.files), 'its manifest is invalid at files'],
  ];

  test.each(sample(cases, 3))('%s', async (_what, make, why) => {
    const before = await dump(empty);
    const path = isPlanted ? file : await make();
    const error = await restored(empty, path).then(
      () => null,
      (reason: Error) => reason,
    );
    expect(error?.message).toContain(`${path} cannot be restored: `);
    expect(error?.message).toContain(why);
    expect(error?.message).toMatch(/^[^\n]* Nothing was changed\.$/);
    expect(await dump(empty)).toEqual(before);
  });

  test('nothing at its path', async () => {
    await expect(archiveReader(join(folder, 'nowhere'), FEATURES)).rejects.toThrow(/cannot be read/);
  });
});

describe('data from an earlier version that this one cannot store', () => {
  const rewritten = async (name: string, change: (row: any) => void): Promise<string> => {
    const copy = join(folder, name);
    await cp(open, copy, { recursive: true });
    const path = 'data/Source/000001.jsonl';
    const rows = (await readFile(join(copy, path), 'utf8'))
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    rows.forEach(change);
    const text = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    await writeFile(join(copy, path), text);
    const manifest = JSON.parse(await readFile(join(copy, 'manifest.json'), 'utf8'));
    manifest.files[path] = { bytes: text.length, sha256: createHash('sha256').update(text).digest('hex') };
    Object.assign(manifest, { project: '0.0.9', migration: '20261124000000_tables' });
    await writeFile(join(copy, 'manifest.json'), JSON.stringify(manifest));
    return copy;
  };

  test.each<[string, (row: any) => void, string]>([
    ['lacks a column', (row) => (row.title = null), 'null value in column "title"'],
    ['has a column that was dropped', (row) => (row.gone = 1), 'data/Source/000001.jsonl has the column gone'],
  ])('is refused with the version and a suggested fix if it %s', async (what, change, why) => {
    const db = await opened(emptyStore());
    const before = await dump(db);
    const error = await restored(db, await rewritten(what.replaceAll(' ', '-'), change)).then(
      () => null,
      (reason: Error) => reason,
    );
    expect(error).toBeInstanceOf(ArchiveContentError);
    expect(error!.message).toMatch(
      /^it was written by version 0\.0\.9 \(migration 20261124000000_tables\), which this version cannot read/,
    );
    expect(error!.message).toContain(why);
    expect(error!.message).toMatch(/Restore it with that version into an empty store, update, and run `npx communique migrate`$/);
    expect(await dump(db)).toEqual(before);
  });
});

test('a failing export leaves nothing behind', async () => {
  const path = join(folder, 'failing.tar.gz');
  const extras = async function* () {
    yield { path: 'csv/visits.csv', content: ['slug\r\n'] };
    throw new Error('the disk is full');
  };
  await expect(writeArchive(full, path, FEATURES, { extras })).rejects.toThrow('the disk is full');
  expect((await readdir(folder)).filter((name) => name.startsWith('failing'))).toEqual([]);
});
