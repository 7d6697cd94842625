import { existsSync } from 'node:fs';

const SETPRIV = '/usr/bin/setpriv';

/**
 * Returns a command for `spawn` whose process receives a signal from the kernel when this process ends, however it ends. On
 * systems other than Linux, returns the command unchanged.
 */
export function bound(command: string, args: string[], signal = 'KILL'): [command: string, args: string[]] {
  return existsSync(SETPRIV) ? [SETPRIV, ['--pdeathsig', signal, command, ...args]] : [command, args];
}
