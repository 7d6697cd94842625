import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrismaClient } from '../generated/client.js';
import { PRISMA_FOLDER } from './migrations.js';

/** A store's schema: the state of each column, constraint, index, trigger, function and enum type, by name. */
export type Catalog = Map<string, string>;

type Reader = Pick<PrismaClient, '$queryRawUnsafe'>;

export async function readCatalog(reader: Reader): Promise<Catalog> {
  const query = await readFile(join(PRISMA_FOLDER, 'catalog.sql'), 'utf8');
  const rows = await reader.$queryRawUnsafe<{ name: string; state: string }[]>(query);
  return new Map(rows.map(({ name, state }) => [name, state]));
}
