import type { FastifyRequest } from 'fastify';
import { ClientError } from '../../errors.js';

const HEADER = 'communique-min-version';

/** The version of the data that a request demands at least; 0 if it demands none. @throws ClientError BAD_REQUEST */
export function leastVersion({ headers }: FastifyRequest): number {
  const value = headers[HEADER];
  if (value === undefined) return 0;
  if (/^\d{1,15}$/.test(String(value))) return Number(value);
  throw new ClientError('BAD_REQUEST', `${HEADER} must be a version of the data, as communique-version gives it.`);
}
