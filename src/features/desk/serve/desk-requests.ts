import type { FastifyRequest, FastifyReply } from 'fastify';
import { parseCookie, stringifySetCookie } from 'cookie';
import { ClientError } from '../../../shared/errors.js';
import type { Viewer } from '../../../shared/viewer.js';
import type { OriginOf } from '../../../http/request.js';
import type { Sessions } from './session.js';

/** What the desk's own requests have: a page of another origin would first have to ask for leave to send it. */
const DESK_HEADER = 'communique-desk';
export const SESSION_COOKIE = 'communique-session';

const FOREIGN = 'A session of the desk can be used by the pages of the desk alone, by POST. Other programs send a token.';
const ENDED = 'Your session has ended. Sign in again: what you sent was not carried out.';

/** Whose request of the desk's pages it is. */
type DeskViewerOf = (request: FastifyRequest) => Promise<Viewer>;

/** @throws ClientError FORBIDDEN for a request of another page, UNAUTHENTICATED without a session */
export function deskViewers(sessions: Sessions, originOf: OriginOf): DeskViewerOf {
  return async (request) => {
    if (request.method !== 'POST' || !isOwn(request, originOf)) throw new ClientError('FORBIDDEN', FOREIGN);
    const cookie = cookieOf(request, SESSION_COOKIE);
    const session = cookie === null ? null : await sessions.open(cookie);
    if (!session) throw new ClientError('UNAUTHENTICATED', ENDED);
    return session.viewer;
  };
}

/** Whether a page of this server sent it: a browser names the origin of every POST. */
export function isOwn(request: FastifyRequest, originOf: OriginOf): boolean {
  const site = request.headers['sec-fetch-site'];
  return request.headers.origin === originOf(request) && (site === undefined || site === 'same-origin');
}

export function isOfDesk({ headers }: FastifyRequest): boolean {
  return headers.authorization === undefined && headers[DESK_HEADER] !== undefined;
}

interface Options {
  path: string;
  /** Strict: the browser sends it with requests of our own pages alone. Lax: also where a link of another site leads here. */
  sameSite: 'strict' | 'lax';
  /** 0 deletes the cookie. */
  seconds: number;
  /** Where people reach the server. */
  origin: string;
}

export function cookieOf({ headers }: FastifyRequest, name: string): string | null {
  return parseCookie(headers.cookie ?? '')[name] ?? null;
}

/** No script can read it, and by HTTPS it is sent by HTTPS alone. */
export function setCookie(reply: FastifyReply, name: string, value: string, { path, sameSite, seconds, origin }: Options): void {
  const secure = origin.startsWith('https:');
  reply.header('set-cookie', stringifySetCookie({ name, value, path, sameSite, secure, httpOnly: true, maxAge: seconds }));
}
