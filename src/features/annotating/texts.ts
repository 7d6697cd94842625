import { CodePoints } from '../../model/text/code-points.js';
import { readAnnotation } from '../../model/read/read.js';
import { OperatorError } from '../../shared/operator-error.js';
import { readText } from '../../store/files/read-text.js';
import { sha256 } from '../../model/text/sha256.js';

/** The text of a source, read from a file. */
export interface TextFile {
  file: string;
  text: string;
  sha256: string;
  /** In Unicode code points. */
  length: number;
}

/** Texts by the annotation file that they belong to. */
export type Texts = ReadonlyMap<string, string>;

/** Collects the values of an option that may be repeated. */
export function collectValues(value: string, values: string[] = []): string[] {
  return [...values, value];
}

/** Reads all files. @throws OperatorError with one line for each file that cannot be read */
export async function readTexts(files: string[]): Promise<TextFile[]> {
  const read = await Promise.allSettled(files.map(readTextFile));
  const refused = read.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []));
  const unknown = refused.find((error) => !(error instanceof OperatorError));
  if (unknown) throw unknown;
  if (refused.length > 0) throw new OperatorError(refused.map(({ message }) => message).join('\n'));
  return read.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

async function readTextFile(file: string): Promise<TextFile> {
  const text = await readText(file);
  return { file, text, sha256: sha256(text), length: new CodePoints(text).length };
}

/**
 * Matches texts with annotations by hash and length. A single text always matches a single annotation, even if its hash differs,
 * so that the problems show how the two differ.
 *
 * @throws OperatorError if a text matches no annotation
 */
export async function matchTexts(texts: TextFile[], annotations: string[]): Promise<Texts> {
  const [only] = texts;
  if (texts.length === 1 && annotations.length === 1) return new Map([[annotations[0]!, only!.text]]);
  const matched = new Map<string, string>();
  const found = new Set<string>();
  let isUnreadable = false;
  for (const file of texts.length === 0 ? [] : annotations) {
    const source = readAnnotation(await readText(file)).checkable?.annotation.source;
    if (!source) isUnreadable = true;
    const text = texts.find(({ sha256, length }) => source?.sha256 === sha256 && source.length === length);
    if (!text) continue;
    matched.set(file, text.text);
    found.add(text.sha256);
  }
  // An annotation that cannot be read may belong to a text. Its problems are reported when it is checked.
  if (!isUnreadable)
    refuseUnmatched(
      texts.filter(({ sha256 }) => !found.has(sha256)),
      'annotation',
    );
  return matched;
}

/** @throws OperatorError if there are any. */
export function refuseUnmatched(texts: TextFile[], what: 'annotation' | 'source'): void {
  if (texts.length === 0) return;
  const lines = texts.map(
    ({ file, sha256, length }) => `${file} belongs to no ${what}: its SHA-256 is ${sha256}, its length ${length}`,
  );
  throw new OperatorError(lines.join('\n'));
}
