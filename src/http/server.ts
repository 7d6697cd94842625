import 'reflect-metadata'; // before any type is declared
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { CheckAnnotation } from '../model/read/check.js';
import type { ConvertAnnotation } from '../model/read/convert.js';
import type { DraftText } from '../features/drafting/threads/draft-text.js';
import type { PreviewDataSet } from '../features/mapping/preview/preview-data-set.js';
import type { Config } from '../config/config.js';
import type { Database } from '../db/database.js';
import { createSchema } from '../schema/schema.js';
import { startApollo, stepsOf } from './routes/apollo.js';
import { createApp } from './routes/app.js';
import { Contexts } from './routes/contexts.js';
import { mountDesk } from '../features/desk/serve/route.js';
import { Documents } from './steps/documents.js';
import { mountExports } from '../features/exports/route.js';
import { rowSender } from '../features/exports/send-rows.js';
import { mountGraphql } from './routes/graphql.js';
import { drain } from './drain.js';
import { maskErrors } from './error-responses.js';
import { originFrom } from './request.js';
import { mountMcp } from '../features/mcp/route.js';
import { mountReconciliation } from '../features/reconciliation/route.js';
import { TableSizes } from './limits/table-sizes.js';
import { createMetrics } from './observe/metrics.js';
import { mountPages } from '../features/pages/serve/route.js';
import { readManifest } from './routes/trusted-documents.js';
import { mountWebhooks } from '../features/webhooks/deliverer.js';

// Puts the server together.

export interface ServerOptions {
  db: Database;
  log: Logger;
  config: Config;
  /** Checks annotations, in another thread for example. */
  check?: CheckAnnotation;
  /** Converts annotations, in another thread for example. */
  convert?: ConvertAnnotation;
  /** Proposes facts from texts, in another thread for example. */
  draft?: DraftText;
  /** Reads data sets by their mappings, in another thread for example. */
  previewDataSet?: PreviewDataSet;
}

/** The API over HTTP, ready to listen. `close()` waits for requests under way, and leaves the database open. */
export async function createServer({ db, log, config, ...threads }: ServerOptions): Promise<FastifyInstance> {
  const schema = await createSchema(config.publicUrl);
  const manifest = config.trustedDocuments ? await readManifest(config.trustedDocuments, schema) : null;
  const metrics = createMetrics(db, config.databaseUrl === null ? config.dataDir : null);
  const services = { db, log, config, metrics, formatError: maskErrors(log, config) };
  const sizes = new TableSizes(db, log);
  const documents = new Documents();
  const steps = stepsOf(schema, services, sizes, documents);
  await db.listen(db.known);
  await sizes.refresh();
  const apollo = await startApollo({ ...services, schema, steps, documents });
  const contexts = new Contexts(services, threads);
  const [send, originOf] = [rowSender(services), originFrom(config.publicUrl)];
  const api = { ...services, schema, apollo, steps, documents, sizes, contexts, manifest, send, originOf };

  const app = await createApp(services, contexts.viewerOf);
  await mountGraphql(app, api);
  if (!config.trustedDocumentsOnly) mountExports(app, api);
  const assets = config.pages ? await mountPages(app, api) : null;
  mountMcp(app, api);
  await mountReconciliation(app, api);
  if (config.desk && assets) await mountDesk(app, api, config.desk, assets);
  if (config.webhooks) mountWebhooks(app, services);
  drain(app, config.drainTimeout); // after the hooks of live updates, which end their responses
  app.addHook('onClose', () => apollo.stop()); // Apollo's drain plugin would call close() from within close()
  return app;
}
