import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { OperatorError } from '../operator-error.js';

/** The archive that the arguments name. `--verify` is only for a restore. */
export function archivePath(usage: string): { path: string; verify: boolean } {
  try {
    const { values, positionals } = parseArgs({ options: { verify: { type: 'boolean' } }, allowPositionals: true });
    const [path, another] = positionals;
    const verify = values.verify ?? false;
    if (path === undefined || another !== undefined || (verify && !usage.includes('--verify'))) throw new Error();
    return { path: resolve(path), verify };
  } catch {
    throw new OperatorError(`usage: ${usage}`);
  }
}
