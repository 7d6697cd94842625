import { mkdir, readFile, readlink, rmdir, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lock } from 'proper-lockfile';
import { DatabaseUnavailableError } from './errors.js';

/** How long a heartbeat may fail to come; longer than any statement, since the embedded engine blocks the timers. */
const STALE_MS = 30_000;
const HEARTBEAT_MS = 5_000;
/** Long enough for a process that has just taken the lock to write down who it is. */
const SETTLE_MS = 1_000;

/** Who holds the lock: enough to prove, on the same machine, that they are alive or dead. */
interface Holder {
  pid: number;
  /** Where the pid means something. */
  machine: string;
  /** When that process started, where the system tells: pids are used again. */
  started: string | null;
}

/**
 * Makes this process the only one on a folder, or throws. A holder that is provably alive is refused at once, and one
 * that is provably dead is succeeded at once; of any other (in another container, on another host) the heartbeat
 * decides, which may take half a minute. Returns what releases the lock; it is released at exit too.
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
    const state = holder ? await stateOf(holder) : 'unknown';
    if (state === 'alive') throw heldError(folder, ` (process ${holder?.pid})`);
    if (state === 'dead') await clear(beat, holderFile, holder!);
    try {
      const release = await lock(folder, { lockfilePath: beat, stale: STALE_MS, update: HEARTBEAT_MS });
      await writeFile(holderFile, JSON.stringify(await thisProcess()));
      return async () => {
        await rm(holderFile, { force: true });
        await release();
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw unusableError(folder, error as Error);
    }
    if (Date.now() > deadline) throw heldError(folder);
    await sleep(SETTLE_MS / 2);
  }
}

/** As mkdir with `recursive`, which tries for ever where the system takes no folder, in /proc say. */
async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder).catch(async (error: unknown) => {
    if (!(await isFolder(folder))) throw error; // else another process was quicker
  });
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function heldError(folder: string, who = ''): DatabaseUnavailableError {
  return new DatabaseUnavailableError(
    `The store in ${resolve(folder)} is in use by another process${who}: stop that one, or set DATA_DIR to another folder.`,
  );
}

/** Not a folder, or one that this user may not write to, or a full disk. */
function unusableError(folder: string, cause: Error): DatabaseUnavailableError {
  const message = `The folder ${resolve(folder)} cannot hold the store: ${cause.message}. Set DATA_DIR to another.`;
  return new DatabaseUnavailableError(message, { cause });
}

/** Removes a dead holder's lock. One process at a time may, and only while the lock is still that holder's. */
async function clear(beat: string, holderFile: string, dead: Holder): Promise<void> {
  const guard = `${beat}-clearing`;
  try {
    await mkdir(guard);
  } catch {
    return; // another process is at it
  }
  try {
    const { mtimeMs } = await stat(beat);
    const holder = await readHolder(holderFile);
    const settled = Date.now() - mtimeMs > SETTLE_MS;
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
    return null; // none, or half written
  }
}

async function stateOf(holder: Holder): Promise<'alive' | 'dead' | 'unknown'> {
  if (holder.machine !== (await machine())) return 'unknown';
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it lives, and belongs to another user.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'dead';
  }
  return (await startOf(holder.pid)) === holder.started ? 'alive' : 'dead';
}

async function thisProcess(): Promise<Holder> {
  return { pid: process.pid, machine: await machine(), started: await startOf(process.pid) };
}

/** The machine's boot and the pid namespace within it, where the system tells (Linux); else the host's name. */
async function machine(): Promise<string> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    return `${boot.trim()} ${await readlink('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

async function startOf(pid: number): Promise<string | null> {
  try {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold spaces; the start is the twentieth field after it.
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
