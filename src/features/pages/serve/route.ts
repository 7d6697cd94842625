import type { FastifyInstance } from 'fastify';
import type { Assets } from '../../pages/layout/document.js';
import { servePages } from './serve-pages.js';
import { type Api, limited } from '../../../http/routes/api.js';
import { FILES } from '../../exports/route.js';

const UNNAMED = 'CACHE_MAX_AGE is 0 for pages, since they have addresses of the server: PUBLIC_URL names it';

/** Mounts the pages for readers. Returns the addresses of their static files. */
export async function mountPages(app: FastifyInstance, api: Api): Promise<Assets> {
  const { config, log, contexts, schema } = api;
  if (config.cacheMaxAge > 0 && config.publicUrl === null) log.warn(UNNAMED);
  return servePages(app, {
    ...api,
    schema: config.introspection && !config.trustedDocumentsOnly ? schema : null,
    playground: api.hasFeature('playground'),
    desk: api.hasFeature('desk'),
    limited: (handler) => limited(api, handler),
    exports: () => app.hasRoute({ method: 'GET', url: FILES }),
    onRequest: contexts.limitRateOfPages,
    context: contexts.ofPage,
  });
}
