import pino from 'pino';
import { FEATURES } from '../../../src/features.js';
import { readConfig } from '../../../src/config/config.js';
import type { Database } from '../../../src/db/database.js';
import { createServer } from '../../../src/http/server.js';
import { sharedStore } from '../../support/shared-store.js';

export interface Answer {
  status: number;
  headers: Headers;
  data?: any;
  errors?: { message: string; extensions: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

export interface WatchedServer {
  url: string;
  db: Database;
  /** Sends request parameters, and accepts the media type of GraphQL. */
  post(parameters: object, headers?: Record<string, string>): Promise<Answer>;
  /** Whether the store has been queried since the last call. */
  askedStore(): boolean;
  close(): Promise<void>;
}

/**
 * A server over a seeded store. Write only to a store that is not shared. It records whether a request reached the
 * store, where requests wait for `until`.
 */
export async function watchedServer(
  variables: Record<string, string> = {},
  until: Promise<void> = Promise.resolve(),
  store: Promise<Database> = sharedStore(),
): Promise<WatchedServer> {
  const db = await store;
  let asked = false;
  let isListening = false;
  const prisma = new Proxy(db.prisma, {
    get(target, property, receiver) {
      asked = true;
      return Reflect.get(target, property, receiver) as unknown;
    },
  });
  const query: Database['query'] = async (statement) => {
    asked = true;
    if (isListening) await until;
    return db.query(statement);
  };
  const app = await createServer({
    features: FEATURES,
    db: { ...db, prisma, query },
    log: pino({ level: 'silent' }),
    config: readConfig({ RESPONSE_CACHE_MB: '0', ...variables }, FEATURES),
  });
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
  asked = false;
  isListening = true;

  return {
    url,
    db,
    post: async (parameters, headers = {}) =>
      answerOf(
        await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            accept: 'application/graphql-response+json',
            ...headers,
          },
          body: JSON.stringify(parameters),
        }),
      ),
    askedStore() {
      const before = asked;
      asked = false;
      return before;
    },
    async close() {
      await app.close();
      await db.close();
    },
  };
}

export async function answerOf(response: Response): Promise<Answer> {
  const body = (await response.json()) as object;
  return { status: response.status, headers: response.headers, ...body };
}
