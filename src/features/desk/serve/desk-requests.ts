import type { FastifyRequest, FastifyReply } from 'fastify';
import { parseCookie, stringifySetCookie } from 'cookie';
import { ClientError } from '../../../shared/errors.js';
import type { Viewer } from '../../../shared/viewer.js';
import type { OriginOf } from '../../../http/request.js';
import type { Sessions } from './session.js';

/** The header of the desk's own requests. A page from another origin cannot send it without a CORS preflight. */
const DESK_HEADER = 'communique-desk';
export const SESSION_COOKIE = 'communique-session';

const FOREIGN = 'Only the pages of the desk can use a desk session, and only with POST. Other programs must send a token.';
const ENDED = 'Your session has ended. Sign in again: your request was not carried out.';

/** Returns the viewer of a request from the desk's pages. */
type DeskViewerOf = (request: FastifyRequest) => Promise<Viewer>;

/** The returned function @throws ClientError FORBIDDEN for a request from another page, UNAUTHENTICATED without a session */
export function deskViewers(sessions: Sessions, originOf: OriginOf): DeskViewerOf {
  return async (request) => {
    if (request.method !== 'POST' || !isOwn(request, originOf)) throw new ClientError('FORBIDDEN', FOREIGN);
    const cookie = readCookie(request, SESSION_COOKIE);
    const session = cookie === null ? null : await sessions.open(cookie);
    if (!session) throw new ClientError('UNAUTHENTICATED', ENDED);
    return session.viewer;
  };
}

/** Whether a page of this server sent the request: browsers send the origin with every POST. */
export function isOwn(request: FastifyRequest, originOf: OriginOf): boolean {
  const site = request.headers['sec-fetch-site'];
  return request.headers.origin === originOf(request) && (site === undefined || site === 'same-origin');
}

export function isOfDesk({ headers }: FastifyRequest): boolean {
  return headers.authorization === undefined && headers[DESK_HEADER] !== undefined;
}

interface Options {
  path: string;
  /** Strict: sent only with requests from our own pages. Lax: also sent when the user follows a link from another site. */
  sameSite: 'strict' | 'lax';
  /** 0 deletes the cookie. */
  seconds: number;
  origin: string;
}

export function readCookie({ headers }: FastifyRequest, name: string): string | null {
  return parseCookie(headers.cookie ?? '')[name] ?? null;
}

/** Sets a cookie that scripts cannot read and that, if set over HTTPS, is sent only over HTTPS. */
export function setCookie(reply: FastifyReply, name: string, value: string, { path, sameSite, seconds, origin }: Options): void {
  const secure = origin.startsWith('https:');
  reply.header('set-cookie', stringifySetCookie({ name, value, path, sameSite, secure, httpOnly: true, maxAge: seconds }));
}
