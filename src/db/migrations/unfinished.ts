import { embeddedDatabase } from '../embedded/embedded.js';
import { createPglite } from '../embedded/pglite.js';
import { MigrationError } from '../errors.js';
import type { StoreNode } from '../store-node.js';
import { type Catalog, readCatalog } from './catalog.js';
import type { Migration } from './migrations.js';

/**
 * Whether an unfinished migration of the store's history was committed. If so, the store has the schema after the migration;
 * otherwise, the schema before it. A migration that changes only rows is treated as rolled back and repeated, which is safe for
 * every such migration of the versions that could leave one unfinished.
 *
 * @throws MigrationError if the store has neither schema
 */
export async function wasCommitted(store: StoreNode, migrations: readonly Migration[], name: string): Promise<boolean> {
  const [before, after, stored] = [...(await catalogsAround(migrations, name)), await readCatalog(store.prisma)];
  if (equals(stored, before)) return false;
  if (equals(stored, after)) return true;
  throw new MigrationError(
    `An earlier process did not finish the migration ${name}, and the store matches neither the schema before it nor the one after it. Restore a backup.`,
  );
}

/** Returns the schemas before and after a migration, read from an in-memory store. */
async function catalogsAround(migrations: readonly Migration[], name: string): Promise<[before: Catalog, after: Catalog]> {
  const db = embeddedDatabase(await createPglite());
  try {
    const connection = await db.connectForMigration();
    const session = await connection.adapter.connect();
    for (const migration of migrations.filter((each) => each.name < name)) await session.executeScript(migration.script);
    const before = await readCatalog(db.prisma);
    await session.executeScript(migrations.find((each) => each.name === name)!.script);
    return [before, await readCatalog(db.prisma)];
  } finally {
    await db.close();
  }
}

function equals(one: Catalog, other: Catalog): boolean {
  return one.size === other.size && [...one].every(([name, state]) => other.get(name) === state);
}
