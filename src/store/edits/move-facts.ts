import { CITED_BY, factOf, type CitationColumns } from '../citations.js';
import type { RowChange } from '../history.js';
import { idSequence } from '../id-sequence.js';
import { inChunks } from '../in-chunks.js';
import type { Links } from '../links.js';
import { difference } from '../plan.js';
import type { Row } from '../row.js';
import { KINDS, type Kind, type Wanted } from '../wanted.js';
import { write } from '../write.js';
import { Prisma } from '../../db/generated/client.js';
import type { Tx } from './noun.js';

/** What tells one fact of a person from another. */
const KEYS = {
  positions: ['title', 'organizationId', 'countryId', 'term'],
  delegates: ['visitId'],
  participants: ['eventId', 'countryId', 'organizationId'],
} as const;

type Keyed = Record<keyof typeof KEYS, Row[]>;

/**
 * What was stored of one person becomes another's. What both have stays the other's alone; kinships go, and are made
 * anew from what the sources say. Gives what happened.
 */
export async function moveFacts(tx: Tx, from: string, to: string): Promise<RowChange[]> {
  const [stored, known] = [await factsOf(tx, from), await keyedFactsOf(tx, to)];
  const moved = (kind: keyof Keyed) => {
    const key = (row: Row) => JSON.stringify(KEYS[kind].map((column) => row[column]));
    const taken = new Set(known[kind].map(key));
    return stored.rows[kind].filter((row) => !taken.has(key(row))).map((row) => ({ ...row, personId: to }));
  };
  const rows = {
    ...{ ...stored.rows, kinships: [] },
    ...{ positions: moved('positions'), delegates: moved('delegates'), participants: moved('participants') },
  };
  const left = new Set(Object.values(rows).flatMap((table) => table.map(({ id }) => id)));
  const citations = rows.citations.filter((row) => left.has(factOf(row as Row & CitationColumns)));
  const links = { ...stored.links, speakers: speakersWith(stored.links.speakers, from, to) };

  const wanted = { rows: { ...rows, citations }, links };
  const slugs = await slugsOf(tx, [stored, wanted]);
  const plan = { ...difference(stored, wanted, slugs), document: null, newId: idSequence() };
  await write(tx, plan);
  return plan.history;
}

async function keyedFactsOf(tx: Tx, personId: string): Promise<Keyed> {
  const where = { personId };
  return {
    positions: await tx.position.findMany({ where }),
    delegates: await tx.delegate.findMany({ where }),
    participants: await tx.participant.findMany({ where }),
  };
}

async function factsOf(tx: Tx, personId: string): Promise<Wanted> {
  const facts = {
    ...(await keyedFactsOf(tx, personId)),
    kinships: await tx.kinship.findMany({ where: { OR: [{ personId }, { relativeId: personId }] } }),
  };
  const citations: Row[][] = [];
  for (const [kind, rows] of Object.entries(facts) as [keyof typeof facts, Row[]][]) {
    const ids = rows.map(({ id }) => id);
    citations.push(await inChunks(ids, (some) => tx.citation.findMany({ where: { [CITED_BY[kind]]: { in: some } } })));
  }
  const spoken = { speakers: { some: { personId } } };
  const ofThem = { where: { statement: spoken } };
  return {
    rows: {
      ...(Object.fromEntries(KINDS.map((kind) => [kind, []])) as unknown as Record<Kind, Row[]>),
      ...facts,
      statements: await tx.statement.findMany({ where: spoken }),
      citations: citations.flat(),
    },
    links: {
      speakers: await tx.statementSpeaker.findMany({ ...ofThem, omit: { id: true } }),
      about: await tx.statementVisit.findMany(ofThem),
      topics: await tx.statementTopic.findMany(ofThem),
    },
  };
}

/** Whoever would speak twice of one statement does so once, in the first place. */
function speakersWith(speakers: Links['speakers'], from: string, to: string): Links['speakers'] {
  const lastFirst = speakers.toSorted((a, b) => b.ordinal - a.ordinal);
  const renamed = lastFirst.map((row) => (row.personId === from ? { ...row, personId: to } : row));
  return [...new Map(renamed.map((row) => [JSON.stringify({ ...row, ordinal: null }), row])).values()];
}

/** The slugs of all that rows refer to. */
async function slugsOf(tx: Tx, all: Wanted[]): Promise<Map<string, string>> {
  const tables: object[][] = all.flatMap(({ rows, links: { speakers, about, topics } }) => [
    ...[...Object.values(rows), speakers, about, topics],
  ]);
  const references = tables.flat().flatMap((row) => Object.entries(row).filter(([column]) => column.endsWith('Id')));
  const ids = [...new Set(references.flatMap(([, id]) => (id === null ? [] : [id as string])))];
  const named = (['Person', 'Organization', 'Country', 'Topic', 'Visit', 'Event', 'Source'] as const).map(
    (table) => Prisma.sql`SELECT "id"::text, "slug" FROM ${Prisma.raw(`"${table}"`)} WHERE "id" = ANY (${ids}::uuid[])`,
  );
  const slugs = await tx.$queryRaw<{ id: string; slug: string }[]>(Prisma.join(named, ' UNION ALL '));
  return new Map(slugs.map(({ id, slug }) => [id, slug]));
}
