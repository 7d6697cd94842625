import pino from 'pino';
import { FEATURES } from '../../../src/features.js';
import { readConfig } from '../../../src/config/config.js';
import type { Database } from '../../../src/db/database.js';
import { createServer } from '../../../src/http/server.js';
import { JWT_SECRET, sign } from '../../support/token.js';

/** A server that is queried over HTTP, with or without signing in. */
export async function serve(db: Database, variables: Record<string, string> = { JWT_SECRET }) {
  const app = await createServer({
    features: FEATURES,
    db,
    log: pino({ level: 'silent' }),
    config: readConfig(variables, FEATURES),
  });
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;

  return {
    close: () => app.close(),
    async ask(query: string, { as, ...variables }: { as?: string } & Record<string, unknown> = {}) {
      const token = as && (await tokenOf(as));
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as { data: any; errors?: Record<string, any>[] }) };
    },
  };
}

/** `anna the editor`: a subject and their role. */
function tokenOf(person: string): Promise<string> {
  const [sub, role] = person.split(' the ');
  return sign({ sub, role });
}
