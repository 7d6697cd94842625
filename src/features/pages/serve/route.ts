import type { FastifyInstance } from 'fastify';
import { servePages } from './serve-pages.js';
import { type Api, limited } from '../../../http/routes/api.js';
import { FILES } from '../../exports/route.js';

const UNNAMED = 'CACHE_MAX_AGE is 0 for pages, since they have addresses of the server: PUBLIC_URL names it';

/** Mounts the pages for readers. */
export async function mountPages(app: FastifyInstance, api: Api): Promise<void> {
  const { config, log, contexts, schema } = api;
  if (config.cacheMaxAge > 0 && config.publicUrl === null) log.warn(UNNAMED);
  const { assets, pages } = await servePages(app, {
    ...api,
    schema: config.introspection && !config.trustedDocumentsOnly ? schema : null,
    playground: api.hasFeature('playground'),
    desk: api.hasFeature('desk'),
    limited: (handler) => limited(api, handler),
    exports: () => app.hasRoute({ method: 'GET', url: FILES }),
    onRequest: contexts.limitRateOfPages,
    context: contexts.ofPage,
  });
  app.decorate('pageAssets', assets);
  app.decorate('pageMarkdown', pages.markdownAt.bind(pages));
}
