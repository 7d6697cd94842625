import pino, { type Logger } from 'pino';
import { FEATURES } from '../../src/features.js';
import { readConfig } from '../../src/config/config.js';
import type { Database } from '../../src/db/database.js';
import { createServer } from '../../src/http/server.js';
import { sharedStore } from '../support/shared-store.js';

export interface TestServer {
  /** Its address: http://127.0.0.1:port. */
  url: string;
  db: Database;
  close(): Promise<void>;
}

/**
 * Starts a server over a seeded store on a free port, without a rate limit, since a whole file of tests is one client. Write
 * only to a store that is not shared.
 */
export async function startTestServer(
  log: Logger = pino({ level: 'silent' }),
  store: Promise<Database> = sharedStore(),
  variables: Record<string, string> = {},
): Promise<TestServer> {
  const db = await store;
  const config = readConfig({ RATE_LIMIT: '0', ...variables }, FEATURES);
  const app = await createServer({ features: FEATURES, db, log, config });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    db,
    async close() {
      await app.close();
      await db.close();
    },
  };
}
