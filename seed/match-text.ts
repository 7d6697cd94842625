import { createHash } from 'node:crypto';
import { readAnnotation } from '../src/claims/read/read.js';
import { OperatorError } from '../src/operator-error.js';
import type { Texts } from './import-files.js';
import { readText } from './read-text.js';

/**
 * Finds the annotation of a text, by the text's hash. A single annotation is always taken, so that its problems say how
 * the text differs.
 */
export async function matchText(text: string, textFile: string, files: string[]): Promise<Texts> {
  if (files.length === 1) return new Map([[files[0]!, text]]);
  const sha256 = createHash('sha256').update(text).digest('hex');
  for (const file of files) {
    const { annotation } = readAnnotation(await readText(file));
    if (annotation?.source.sha256 === sha256) return new Map([[file, text]]);
  }
  throw new OperatorError(`${textFile} matches no annotation: its SHA-256 is ${sha256}`);
}
