import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { OperatorError } from '../../shared/operator-error.js';
import { WEIGHTS, type Weights } from '../../features/drafting/confidence/confidence.js';
import { jsonOf } from '../../shared/json.js';

/**
 * Reads a file's text unchanged: a byte order mark counts as its first code point, and bytes that are not UTF-8 are
 * refused, since replacing them would change the hash.
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

const shape = z.record(z.string(), z.number());

/** The weights of a file that `npm run draft -- --learn` wrote, and for what it lacks those set by hand. @throws OperatorError */
export async function readWeights(path: string): Promise<Weights> {
  const read = shape.safeParse(jsonOf(await readText(path)));
  if (!read.success) throw new OperatorError(`${path} holds no weights: it must be a JSON object of numbers.`);
  return { ...WEIGHTS, ...read.data };
}
