import { createHash, randomUUID } from 'node:crypto';
import type { Database } from '../../../db/database.js';
import { ROLES, type Role, type Viewer } from '../../../shared/viewer.js';

export interface Session {
  id: string;
  viewer: Viewer;
}

/** After this time, an editor must sign in again, and gets the role that the issuer then reports. */
export const SESSION_HOURS = 8;
const ALGORITHMS = { alg: 'dir', enc: 'A256GCM' } as const;

/** Encrypts the contents of the desk's cookies, each for one purpose and with an expiry time. */
export class Sealed {
  readonly #key: Uint8Array;

  constructor(secret: string) {
    this.#key = createHash('sha256').update(secret).digest();
  }

  async seal(purpose: string, content: Record<string, unknown>, seconds: number): Promise<string> {
    const { EncryptJWT } = await import('jose'); // not loaded by a server without a desk
    const until = Math.floor(Date.now() / 1_000) + seconds;
    return new EncryptJWT(content)
      .setProtectedHeader(ALGORITHMS)
      .setAudience(purpose)
      .setExpirationTime(until)
      .encrypt(this.#key);
  }

  /** Returns null if the value is not valid, was sealed with another secret or for another purpose, or has expired. */
  async open(purpose: string, sealed: string): Promise<Record<string, unknown> | null> {
    const { errors, jwtDecrypt } = await import('jose');
    try {
      const { alg, enc } = ALGORITHMS;
      const options = {
        audience: purpose,
        requiredClaims: ['exp'],
        keyManagementAlgorithms: [alg],
        contentEncryptionAlgorithms: [enc],
      };
      return (await jwtDecrypt(sealed, this.#key, options)).payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }
}

const PURPOSE = 'session';

/** Browser sessions, held in cookies. The store records only the sessions that were ended. */
export class Sessions {
  constructor(
    private readonly sealed: Sealed,
    private readonly db: Database,
  ) {}

  /** Returns the cookie of a new session with a new id. */
  begin(subject: string, role: Role): Promise<string> {
    return this.sealed.seal(PURPOSE, { jti: randomUUID(), sub: subject, role }, SESSION_HOURS * 3_600);
  }

  /** Returns the session of a cookie; null if it has expired or was ended. */
  async open(cookie: string): Promise<Session | null> {
    const content = await this.sealed.open(PURPOSE, cookie);
    const [id, role] = [content?.['jti'] as string, content?.['role'] as Role];
    if (!content || !ROLES.includes(role)) return null;
    if (await isEnded(this.db, id)) return null;
    const expires = new Date((content['exp'] as number) * 1_000);
    return { id, viewer: { subject: content['sub'] as string, role, expires } };
  }

  /** Ends a session, so that even a copy of its cookie is useless. */
  end({ id, viewer: { expires } }: Session): Promise<void> {
    return endSession(this.db, { id, expires });
  }
}

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
