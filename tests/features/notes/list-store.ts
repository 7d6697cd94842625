import { countries } from '../../../seed/reference/countries.js';
import type { Database } from '../../../src/db/database.js';
import { annotation } from '../../../src/model/annotation.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { emptyStore } from '../../support/store.js';

/** Returns a store with all countries and one source, a list without text, that states these facts. */
export async function listStore({ source, ...facts }: { source?: object; [collection: string]: unknown }): Promise<Database> {
  const db = await emptyStore();
  await storeCountries(db.prisma, countries());
  const list = { slug: 'list', title: 'A list', publishedOn: '2020-01-01', sha256: '0'.repeat(64), length: 1_000 };
  await storeAnnotation(db.prisma, annotation.parse({ source: { ...list, ...source }, ...facts }));
  return db;
}
