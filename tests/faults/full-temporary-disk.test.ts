import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, open, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, inject, vi } from 'vitest';
import { openDatabase } from '../../src/db/open.js';
import { addTopics } from '../features/exports/topics.js';
import { setUpEmpty } from '../support/process.js';
import { ServerProcess } from '../support/server-process.js';
import { SmallDisk } from '../support/small-disk.js';
import { slowTest } from '../support/thorough.js';
import { isPlanted, tellCounts, times } from './counts.js';

// Row 29 of docs/reliability.md: the disk for temporary files fills while exports are spooled to it.

/** 16 MB, more than the disk and the buffers of a connection can hold. */
const [TOPICS, LENGTH] = [8_000, 2_000];
const EXPORTS = times(1, 20);

let server: ServerProcess | undefined;
afterEach(() => server?.kill());

slowTest(
  'row 29: an export is complete or cut off when the disk of its temporary file fills',
  async (context) => {
    // The size is not a multiple of 64 KiB, so one chunk is written in part.
    const disk = SmallDisk.mount(context, '1100k');
    const dataDir = join(await mkdtemp(join(inject('runFolder'), 'full-disk-')), 'data');
    await setUpEmpty(dataDir);
    const db = await openDatabase({ databaseUrl: null, dataDir });
    await addTopics(db, 'large', TOPICS, LENGTH);
    await db.close();
    server = await ServerProcess.start('exporter', { DATA_DIR: dataDir, TMPDIR: disk.folder, EXPORT_LEAST_RATE: '0' });
    const { pid } = server;
    const url = server.url.replace('graphql', 'export/topics.jsonl');
    const expected = sha256(Buffer.from(await (await fetch(url)).arrayBuffer()));

    const onFullDisk = async (fault: () => Promise<void>) => {
      const curl = spawn('curl', ['-sS', url], { stdio: ['ignore', 'pipe', 'ignore'] });
      const chunks: Buffer[] = [];
      curl.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      const ended = once(curl, 'close');
      await once(curl.stdout, 'data');
      curl.kill('SIGSTOP'); // takes nothing until the disk is full
      await vi.waitUntil(() => disk.freeBytes === 0, { timeout: 300_000 });
      await sleep(3_000); // the server notices at its next write
      await fault();
      curl.kill('SIGCONT');
      const code = (await ended)[0] as number | null;
      await vi.waitUntil(() => disk.freeBytes > 0, { timeout: 300_000 });
      return { code, sha256: sha256(Buffer.concat(chunks)) };
    };

    for (let n = 0; n < EXPORTS; n++) {
      const plant = async () => (isPlanted ? overwrite(pid) : undefined);
      expect(await onFullDisk(plant)).toEqual({ code: 0, sha256: expected });
    }
    for (let n = 0; n < EXPORTS; n++) {
      const { code } = await onFullDisk(async () => {
        for (const file of spoolFiles(pid)) await truncate(file, 0);
      });
      expect([18, 56]).toContain(code); // a partial file, or a connection that was reset
    }
    expect(server.log).toContain('an export is not read ahead');
    await expect.poll(() => server!.log.match(/a temporary file lost \d+ bytes/g)).toHaveLength(EXPORTS); // log lines arrive late
    tellCounts(context, `${EXPORTS} exports whole on a full disk, ${EXPORTS} cut off that had lost bytes`);
  },
  1_800_000,
);

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Plants the effect of a read beyond the written data: other bytes. */
async function overwrite(pid: number): Promise<void> {
  for (const path of spoolFiles(pid)) {
    const file = await open(path, 'r+');
    await file.write(Buffer.alloc(64 * 1024), 0, 64 * 1024, 64 * 1024);
    await file.close();
  }
}

/** Returns the unnamed spool files of a process. */
function spoolFiles(pid: number): string[] {
  const files = readdirSync(`/proc/${pid}/fd`).map((fd) => `/proc/${pid}/fd/${fd}`);
  return files.filter((file) => {
    try {
      return readlinkSync(file).includes('communique-export-');
    } catch {
      return false; // closed meanwhile
    }
  });
}
