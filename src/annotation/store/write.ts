import type { Prisma } from '../../db/generated/client.js';
import { inChunks } from './in-chunks.js';
import type { Links } from './links.js';
import { parentsFirst } from './parents.js';
import type { Plan } from './plan.js';
import type { Row } from './row.js';
import { writeDocument } from './source-document.js';
import { update } from './update.js';
import { KINDS, type Kind } from './wanted.js';

type Tx = Prisma.TransactionClient;

const MODELS: Record<Kind, Prisma.ModelName> = {
  organizations: 'Organization',
  people: 'Person',
  topics: 'Topic',
  sources: 'Source',
  visits: 'Visit',
  events: 'Event',
  kinships: 'Kinship',
  positions: 'Position',
  delegates: 'Delegate',
  participants: 'Participant',
  statements: 'Statement',
  citations: 'Citation',
};

/** What a table of any kind can do; Prisma types each of them apart. */
interface Table {
  createMany(args: { data: Row[] }): Promise<{ count: number }>;
  deleteMany(args: { where: object }): Promise<{ count: number }>;
}

/**
 * Writes in an order that no constraint forbids: what goes makes room under the unique keys for what comes, and what is
 * referred to is there before, and still there after, what refers to it. People, organizations and topics that go
 * are left to `removeUnused`.
 */
export async function write(tx: Tx, { changes, relinked, links, document, newId }: Plan): Promise<void> {
  const tables = tablesOf(tx);
  await unlink(tx, relinked);
  for (const kind of ['citations', 'statements', 'participants', 'delegates', 'positions', 'kinships'] as const) {
    await remove(tables[kind], changes[kind].delete);
  }
  for (const kind of KINDS) {
    const rows = kind === 'organizations' ? parentsFirst(changes[kind].create) : changes[kind].create;
    await inChunks(rows, async (data) => [await tables[kind].createMany({ data })]);
  }
  for (const kind of KINDS) {
    await update(tx, MODELS[kind], changes[kind].update);
  }
  if (document) await writeDocument(tx, document);
  await link(tx, relinked, links, newId);
  for (const kind of ['events', 'visits'] as const) await remove(tables[kind], changes[kind].delete);
}

function tablesOf(tx: Tx): Record<Kind, Table> {
  const tables = {
    organizations: tx.organization,
    people: tx.person,
    topics: tx.topic,
    sources: tx.source,
    visits: tx.visit,
    events: tx.event,
    kinships: tx.kinship,
    positions: tx.position,
    delegates: tx.delegate,
    participants: tx.participant,
    statements: tx.statement,
    citations: tx.citation,
  };
  return tables as unknown as Record<Kind, Table>;
}

async function remove(table: Table, ids: string[]): Promise<void> {
  await inChunks(ids, async (chunk) => [await table.deleteMany({ where: { id: { in: chunk } } })]);
}

async function unlink(tx: Tx, statements: Set<string>): Promise<void> {
  await inChunks(statements, async (ids) => {
    const where = { statementId: { in: ids } };
    await tx.statementSpeaker.deleteMany({ where });
    await tx.statementVisit.deleteMany({ where });
    await tx.statementTopic.deleteMany({ where });
    return [];
  });
}

async function link(tx: Tx, statements: Set<string>, { speakers, about, topics }: Links, newId: () => string) {
  const isNew = ({ statementId }: { statementId: string }) => statements.has(statementId);
  await inChunks(speakers.filter(isNew), async (rows) => [
    await tx.statementSpeaker.createMany({ data: rows.map((row) => ({ id: newId(), ...row })) }),
  ]);
  await inChunks(about.filter(isNew), async (data) => [await tx.statementVisit.createMany({ data })]);
  await inChunks(topics.filter(isNew), async (data) => [await tx.statementTopic.createMany({ data })]);
}
