import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../../db/database.js';
import type { OwnClient } from '../../../http/feature.js';
import { originFrom } from '../../../http/request.js';
import type { TrustedDocuments } from '../../../http/routes/trusted-documents.js';
import { ROOT } from '../../../shared/root.js';
import type { DeskSettings } from '../desk-settings.js';
import { deskViewers, isOfDesk } from './desk-requests.js';
import { Sealed, Sessions } from './session.js';

/** The desk's program in the browser, whose requests are signed in by a session. */
export function deskClient({ sessionSecret }: DeskSettings, db: Database, publicUrl: string | null): OwnClient {
  const sessions = new Sessions(new Sealed(sessionSecret), db);
  return { sent: isOfDesk, viewerOf: deskViewers(sessions, originFrom(publicUrl)), documents: deskDocuments };
}

/** Generated with the documents of the desk, whose program sends their ids. */
const DOCUMENTS = join(ROOT, 'src/features/desk/browser/generated/persisted-documents.json');

/** The documents of the desk, by id. Its pages may send them, and no others, where only trusted documents are executed. */
async function deskDocuments(): Promise<TrustedDocuments> {
  const documents = JSON.parse(await readFile(DOCUMENTS, 'utf8')) as Record<string, string>;
  return new Map(Object.entries(documents).map(([id, document]) => [id.replace(/^sha256:/, ''), document]));
}
