import { resolve } from 'node:path';
import { OperatorError } from '../operator-error.js';
import { readOptions } from './arguments.js';

/** The archive that the arguments name. `--verify` is only for a restore. */
export function archivePath(usage: string): { path: string; verify: boolean } {
  const { values, positionals } = readOptions(usage, usage.includes('--verify') ? { verify: { type: 'boolean' } } : {});
  const [path, another] = positionals;
  if (path === undefined || another !== undefined) throw new OperatorError(`usage: ${usage}`);
  return { path: resolve(path), verify: (values as { verify?: boolean }).verify ?? false };
}
