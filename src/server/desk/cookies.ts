import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

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
