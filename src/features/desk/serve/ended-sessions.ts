import type { Database } from '../../../db/database.js';

/** A desk session that was ended early. Stored until its original expiry. */
export interface EndedSession {
  id: string;
  expires: Date;
}

export async function isEnded({ prisma }: Database, id: string): Promise<boolean> {
  return (await prisma.endedSession.findUnique({ where: { id } })) !== null;
}

/** Ends a session. Also deletes the records of sessions that have expired since. */
export async function endSession({ prisma }: Database, { id, expires }: EndedSession): Promise<void> {
  await prisma.endedSession.deleteMany({ where: { expires: { lt: new Date() } } });
  await prisma.endedSession.createMany({ data: [{ id, expires }], skipDuplicates: true });
}
