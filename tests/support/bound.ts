import { existsSync } from 'node:fs';

const SETPRIV = '/usr/bin/setpriv';

/**
 * A command for `spawn`, whose process gets a signal from the kernel when this one ends, however it ends. Off Linux it is
 * the command as given.
 */
export function bound(command: string, args: string[], signal = 'KILL'): [command: string, args: string[]] {
  return existsSync(SETPRIV) ? [SETPRIV, ['--pdeathsig', signal, command, ...args]] : [command, args];
}
