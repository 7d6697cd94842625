import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { Database } from '../../../db/database.js';
import { CITE } from '../cite/panels.js';
import type { Assets } from '../../pages/layout/document.js';
import { PAGES } from '../../pages/pages.js';
import type { Handler } from '../../../http/deadline.js';
import { preferredType } from '../../../http/negotiate.js';
import { serveAssets } from './assets.js';
import { formUrl, wantsMarkdown } from './page-request.js';
import { serveForPrograms } from './robots.js';
import { serveSitemap } from './sitemap.js';
import { notFound, Responder, type ResponderServices } from './responder.js';

const FORM = 'application/x-www-form-urlencoded';
/** The maximum number of bytes in a form for one character (%F0%9F%98%80), and for the names of its fields. */
const [ENCODED, BESIDE] = [12, 1_000];

interface PagesServed {
  /** The URLs of the static files. */
  assets: Assets;
  pages: Responder;
}

interface PageServices extends ResponderServices {
  db: Database;
  onRequest: onRequestAsyncHookHandler[];
  /** Adds a deadline and a trace span to a handler. */
  limited: (handler: Handler) => Handler;
}

/** Serves the pages for readers. Other paths get the API's own 404, or an error page if the client is a browser. */
export async function servePages(app: FastifyInstance, services: PageServices): Promise<PagesServed> {
  const { onRequest, limited } = services;
  const assets = await serveAssets(app);
  const pages = new Responder(services, assets);
  const errorHandler = (error: Error, request: FastifyRequest, reply: FastifyReply) => {
    void pages.sendError(error, request, reply);
  };

  for (const page of PAGES) {
    const serve = limited((request, reply) => pages.serve(page, request, reply));
    const handler: Handler = (request, reply) => {
      if (page.route === '/' && !wantsHtml(request, '*/*') && !wantsMarkdown(request)) return reply.callNotFound();
      return serve(request, reply);
    };
    const endings = /:\w+$/.test(page.route) ? [] : (['json', 'md', 'graphql'] as const);
    app.get(page.route, { onRequest, errorHandler }, handler);
    for (const ending of endings) app.get(formUrl(page.route, ending), { onRequest, errorHandler }, serve);
    const fields = page.takesForm;
    if (fields) {
      const answer = limited((request, reply) => pages.serveForm(page, request, reply));
      await app.register(async (forms) => {
        forms.addContentTypeParser<string>(FORM, { parseAs: 'string' }, (_request, body, done) => done(null, body));
        const bodyLimit = Object.values(fields).reduce((bytes, characters) => bytes + ENCODED * characters, BESIDE);
        forms.post(page.route, { onRequest, errorHandler, bodyLimit, config: { bodyLimit } }, answer);
      });
    }
    for (const part of page.isEmbeddable ? (['/embed', CITE] as const) : ([CITE] as const)) {
      const serving = limited((request, reply) => pages.serve(page, request, reply, part));
      app.get(part + page.route, { onRequest, errorHandler }, serving);
    }
  }
  serveForPrograms(app, services.originOf);
  serveSitemap(app, services);
  app.get('/*', { onRequest, errorHandler }, (request, reply) =>
    wantsHtml(request) || wantsMarkdown(request) ? pages.sendError(notFound(), request, reply) : reply.callNotFound(),
  );
  return { assets, pages };
}

/** Whether a client prefers HTML. One that accepts any type gets HTML only if `defaultOrder` is given. */
function wantsHtml({ headers: { accept } }: FastifyRequest, defaultOrder?: '*/*'): boolean {
  const offered: [string, ...string[]] = defaultOrder ? ['text/html', 'application/json'] : ['application/json', 'text/html'];
  return preferredType(accept, offered) === 'text/html';
}
