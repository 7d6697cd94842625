import type { RowChange } from '../annotation/store/history.js';
import type { Tx } from './noun.js';

interface Named {
  id: string;
  slug: string;
}

/**
 * What was stored of one person becomes another's. What both have stays the other's alone; kinships go, and are made
 * anew from what the sources say.
 */
export async function moveFacts(tx: Tx, gone: Named, kept: Named): Promise<RowChange[]> {
  const changes: RowChange[] = [];
  const updatedAt = new Date();
  const move = { personId: kept.id, version: { increment: 1 }, updatedAt };
  const tell = (kind: RowChange['kind'], { id, version }: { id: string; version: number }, stays: boolean) =>
    changes.push({
      ...{ kind, id, version: version + 1, operation: stays ? 'UPDATED' : 'DELETED' },
      ...{ before: { person: gone.slug }, after: stays ? { person: kept.slug } : null },
    });

  for (const row of await tx.position.findMany({ where: { personId: gone.id } })) {
    const { id, title, organizationId, countryId, term } = row;
    const twin = await tx.position.findFirst({ where: { personId: kept.id, title, organizationId, countryId, term } });
    await (twin ? tx.position.delete({ where: { id } }) : tx.position.update({ where: { id }, data: move }));
    tell('positions', row, !twin);
  }
  for (const row of await tx.delegate.findMany({ where: { personId: gone.id } })) {
    const { id, visitId } = row;
    const twin = await tx.delegate.findFirst({ where: { personId: kept.id, visitId } });
    await (twin ? tx.delegate.delete({ where: { id } }) : tx.delegate.update({ where: { id }, data: move }));
    tell('delegates', row, !twin);
  }
  for (const row of await tx.participant.findMany({ where: { personId: gone.id } })) {
    const { id, eventId, countryId, organizationId } = row;
    const twin = await tx.participant.findFirst({ where: { personId: kept.id, eventId, countryId, organizationId } });
    await (twin ? tx.participant.delete({ where: { id } }) : tx.participant.update({ where: { id }, data: move }));
    tell('participants', row, !twin);
  }
  for (const row of await tx.statement.findMany({ where: { speakers: { some: { personId: gone.id } } } })) {
    const both = await tx.statementSpeaker.findFirst({ where: { statementId: row.id, personId: kept.id } });
    const where = { statementId: row.id, personId: gone.id };
    await (both
      ? tx.statementSpeaker.deleteMany({ where })
      : tx.statementSpeaker.updateMany({ where, data: { personId: kept.id } }));
    await tx.statement.update({ where: { id: row.id }, data: { version: { increment: 1 }, updatedAt } });
    changes.push({
      ...{ kind: 'statements', id: row.id, version: row.version + 1, operation: 'UPDATED' },
      ...{ before: { speakers: [gone.slug] }, after: { speakers: [kept.slug] } },
    });
  }
  for (const row of await tx.kinship.findMany({ where: { OR: [{ personId: gone.id }, { relativeId: gone.id }] } })) {
    await tx.kinship.delete({ where: { id: row.id } });
    tell('kinships', row, false);
  }
  return changes;
}
