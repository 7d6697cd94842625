import { readFile } from 'node:fs/promises';
import { OperatorError } from '../../shared/operator-error.js';

/**
 * Reads a file's text unchanged: a byte order mark counts as the first code point. Bytes that are not UTF-8 are refused,
 * since replacing them would change the hash.
 */
export async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new OperatorError(`${file} cannot be read: ${error.code === 'ENOENT' ? 'no such file' : error.message}`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new OperatorError(`${file} is not UTF-8 text`);
  }
}
