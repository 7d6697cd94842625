import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { variablesOf } from '../support/postgresql-store.js';
import { build, setUp, start } from '../support/process.js';
import { seededStore } from '../support/store.js';
import { JWT_SECRET, signedIn } from '../support/token.js';

export interface BuiltServer {
  /** The URL of the API. */
  url: string;
  /** Sends a plain request as an editor, and returns the data. */
  ask(query: string, variables?: object): Promise<any>;
  close(): Promise<void>;
}

/** The built server with a seeded store of its own, embedded or on PostgreSQL. */
export async function startBuiltServer(variables: Record<string, string> = {}): Promise<BuiltServer> {
  await build();
  const folder = await mkdtemp(join(tmpdir(), 'communique-clients-'));
  const db = process.env['TEST_DATABASE_URL'] ? await seededStore() : null;
  if (!db) await setUp(folder);
  const store = db ? await variablesOf(db) : {};
  const server = start('src/main.js', folder, { PORT: '0', JWT_SECRET, RATE_LIMIT: '0', ...store, ...variables });
  const url = await server.printed(/Listening on (\S+):/);
  return {
    url,
    async ask(query, variables) {
      const headers = { 'content-type': 'application/json', ...(await signedIn('editor')) };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
      const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    async close() {
      server.child.kill();
      await server.ended;
      await db?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
