import type { FastifyInstance } from 'fastify';
import { servePages } from './serve-pages.js';
import { answerDocument } from '../../../http/answer.js';
import { type Api, limited } from '../../../http/routes/api.js';
import { FILES } from '../../exports/route.js';
import { Refresher } from './refresher.js';

const UNNAMED =
  'Pages are sent with CACHE_MAX_AGE 0, since they contain the address of the server. Set PUBLIC_URL to change this.';

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
    refresher: refresherOf(app, api),
  });
  app.decorate('pageAssets', assets);
  app.decorate('pageMarkdown', pages.markdownAt.bind(pages));
}

/** Starts refreshing slow pages after commits, if there is a response cache to hold their answers. */
function refresherOf(app: FastifyInstance, { apollo, config, contexts, db }: Api): Refresher {
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());
  const refresher = new Refresher(({ document, variables }) => {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(1_000 * config.requestTimeout)]);
    const context = contexts.of({ client: 'refresher', viewer: null, charge: () => undefined, signal });
    return answerDocument(apollo, document, variables, async () => context);
  });
  if (config.responseCacheBytes > 0) void refresher.follow(db.known, closing.signal);
  return refresher;
}
