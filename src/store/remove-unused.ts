import type { Prisma } from '../db/generated/client.js';
import { inChunks } from './in-chunks.js';

type Tx = Prisma.TransactionClient;
type Id = { id: string };

const none = { none: {} };
const UNUSED = {
  people: {
    positions: none,
    kinships: none,
    kinshipsOf: none,
    delegations: none,
    participations: none,
    spoken: none,
  },
  topics: { statements: none },
  organizations: {
    citations: none,
    children: none,
    positions: none,
    participations: none,
    spoken: none,
    reported: none,
    published: none,
  },
} satisfies Record<string, object>;

/** Those that no source declares any more. */
export type Undeclared = Record<'people' | 'organizations' | 'topics', string[]>;

/** Deletes what no source declares and nothing refers to; gives those that it deleted. */
export async function removeUnused(tx: Tx, ids: Undeclared): Promise<Undeclared> {
  return {
    people: await removed(
      ids.people,
      (id) => tx.person.findMany({ where: { id, ...UNUSED.people }, select: { id: true } }),
      (id) => tx.person.deleteMany({ where: { id } }),
    ),
    topics: await removed(
      ids.topics,
      (id) => tx.topic.findMany({ where: { id, ...UNUSED.topics }, select: { id: true } }),
      (id) => tx.topic.deleteMany({ where: { id } }),
    ),
    organizations: await removed(
      ids.organizations,
      (id) => tx.organization.findMany({ where: { id, ...UNUSED.organizations }, select: { id: true } }),
      (id) => tx.organization.deleteMany({ where: { id } }),
    ),
  };
}

/** Again while there are any: an organization that is part of another goes first. */
async function removed(
  ids: string[],
  unused: (id: { in: string[] }) => Promise<Id[]>,
  remove: (id: { in: string[] }) => Promise<unknown>,
): Promise<string[]> {
  return inChunks(ids, async (chunk) => {
    const gone: string[] = [];
    for (;;) {
      const found = (await unused({ in: chunk })).map(({ id }) => id);
      if (found.length === 0) return gone;
      await remove({ in: found });
      gone.push(...found);
    }
  });
}
