import 'reflect-metadata'; // before any type is declared
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import type { Database } from '../db/database.js';
import { createSchema } from '../schema/schema.js';
import type { Context } from '../schema/context/context.js';
import { enabledFeatures, type Feature } from './feature.js';
import { operationSteps, startApollo } from './routes/apollo.js';
import { createApp } from './routes/app.js';
import { Contexts } from './routes/contexts.js';
import { Documents } from './steps/documents.js';
import { mountGraphql } from './routes/graphql.js';
import { drain } from './drain.js';
import { maskErrors } from './error-responses.js';
import { originFrom } from './request.js';
import { TableSizes } from './limits/table-sizes.js';
import type { Awaitable } from '../shared/awaitable.js';
import { createMetrics } from './observe/metrics.js';
import { readManifest } from './routes/trusted-documents.js';

export interface ServerOptions {
  db: Database;
  log: Logger;
  config: Config;
  features: readonly Feature[];
  /** Whether annotations, texts and data sets are processed in worker threads, which requires the built program. */
  inThreads?: boolean;
}

/** Creates the HTTP server, ready to listen. `close()` waits for running requests and leaves the database open. */
export async function createServer({ db, log, config, inThreads = false, ...given }: ServerOptions): Promise<FastifyInstance> {
  const schema = await createSchema(given.features, config.publicUrl);
  const features = enabledFeatures(given.features, config);
  const manifest = config.trustedDocuments ? await readManifest(config.trustedDocuments, schema) : null;
  const metrics = createMetrics(db, config.databaseUrl === null ? config.dataDir : null);
  const services = { db, log, config, metrics, formatError: maskErrors(log, config), features: given.features };
  const core = { ...services, inThreads };
  const sizes = new TableSizes(db, log);
  const documents = new Documents();
  const [ofFeatures, plugins, parts, clients] = await Promise.all([
    partsOf(features, ({ steps }) => steps?.()),
    partsOf(features, ({ plugins }) => plugins?.()),
    partsOf(features, ({ context }) => context?.(core)),
    partsOf(features, ({ client }) => client?.(core)),
  ]);
  const steps = operationSteps(schema, services, { sizes, documents, ofFeatures });
  await db.listen(db.known);
  await sizes.refresh();
  const apollo = await startApollo({ ...services, schema, steps, documents, plugins });
  const shared: Partial<Context> = {};
  for (const { values } of parts) Object.assign(shared, values);
  const contexts = new Contexts(services, shared, clients);
  const originOf = originFrom(config.publicUrl);
  const hasFeature = (name: string) => features.some((feature) => feature.name === name);
  const api = { ...services, schema, apollo, steps, documents, sizes, contexts, manifest, originOf, hasFeature };

  const app = await createApp(services, contexts.viewerOf, features);
  for (const { mount } of features) await mount?.(app, api);
  await mountGraphql(app, api, { features, clients });
  drain(app, config.drainTimeout); // after the hooks of live updates, which end their responses
  app.addHook('onClose', () => apollo.stop()); // Apollo's drain plugin would call close() from within close()
  app.addHook('onClose', async () => void (await Promise.all(parts.map(async ({ close }) => close?.()))));
  return app;
}

/** Calls a hook on every feature that has it, and returns the results in the order of the features. */
async function partsOf<Part>(
  features: readonly Feature[],
  hook: (feature: Feature) => Awaitable<readonly Part[] | Part | null | undefined>,
): Promise<Part[]> {
  const parts = await Promise.all(features.map(async (feature) => hook(feature)));
  return parts.flatMap((part) => (part ?? []) as Part | Part[]);
}
