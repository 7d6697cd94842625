import pino from 'pino';
import { FEATURES } from '../../../src/features.js';
import { readConfig } from '../../../src/config/config.js';
import type { Database } from '../../../src/db/database.js';
import { createServer } from '../../../src/http/server.js';
import { JWT_SECRET, signedIn } from '../../support/token.js';

export const WEBHOOK = `webhook { id url types sourceSlug visitSlug state failures nextAttemptAt createdBy formerSecretUntil }
  errors { code message path }`;

/** A server that sends webhooks, with methods for the requests of its administrators and editors. */
export class WebhookServer {
  log = '';
  url = '';
  #close: () => Promise<unknown> = async () => {};

  constructor(readonly db: Database) {}

  async start(variables: Record<string, string> = {}): Promise<this> {
    const logger = pino({ level: 'debug' }, { write: (line) => void (this.log += line) });
    const allowed = { WEBHOOK_PRIVATE_ADDRESSES: '127.0.0.1', PUBLIC_URL: 'http://visits.example.org', DRAIN_TIMEOUT: '1' };
    const config = readConfig({ JWT_SECRET, RATE_LIMIT: '0', ...allowed, ...variables }, FEATURES);
    const app = await createServer({ features: FEATURES, db: this.db, log: logger, config });
    this.url = await app.listen({ host: '127.0.0.1', port: 0 });
    this.#close = () => app.close();
    return this;
  }

  async stop(): Promise<void> {
    await this.#close();
    this.#close = async () => {};
  }

  /** Returns any response of the API. */
  async ask(query: string, variables: object = {}, role: 'editor' | 'admin' | 'reader' = 'admin'): Promise<any> {
    return askAt(this.url, query, variables, role);
  }

  async mutate(mutation: string, input: object, fields = WEBHOOK): Promise<any> {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const known = ['pauseWebhook', 'removeWebhook'].includes(mutation) ? 'WebhookInput' : type;
    const { data, errors } = await this.ask(`mutation ($input: ${known}!) { ${mutation}(input: $input) { ${fields} } }`, {
      input,
    });
    if (errors) throw new Error(JSON.stringify(errors));
    return data[mutation];
  }

  /** Registers a webhook, and returns its id and secret. */
  async register(input: object): Promise<{ id: string; secret: string }> {
    const { webhook, secret, errors } = await this.mutate('registerWebhook', input, `secret ${WEBHOOK}`);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return { id: webhook.id, secret };
  }

  async webhook(id: string): Promise<any> {
    const { data } = await this.ask(
      '{ webhooks { id state failures nextAttemptAt attempts { message number milliseconds status error } } }',
    );
    return data.webhooks.find((webhook: { id: string }) => webhook.id === id);
  }

  /** Imports a source with a visit, or changes the title of the visit. Returns the id of the change set. */
  commit(name: string, title: string): Promise<string> {
    return commitAt(this.url, this.db, name, title);
  }
}

export async function askAt(url: string, query: string, variables: object, role: 'editor' | 'admin' | 'reader'): Promise<any> {
  const headers = { 'content-type': 'application/json', ...(await signedIn(role)) };
  const endpoint = new URL('/graphql', url);
  const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return response.json();
}

export async function commitAt(url: string, db: Database, name: string, title: string): Promise<string> {
  await importTitle(url, name, title);
  const [row] = await db.query<[string]>({ text: 'SELECT "id"::text FROM "ChangeSet" ORDER BY "id" DESC LIMIT 1', values: [] });
  return row![0];
}

/** Imports a source with a visit, or changes the title of the visit, in one change set. */
export async function importTitle(url: string, name: string, title: string): Promise<void> {
  const annotation = {
    source: { slug: `${name}-source`, title: name, sha256: 'a'.repeat(64), length: 100 },
    people: { [name]: { name, country: 'china' } },
    visits: {
      [`${name}-visit`]: { title, hostCountry: 'china', status: 'COMPLETED', cite: [[0, 10]], delegation: [] },
    },
  };
  const query = `mutation ($input: ImportSourceInput!) { importSource(input: $input) { errors { message } } }`;
  const { data, errors } = await askAt(
    url,
    query,
    { input: { annotation: JSON.stringify(annotation), keepText: true } },
    'editor',
  );
  if (errors || data.importSource.errors.length > 0) throw new Error(JSON.stringify(errors ?? data.importSource.errors));
}
