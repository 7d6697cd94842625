import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isPlanted } from './counts.js';

/** The variables of a server that loads a file of this folder first. */
export function loading(file: string): Record<string, string> {
  return { NODE_OPTIONS: `--import=${pathToFileURL(resolve('tests/faults', file)).href}` };
}

/** The variables of a server that loses a connection, if faults are planted. */
export function plantedLeak(): Record<string, string> {
  return isPlanted ? loading('leak.mjs') : {};
}
