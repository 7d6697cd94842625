import type { Database } from '../../../db/database.js';

/** A session of the desk that is ended, until it would have ended by itself. */
export interface EndedSession {
  id: string;
  expires: Date;
}

export async function isEnded({ prisma }: Database, id: string): Promise<boolean> {
  return (await prisma.endedSession.findUnique({ where: { id } })) !== null;
}

/** Forgets those that have ended by themselves, too. */
export async function endSession({ prisma }: Database, { id, expires }: EndedSession): Promise<void> {
  await prisma.endedSession.deleteMany({ where: { expires: { lt: new Date() } } });
  await prisma.endedSession.createMany({ data: [{ id, expires }], skipDuplicates: true });
}
