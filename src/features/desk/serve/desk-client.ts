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

/** Returns the desk's program as a client whose requests are authenticated by a session. */
export function deskClient({ sessionSecret }: DeskSettings, db: Database, publicUrl: string | null): OwnClient {
  const sessions = new Sessions(new Sealed(sessionSecret), db);
  return { sent: isOfDesk, viewerOf: deskViewers(sessions, originFrom(publicUrl)), documents: deskDocuments };
}

/** Generated from the desk's documents. The desk's program sends only their ids. */
const DOCUMENTS = join(ROOT, 'src/features/desk/browser/generated/persisted-documents.json');

/** Returns the desk's documents by id: the only ones that its pages may send if the server executes only trusted documents. */
async function deskDocuments(): Promise<TrustedDocuments> {
  const documents = JSON.parse(await readFile(DOCUMENTS, 'utf8')) as Record<string, string>;
  const ids = (id: string) => [id, id.slice(0, 12)]; // the bundle has only the beginning
  return new Map(
    Object.entries(documents).flatMap(([id, document]) => ids(id.replace(/^sha256:/, '')).map((each) => [each, document])),
  );
}
