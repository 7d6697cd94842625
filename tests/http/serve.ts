import pino, { type Logger } from 'pino';
import { FEATURES } from '../../src/features.js';
import { readConfig } from '../../src/config/config.js';
import type { Database } from '../../src/db/database.js';
import { createServer } from '../../src/http/server.js';

export interface Served {
  /** The URL of the endpoint. */
  url: string;
  close(): Promise<void>;
}

/** Longer than operators can configure, because requests can be slow on a busy machine. */
const REQUEST_TIMEOUT = 300;

/** Starts a server over a store with these variables, on a free port. */
export async function serve(
  db: Database,
  variables: Record<string, string>,
  log: Logger = pino({ level: 'silent' }),
): Promise<Served> {
  const config = readConfig({ RATE_LIMIT: '0', ...variables }, FEATURES);
  const patient = 'REQUEST_TIMEOUT' in variables ? config : { ...config, requestTimeout: REQUEST_TIMEOUT };
  const app = await createServer({ features: FEATURES, db, log, config: patient });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url: `${origin}/graphql`, close: () => app.close() };
}

/** Sends a query by POST, as JSON. */
export function post(url: string, query: string, init: RequestInit = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    body: JSON.stringify({ query }),
    ...init,
    headers: { 'content-type': 'application/json', ...(init.headers as Record<string, string>) },
  });
}

/** Sends a query by GET. */
export function get(url: string, query: string, headers: Record<string, string> = {}, method = 'GET') {
  return fetch(`${url}?query=${encodeURIComponent(query)}`, {
    method,
    // Undici would add encodings of its own.
    headers: { 'apollo-require-preflight': 'true', 'accept-encoding': 'identity', ...headers },
  });
}
