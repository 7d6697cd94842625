import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import { ClientError } from '../../../shared/errors.js';
import { FAMILY, pictureSvg } from '../../pages/picture/picture.js';
import { PAGES } from '../../pages/pages.js';
import { hashOf } from '../../../http/encoded.js';
import { urlOf } from '../../../http/request.js';
import { askedAt } from './page-request.js';
import type { PageServices } from './serve-pages.js';
import { notFound, type Responder } from './responder.js';
import { ROOT } from '../../../shared/root.js';

const FOLDER = join(ROOT, 'src/features/pages/assets/fonts');
const FONTS = ['picture-latin.ttf', 'picture-latin-ext.ttf'].map((file) => join(FOLDER, file));

/** Pictures that are kept: one has about 30 kB. */
const MOST = 500;
/** Pictures that wait to be drawn, one after the other. */
const MOST_WAITING = 20;

/** Serves the picture of each page that has an address of its own: `/pictures/visits/….png`. */
export function servePictures(app: FastifyInstance, pages: Responder, { originOf, onRequest, limited }: PageServices): void {
  const kept = new LRUCache<string, Buffer>({ max: MOST });
  const oneAtATime = pLimit(1);

  async function drawn(svg: string): Promise<Buffer> {
    const { renderAsync } = await import('@resvg/resvg-js'); // 4 MB: only where pictures are asked for
    const font = { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: FAMILY };
    return (await renderAsync(svg, { font })).asPng();
  }

  const handler = limited(async (request, reply) => {
    const origin = originOf(request);
    const path = urlOf(request)
      .pathname.replace(/^\/pictures/, '')
      .replace(/\.png$/, '');
    const found = askedAt(PAGES, new URL(path, origin), origin);
    const view = found && (await pages.view(found.page, found.asked, request, reply));
    if (view?.canonical !== path) throw notFound();
    const svg = pictureSvg({ title: view.title, description: view.description, host: new URL(origin).host });
    const hash = hashOf(svg);
    reply.headers({
      etag: `"${hash}"`,
      'cache-control': 'public, max-age=0, must-revalidate',
      'x-content-type-options': 'nosniff',
    });
    if (request.headers['if-none-match']?.includes(hash)) return reply.code(304).send();
    if (!kept.has(hash) && oneAtATime.pendingCount >= MOST_WAITING) {
      throw new ClientError('SERVER_BUSY', `The server is busy (${MOST_WAITING} pictures wait to be drawn). Retry later.`);
    }
    const png = kept.get(hash) ?? (await oneAtATime(() => drawn(svg)));
    kept.set(hash, png);
    return reply.type('image/png').send(png);
  });
  app.get(
    '/pictures/*',
    { onRequest, errorHandler: (error, request, reply) => void pages.sendError(error, request, reply) },
    handler,
  );
}
