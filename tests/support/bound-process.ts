import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { existsSync } from 'node:fs';

const SETPRIV = '/usr/bin/setpriv';

/**
 * Starts a process to which the kernel sends a signal when this one ends, however it ends. Off Linux, it is a process
 * as any.
 */
export function spawnBound(command: string, args: string[], options: SpawnOptions, signal = 'KILL'): ChildProcess {
  return existsSync(SETPRIV)
    ? spawn(SETPRIV, ['--pdeathsig', signal, command, ...args], options)
    : spawn(command, args, options);
}
