import { mkdir, readFile, readlink, rmdir, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lock } from 'proper-lockfile';
import { DatabaseUnavailableError } from '../errors.js';
import { fullDiskError } from './free-space.js';

/** Age at which a heartbeat counts as lost. Longer than any statement, because the embedded engine blocks timers. */
const STALE_MS = 30_000;
const HEARTBEAT_MS = 5_000;
/** Enough time for a process that has acquired the lock to write the holder file. */
const SETTLE_MS = 1_000;

/** Identifies the process that holds the lock, so that others on the same machine can check whether it is alive. */
interface Holder {
  pid: number;
  /** The machine on which the pid is valid. */
  machine: string;
  /** When the process started, if known, because pids are reused. */
  started: string | null;
  /** Device and inode of the locked folder, because a copy of the folder also contains the holder file. */
  folder?: string;
}

/**
 * Locks a folder for this process, or throws. If the holder runs on this machine, this determines immediately whether it is
 * alive. Otherwise (in another container or on another host) the heartbeat decides, which takes up to half a minute.
 * Returns a function that releases the lock; it is also released at exit.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await makeFolder(resolve(folder)).catch((error: Error) => {
    throw unusableError(folder, error);
  });
  const beat = join(folder, 'lock');
  const holderFile = join(folder, 'lock-holder.json');
  const deadline = Date.now() + STALE_MS + 2 * SETTLE_MS;

  for (;;) {
    const holder = await readHolder(holderFile);
    const state = holder ? await stateOf(holder, folder) : 'unknown';
    if (state === 'alive') throw heldError(folder, ` (process ${holder?.pid})`);
    if (state === 'dead') await clear(beat, holderFile, holder!);
    try {
      const unlock = await lock(folder, { lockfilePath: beat, stale: STALE_MS, update: HEARTBEAT_MS });
      const release = async () => {
        await rm(holderFile, { force: true });
        await unlock();
      };
      await writeFile(holderFile, JSON.stringify(await thisProcess(folder))).catch(async (error: unknown) => {
        await release();
        throw error;
      });
      return release;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw unusableError(folder, error as Error);
    }
    if (Date.now() > deadline) throw heldError(folder);
    await sleep(SETTLE_MS / 2);
  }
}

/** Like mkdir with `recursive`, which never returns if the folder cannot be created, such as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder).catch(async (error: unknown) => {
    if (!(await isFolder(folder))) throw error; // otherwise another process created it
  });
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

function heldError(folder: string, who = ''): DatabaseUnavailableError {
  return new DatabaseUnavailableError(
    `The store in ${resolve(folder)} is in use by another process${who}. Stop that process, or set DATA_DIR to another folder. To back up a store in use, set ADMIN_PORT for both processes.`,
  );
}

/** The path is not a folder or is not writable, or the disk is full. */
function unusableError(folder: string, cause: NodeJS.ErrnoException): DatabaseUnavailableError {
  if (cause.code === 'ENOSPC') return fullDiskError(folder, cause);
  const message = `The folder ${resolve(folder)} cannot hold the store: ${cause.message}. Set DATA_DIR to another folder.`;
  return new DatabaseUnavailableError(message, { cause });
}

/** Removes the lock if the dead process still holds it. Only one process at a time does this. */
async function clear(beat: string, holderFile: string, dead: Holder): Promise<void> {
  const guard = `${beat}-clearing`;
  try {
    await mkdir(guard);
  } catch {
    return; // another process is clearing it
  }
  try {
    const { mtimeMs } = await stat(beat);
    const holder = await readHolder(holderFile);
    const settled = Math.abs(Date.now() - mtimeMs) > SETTLE_MS; // the clock may have been set back
    if (settled && JSON.stringify(holder) === JSON.stringify(dead)) await rmdir(beat);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  } finally {
    await rmdir(guard);
  }
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch {
    return null; // missing or partly written
  }
}

async function stateOf(holder: Holder, folder: string): Promise<'alive' | 'dead' | 'unknown'> {
  if (holder.machine !== (await machine())) return 'unknown';
  if (holder.folder !== undefined && holder.folder !== (await identityOf(folder))) return 'dead'; // it holds another folder
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: the process is alive and belongs to another user.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'dead';
  }
  return (await startOf(holder.pid)) === holder.started ? 'alive' : 'dead';
}

async function thisProcess(folder: string): Promise<Holder> {
  const started = await startOf(process.pid);
  return { pid: process.pid, machine: await machine(), started, folder: await identityOf(folder) };
}

async function identityOf(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true });
  return `${dev} ${ino}`;
}

/** On Linux, the boot id and the pid namespace; elsewhere, the host name. */
async function machine(): Promise<string> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    return `${boot.trim()} ${await readlink('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

async function startOf(pid: number): Promise<string | null> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name, in brackets, may contain spaces; the start time is the twentieth field after it.
  return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}
