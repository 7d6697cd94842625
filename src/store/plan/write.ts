import { kindNamed, SHARED } from '../../model/kinds/kinds.js';
import type { Prisma } from '../../db/generated/client.js';
import { LINK_TABLES, type Links } from '../rows/links.js';
import { parentsFirst } from './parents.js';
import type { Difference } from './plan.js';
import { insert, remove, updateRows } from '../rows/rows.js';
import { type DocumentChanges, writeDocument } from '../entries/source-document.js';
import { storedColumns } from '../rows/model-columns.js';
import { hasHistory, TABLES, UNRECORDED, type Table } from '../rows/wanted.js';
import type { Tx } from '../transaction.js';

// Writes a planned difference.

const modelOfTable = (table: Table) => (hasHistory(table) ? kindNamed(table).model : UNRECORDED[table]);

/**
 * Writes in an order that breaks no constraint: deleted rows first release their unique keys, and a row exists as long as
 * something refers to it. `removeShared` deletes rows that sources share after everything else is written.
 */
export async function write(
  tx: Tx,
  { changes, relinked, links }: Difference,
  document: DocumentChanges | null,
  newId: () => string,
): Promise<void> {
  await unlink(tx, relinked);
  const shared = new Set<string>(SHARED.map(({ plural }) => plural));
  for (const table of TABLES.toReversed()) {
    if (!shared.has(table)) await remove(tx, modelOfTable(table), changes[table].delete);
  }
  for (const table of TABLES) {
    const rows = table === 'organizations' ? parentsFirst(changes[table].create) : changes[table].create;
    await insert(tx, modelOfTable(table), rows);
  }
  for (const table of TABLES) await updateRows(tx, modelOfTable(table), changes[table].update);
  if (document) await writeDocument(tx, document);
  await link(tx, relinked, links, newId);
}

async function unlink(tx: Tx, owners: Set<string>): Promise<void> {
  for (const { model, kind } of LINK_TABLES) await remove(tx, model as Prisma.ModelName, owners, kind.foreignKey);
}

async function link(tx: Tx, owners: Set<string>, links: Links, newId: () => string): Promise<void> {
  for (const { model, kind } of LINK_TABLES) {
    const hasId = storedColumns(model).includes('id');
    const rows = links[model]!.filter((row) => owners.has(row[kind.foreignKey] as string));
    await insert(tx, model as Prisma.ModelName, hasId ? rows.map((row) => ({ id: newId(), ...row })) : rows);
  }
}
