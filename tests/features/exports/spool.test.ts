import fc from 'fast-check';
import { readdirSync, readlinkSync } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { objectsIn } from '../../../src/features/exports/spool/fill-spool.js';
import { Spool } from '../../../src/features/exports/spool/spool.js';
import { SpoolRoom } from '../../../src/features/exports/spool/spool-file.js';
import { SmallDisk } from '../../support/small-disk.js';
import { runs } from '../../support/thorough.js';

const fail = (error: unknown) => {
  throw error as Error;
};

afterEach(() => void vi.unstubAllEnvs());

/** The megabytes of the disk, the written chunks, and the chunks after which the reader pauses. */
const cases = fc.tuple(
  fc.constantFrom(0, 1, 4, 64),
  fc.array(fc.integer({ min: 1, max: 400_000 }), { maxLength: 30 }),
  fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
);

test('the spool returns everything in the order it was written, at any size, and frees its space', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ([megabytes, lengths, pauses]) => {
      const room = new SpoolRoom(megabytes * 1024 * 1024);
      const spool = new Spool(room, fail);
      const written = lengths.map((length, n) => ({ bytes: Buffer.alloc(length, n + 1), nodes: n }));
      const write = async () => {
        for (const chunk of written) await spool.write(chunk);
        spool.end();
      };
      const writing = write();
      const read: { bytes: Buffer; nodes: number }[] = [];
      for await (const chunk of spool.read()) {
        read.push(chunk);
        if (pauses[read.length % pauses.length]) await new Promise(setImmediate);
      }
      await writing;
      await spool.close();
      expect(read.map(({ nodes }) => nodes)).toEqual(written.map(({ nodes }) => nodes));
      expect(Buffer.concat(read.map(({ bytes }) => bytes)).equals(Buffer.concat(written.map(({ bytes }) => bytes)))).toBe(true);
      expect(room.take(megabytes * 1024 * 1024)).toBe(true);
    }),
    { numRuns: runs(20, 200) },
  );
});

test('a writer with no space left waits until the spool is closed', async () => {
  const spool = new Spool(new SpoolRoom(0), fail);
  await spool.write({ bytes: Buffer.alloc(1024 * 1024), nodes: 0 });
  const waiting = spool.write({ bytes: Buffer.alloc(1), nodes: 0 });
  await expect.poll(() => spool.holdUp).toBeGreaterThan(0);
  await Promise.all([expect(waiting).rejects.toThrow(), spool.close()]);
});

test('data that does not fit on a full disk is kept in memory, and reading stops', async (context) => {
  const disk = SmallDisk.mount(context, '1100k'); // not a multiple of what is written at once
  vi.stubEnv('TMPDIR', disk.folder);
  const failures: unknown[] = [];
  const spool = new Spool(new SpoolRoom(64 * 1024 * 1024), (error) => failures.push(error));
  const written = Array.from({ length: 60 }, (_none, n) => Buffer.alloc(64 * 1024, n + 1));
  const write = async () => {
    for (const bytes of written) await spool.write({ bytes, nodes: 0 });
    spool.end();
  };
  const writing = write();
  await expect.poll(() => spool.holdUp).toBeGreaterThan(0);
  const read: Buffer[] = [];
  for await (const { bytes } of spool.read()) read.push(bytes);
  await Promise.all([writing, spool.close()]);
  expect(Buffer.concat(read).equals(Buffer.concat(written))).toBe(true);
  expect(failures).toMatchObject([{ code: 'ENOSPC' }]);
});

test('the reader fails if the disk loses data', async ({ skip }) => {
  skip(process.platform !== 'linux', 'needs /proc to find the file');
  const spool = new Spool(new SpoolRoom(64 * 1024 * 1024), fail);
  for (let n = 1; n <= 40; n++) await spool.write({ bytes: Buffer.alloc(64 * 1024, n), nodes: 0 });
  spool.end();
  for (const file of spoolFiles()) await truncate(file, 100_000);
  const read = async () => {
    for await (const { bytes } of spool.read()) expect(new Set(bytes).size).toBe(1);
  };
  await expect(read()).rejects.toThrow('lost');
  await spool.close();
});

test('closing a spool while its file is being opened closes the file', async () => {
  const before = spoolFiles().length;
  const spool = new Spool(new SpoolRoom(1024 * 1024), fail);
  await spool.write({ bytes: Buffer.alloc(1024 * 1024), nodes: 0 });
  const writing = spool.write({ bytes: Buffer.alloc(1), nodes: 0 });
  await spool.close();
  await writing;
  expect(spoolFiles()).toHaveLength(before);
});

/** Returns the unnamed spool files of this process. */
function spoolFiles(): string[] {
  const files = readdirSync('/proc/self/fd').map((fd) => `/proc/self/fd/${fd}`);
  return files.filter((file) => {
    try {
      return readlinkSync(file).includes('communique-export-');
    } catch {
      return false; // the descriptor that lists the folder
    }
  });
}

test('the objects in a row are counted correctly, whatever their strings contain', () => {
  // A text that ends in a brace would count as an object.
  const text = fc.string({ unit: fc.constantFrom('{', '"', '\\', 'a', '}') }).filter((each) => !each.endsWith('{'));
  const { object } = fc.letrec<{ value: unknown; object: object }>((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, text, fc.integer(), fc.array(tie('value')), tie('object')),
    object: fc.dictionary(text, tie('value'), { minKeys: 1 }),
  }));
  fc.assert(fc.property(object, (row) => objectsIn(JSON.stringify(row)) === count(row)));
});

function count(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, each) => sum + count(each), Array.isArray(value) ? 0 : 1);
}
