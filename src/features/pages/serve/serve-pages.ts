import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { Database } from '../../../db/database.js';
import type { Assets } from '../../pages/layout/document.js';
import { PAGES } from '../../pages/pages.js';
import type { Handler } from '../../../http/deadline.js';
import { preferredType } from '../../../http/negotiate.js';
import { serveAssets } from './assets.js';
import { jsonUrl } from './page-request.js';
import { serveForPrograms } from './robots.js';
import { serveSitemap } from './sitemap.js';
import { notFound, Responder, type ResponderServices } from './responder.js';

const FORM = 'application/x-www-form-urlencoded';

interface PageServices extends ResponderServices {
  db: Database;
  onRequest: onRequestAsyncHookHandler[];
  /** Adds a deadline and a trace span to a handler. */
  limited: (handler: Handler) => Handler;
}

/** Serves the pages for readers. Other paths get the API's own 404, or an error page if the client is a browser. */
export async function servePages(app: FastifyInstance, services: PageServices): Promise<Assets> {
  const { onRequest, limited } = services;
  const assets = await serveAssets(app);
  const pages = new Responder(services, assets);
  const errorHandler = (error: Error, request: FastifyRequest, reply: FastifyReply) => {
    void pages.sendError(error, request, reply);
  };

  for (const page of PAGES) {
    const serve = limited((request, reply) => pages.serve(page, request, reply));
    const handler: Handler = (request, reply) => {
      if (page.route === '/' && !wantsHtml(request, '*/*')) return reply.callNotFound();
      return serve(request, reply);
    };
    for (const url of [page.route, ...(/:\w+$/.test(page.route) ? [] : [jsonUrl(page.route)])]) {
      app.get(url, { onRequest, errorHandler }, handler);
    }
    if (page.takesForm) {
      const answer = limited((request, reply) => pages.serveForm(page, request, reply));
      await app.register(async (forms) => {
        forms.addContentTypeParser<string>(FORM, { parseAs: 'string' }, (_request, body, done) => done(null, body));
        forms.post(page.route, { onRequest, errorHandler }, answer);
      });
    }
    if (page.isEmbeddable) {
      const embedded = limited((request, reply) => pages.serve(page, request, reply, true));
      app.get(`/embed${page.route}`, { onRequest, errorHandler }, embedded);
    }
  }
  serveForPrograms(app, services.originOf);
  serveSitemap(app, services);
  app.get('/*', { onRequest, errorHandler }, (request, reply) =>
    wantsHtml(request) ? pages.sendError(notFound(), request, reply) : reply.callNotFound(),
  );
  return assets;
}

/** Whether a client prefers HTML. One that accepts any type gets HTML only if `defaultOrder` is given. */
function wantsHtml({ headers: { accept } }: FastifyRequest, defaultOrder?: '*/*'): boolean {
  const offered: [string, ...string[]] = defaultOrder ? ['text/html', 'application/json'] : ['application/json', 'text/html'];
  return preferredType(accept, offered) === 'text/html';
}
