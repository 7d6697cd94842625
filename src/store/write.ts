import type { Prisma } from '../db/generated/client.js';
import { inChunks } from './in-chunks.js';
import type { Links } from './links.js';
import { parentsFirst } from './parents.js';
import type { Plan } from './plan.js';
import { writeDocument } from './source-document.js';
import { insert, remove, update } from './rows.js';
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

/**
 * Writes in an order that no constraint forbids: what goes makes room under the unique keys for what comes, and what is
 * referred to is there before, and still there after, what refers to it. People, organizations and topics that go
 * are left to `removeUnused`.
 */
export async function write(tx: Tx, { changes, relinked, links, document, newId }: Plan): Promise<void> {
  await unlink(tx, relinked);
  for (const kind of ['citations', 'statements', 'participants', 'delegates', 'positions', 'kinships'] as const) {
    await remove(tx, MODELS[kind], changes[kind].delete);
  }
  for (const kind of KINDS) {
    const rows = kind === 'organizations' ? parentsFirst(changes[kind].create) : changes[kind].create;
    await insert(tx, MODELS[kind], rows);
  }
  for (const kind of KINDS) {
    await update(tx, MODELS[kind], changes[kind].update);
  }
  if (document) await writeDocument(tx, document);
  await link(tx, relinked, links, newId);
  for (const kind of ['events', 'visits'] as const) await remove(tx, MODELS[kind], changes[kind].delete);
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
  await insert(tx, 'StatementSpeaker', speakers.filter(isNew).map((row) => ({ id: newId(), ...row }))); // prettier-ignore
  await insert(tx, 'StatementVisit', about.filter(isNew));
  await insert(tx, 'StatementTopic', topics.filter(isNew));
}
