import { execFileSync } from 'node:child_process';
import { mkdtempSync, statfsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, type TestContext } from 'vitest';

/** An in-memory file system for tests that fill it. Only root can mount one; for other users the test is skipped. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Mounts a disk of this size, such as `400m`, until the test is finished. */
  static mount({ skip }: Pick<TestContext, 'skip'>, size: string): SmallDisk {
    const folder = mkdtempSync(join(tmpdir(), 'communique-disk-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
    } catch {
      skip('needs permission to mount a file system');
    }
    onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
    return new SmallDisk(folder);
  }

  get freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize;
  }

  /** Writes a file that leaves only this many bytes free. */
  async fill({ leaving = 0 } = {}): Promise<void> {
    const file = await open(this.filler, 'w');
    const block = Buffer.alloc(1024 * 1024, 1);
    for (let bytes = this.freeBytes - leaving; bytes > 0; bytes -= block.length) {
      await file.write(block, 0, Math.min(bytes, block.length)); // a short write of the last block fills the disk
    }
    await file.close();
  }

  /** Removes that file. */
  async empty(): Promise<void> {
    await rm(this.filler, { force: true });
  }

  private get filler(): string {
    return join(this.folder, 'filler');
  }
}
