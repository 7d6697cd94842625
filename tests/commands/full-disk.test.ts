import { mkdtemp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { setUp, start } from '../support/process.js';
import { SmallDisk } from '../support/small-disk.js';

test('a backup to a full disk fails with a one-line message and leaves no file behind', async (context) => {
  const disk = SmallDisk.mount(context, '16k');
  const folder = await mkdtemp(join(inject('runFolder'), 'full-disk-'));
  await setUp(folder);
  for (const name of ['backup.tar.gz', 'backup']) {
    const running = start('communique backup', folder, {}, [join(disk.folder, name)]);
    expect(await running.ended).toBe(1);
    expect(running.output().stderr).toMatch(/^[^\n]* cannot be written \(ENOSPC\)\. The disk is full: free some space[^\n]*\n$/);
    expect(await readdir(disk.folder)).toEqual([]);
  }
});
