import type { FastifyInstance } from 'fastify';
import { ClientError } from '../../../shared/errors.js';
import { embedCode, EMBED_WIDTH } from '../../pages/cite/panels.js';
import { PAGES } from '../../pages/pages.js';
import { urlOf } from '../../../http/request.js';
import { askedAt } from './page-request.js';
import type { PageServices } from './serve-pages.js';
import type { Responder } from './responder.js';

const EMBEDDABLE = PAGES.filter(({ isEmbeddable }) => isEmbeddable);

/** Serves how other sites show a page, by its address: https://oembed.com/ */
export function serveOembed(app: FastifyInstance, pages: Responder, { originOf, onRequest, limited }: PageServices): void {
  const handler = limited(async (request, reply) => {
    const { searchParams } = urlOf(request);
    if ((searchParams.get('format') ?? 'json') !== 'json') return reply.code(501).send({ error: 'Only `format=json` is known.' });
    const origin = originOf(request);
    const address = searchParams.get('url') ?? '';
    const found = URL.canParse(address) ? askedAt(EMBEDDABLE, new URL(address), origin) : null;
    const view = found && (await pages.view(found.page, found.asked, request, reply));
    if (!found || !view?.embed)
      throw new ClientError('NOT_FOUND', '`url` must be the whole address of a page that can be embedded.');
    const [width, height] = [atMost(searchParams, 'maxwidth', EMBED_WIDTH), atMost(searchParams, 'maxheight', view.embed.height)];
    const url = `${origin}/embed${found.asked.path}`;
    return {
      ...{ type: 'rich', version: '1.0', title: view.title, provider_name: 'Communiqué', provider_url: origin },
      ...{ html: embedCode({ title: view.title, url, width, height }), width, height },
    };
  });
  app.get('/oembed', { onRequest }, handler);
}

/** As many pixels as usual, or as the client allows. */
function atMost(query: URLSearchParams, name: string, usual: number): number {
  const most = query.get(name) ?? '';
  return /^[1-9]\d{0,4}$/.test(most) ? Math.min(usual, Number(most)) : usual;
}
