import type { Prisma } from '../../db/generated/client.js';
import { inChunks } from './in-chunks.js';

const none = { none: {} };

/** Those that no source declares any more. */
export type Undeclared = Record<'people' | 'organizations' | 'topics', string[]>;

/** Deletes what no source declares and nothing refers to; gives how many of each that were. */
export async function removeUnused(
  tx: Prisma.TransactionClient,
  ids: Undeclared,
): Promise<Record<keyof Undeclared, number>> {
  const counts = { people: 0, organizations: 0, topics: 0 };
  await inChunks(ids.people, async (id) => {
    const uses = {
      positions: none,
      kinships: none,
      kinshipsOf: none,
      delegations: none,
      participations: none,
      spoken: none,
    };
    counts.people += (await tx.person.deleteMany({ where: { id: { in: id }, ...uses } })).count;
    return [];
  });
  await inChunks(ids.topics, async (id) => {
    counts.topics += (await tx.topic.deleteMany({ where: { id: { in: id }, statements: none } })).count;
    return [];
  });
  await inChunks(ids.organizations, async (id) => {
    const uses = {
      children: none,
      positions: none,
      participations: none,
      spoken: none,
      reported: none,
      published: none,
    };
    let count: number;
    // One that is part of another goes first.
    do {
      ({ count } = await tx.organization.deleteMany({ where: { id: { in: id }, citations: none, ...uses } }));
      counts.organizations += count;
    } while (count > 0);
    return [];
  });
  return counts;
}
