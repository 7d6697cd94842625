import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrustedDocuments } from './manifest.js';
import { ROOT } from '../../root.js';

/** Generated with the documents of the desk, whose program sends their ids. */
const DOCUMENTS = join(ROOT, 'src/desk/generated/persisted-documents.json');

/** The documents of the desk, by id. Its pages may send them, and no others, where only trusted documents are executed. */
export async function deskDocuments(): Promise<TrustedDocuments> {
  const documents = JSON.parse(await readFile(DOCUMENTS, 'utf8')) as Record<string, string>;
  return new Map(Object.entries(documents).map(([id, document]) => [id.replace(/^sha256:/, ''), document]));
}
