import type { Kind } from '../../../model/kinds/kind.js';
import { CLAIMED, referenceFields, SHARED } from '../../../model/kinds/kinds.js';
import { person } from '../../../model/kinds/person.js';
import { Prisma } from '../../../db/generated/client.js';
import { citedFactId } from '../../../store/rows/citations.js';
import type { RowChange } from '../../../store/feed/history.js';
import { SHOWN_WITH_OWNER } from '../../../store/feed/pages-of-rows.js';
import { idSequence } from '../../../shared/id-sequence.js';
import { naturalKey } from '../../../store/rows/ids.js';
import { LINK_TABLES, type LinkRow, type Links } from '../../../store/rows/links.js';
import { difference } from '../../../store/plan/plan.js';
import type { Row } from '../../../store/rows/row.js';
import { prismaModel, storedCitations, storedLinks } from '../../../store/rows/stored.js';
import { TABLES, type FactRows, type WantedRows, type Table } from '../../../store/rows/wanted.js';
import { write } from '../../../store/plan/write.js';
import { timeOfWrite, type Tx } from '../../../store/transaction.js';

function personColumns(kind: Kind): string[] {
  return referenceFields(kind).flatMap(({ name, to }) => (to === person.plural ? [`${name}Id`] : []));
}

/** Kinds of facts about one person. Their rows move. */
const MOVED = CLAIMED.filter((kind) => personColumns(kind).length === 1);
/** Kinds of facts about two people. Their rows are deleted and recreated from the annotations. */
const RECREATED = CLAIMED.filter((kind) => personColumns(kind).length > 1);
const PERSON_LINKS = LINK_TABLES.filter(({ references }) => references.some(({ to }) => to === person.plural));

/** Moves the stored facts of one person to another, except those that the other already has. Returns the changes. */
export async function moveFacts(tx: Tx, from: string, to: string): Promise<RowChange[]> {
  const stored = await factsOf(tx, from);
  const rows = { ...stored.rows };
  for (const { plural } of RECREATED) rows[plural] = [];
  for (const kind of MOVED) {
    const taken = new Set((await rowsAbout(tx, kind, to)).map((row) => naturalKey(kind, row)));
    const [column] = personColumns(kind);
    const moved = stored.rows[kind.plural].map((row) => ({ ...row, [column!]: to }));
    rows[kind.plural] = moved.filter((row) => !taken.has(naturalKey(kind, row)));
  }
  const left = new Set(Object.values(rows).flatMap((table) => table.map(({ id }) => id)));
  rows.citations = rows.citations.filter((row) => left.has(citedFactId(row)));

  const wanted = { rows, links: withPerson(stored.links, from, to) };
  const slugs = await slugsOf(tx, [stored, wanted]);
  const plan = difference(stored, wanted, slugs, await timeOfWrite(tx));
  await write(tx, plan, null, idSequence());
  return plan.history;
}

function rowsAbout(tx: Tx, kind: Kind, personId: string): Promise<Row[]> {
  const about = personColumns(kind).map((column) => ({ [column]: personId }));
  return prismaModel(tx, kind.model).findMany({ where: { OR: about } });
}

/** Reads the stored facts about a person, the rows that link to the person, and all links of those rows. */
async function factsOf(tx: Tx, personId: string): Promise<WantedRows> {
  const rows = Object.fromEntries(TABLES.map((table) => [table, []])) as unknown as Record<Table, Row[]>;
  for (const kind of [...MOVED, ...RECREATED]) rows[kind.plural] = await rowsAbout(tx, kind, personId);
  rows.citations = await storedCitations(tx, () => Prisma.empty, rows);
  for (const { plural, owner } of SHOWN_WITH_OWNER) {
    const ids = [...new Set(rows[plural].map((row) => row[owner.foreignKey] as string))];
    rows[owner.plural] = await prismaModel(tx, owner.model).findMany({ where: { id: { in: ids } } });
  }
  const linked: FactRows = {};
  for (const { kind, field, references } of PERSON_LINKS) {
    const { column } = references.find(({ to }) => to === person.plural)!;
    const where = { [field.name]: { some: { [column]: personId } } };
    linked[kind.plural as Table] = await prismaModel(tx, kind.model).findMany({ where });
  }
  return { rows: { ...rows, ...linked }, links: await storedLinks(tx, linked) };
}

/** Replaces a person in links. Of two links in a list that become equal, the first one stays. */
function withPerson(links: Links, from: string, to: string): Links {
  const changed = { ...links };
  for (const { model, references } of PERSON_LINKS) {
    const column = references.find((reference) => reference.to === person.plural)!.column;
    const lastFirst = links[model]!.toSorted((a, b) => Number(b['ordinal'] ?? 0) - Number(a['ordinal'] ?? 0));
    const renamed = lastFirst.map((row) => (row[column] === from ? { ...row, [column]: to } : row));
    changed[model] = [
      ...new Map(renamed.map((row): [string, LinkRow] => [JSON.stringify({ ...row, ordinal: null }), row])).values(),
    ];
  }
  return changed;
}

async function slugsOf(tx: Tx, all: WantedRows[]): Promise<Map<string, string>> {
  const rows: object[] = all.flatMap(({ rows, links }) => [...Object.values(rows), ...Object.values(links)].flat());
  const references = rows.flatMap((row) => Object.entries(row).filter(([column]) => column.endsWith('Id')));
  const ids = [...new Set(references.flatMap(([, id]) => (id === null ? [] : [id as string])))];
  const models = ['Country', 'Source', ...SHARED.map(({ model }) => model)];
  const named = models.map(
    (model) => Prisma.sql`SELECT "id"::text, "slug" FROM ${Prisma.raw(`"${model}"`)} WHERE "id" = ANY (${ids}::uuid[])`,
  );
  const slugs = await tx.$queryRaw<{ id: string; slug: string }[]>(Prisma.join(named, ' UNION ALL '));
  return new Map(slugs.map(({ id, slug }) => [id, slug]));
}
