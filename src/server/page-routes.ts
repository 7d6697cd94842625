import type { FastifyInstance } from 'fastify';
import { type Api, limited } from './api.js';
import { FILES } from './export-routes.js';
import { servePages } from './html/serve-pages.js';

const UNNAMED = 'CACHE_MAX_AGE is 0 for pages, since they have addresses of the server: PUBLIC_URL names it';

/** The pages for readers. */
export async function mountPages(app: FastifyInstance, api: Api): Promise<void> {
  const { config, log, contexts } = api;
  if (config.cacheMaxAge > 0 && config.publicUrl === null) log.warn(UNNAMED);
  await servePages(app, {
    ...api,
    playground: config.playground && !config.trustedDocumentsOnly,
    limited: (handler) => limited(api, handler),
    exports: () => app.hasRoute({ method: 'GET', url: FILES }),
    onRequest: contexts.limitRateOfPages,
    context: contexts.ofPage,
  });
}
