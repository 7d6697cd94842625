import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { Database } from '../../../db/database.js';
import { readVersion } from '../../../db/store-node.js';
import { ClientError } from '../../../shared/errors.js';
import { xml } from '../../exports/xml.js';
import { PAGES } from '../../pages/pages.js';
import { countryUrl, eventPageUrl, organizationUrl, personUrl, sourceUrl, visitUrl } from '../../../http/urls.js';
import { countSlugs, type Paged, readSlugs } from '../../exports/stream/slugs.js';
import type { Handler } from '../../../http/deadline.js';
import { shortHash } from '../../../http/encoded.js';
import { acceptedEncoding } from '../../../http/negotiate.js';
import type { OriginOf } from '../../../http/request.js';

// The URLs of all pages, for search engines: https://www.sitemaps.org/protocol.html

/** The maximum number of URLs in one part, as defined by the protocol. */
export const MOST_ADDRESSES = 50_000;
/** The maximum number of parts that are sent concurrently. */
const MOST_AT_ONCE = 2;
const TYPE = 'application/xml; charset=utf-8';
const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';
const SCHEMA = 'http://www.sitemaps.org/schemas/sitemap/0.9';

const KINDS: Record<string, { table: Paged; url: (slugged: { slug: string }) => string }> = {
  visits: { table: 'Visit', url: visitUrl },
  people: { table: 'Person', url: personUrl },
  organizations: { table: 'Organization', url: organizationUrl },
  events: { table: 'Event', url: eventPageUrl },
  countries: { table: 'Country', url: countryUrl },
  sources: { table: 'Source', url: sourceUrl },
};

interface SitemapServices {
  db: Database;
  originOf: OriginOf;
  onRequest: onRequestAsyncHookHandler[];
  limited: (handler: Handler) => Handler;
}

/** Serves the sitemap: an index, a part with the fixed pages, and parts by kind. */
export function serveSitemap(app: FastifyInstance, { db, originOf, onRequest, limited }: SitemapServices): void {
  let underWay = 0;

  const index = async (request: FastifyRequest, reply: FastifyReply) => {
    const version = await readVersion(db);
    if (isHeld(request, reply, version, originOf(request))) return reply.code(304).send();
    const parts = ['pages'];
    for (const [kind, { table }] of Object.entries(KINDS)) {
      const count = await countSlugs(db, table);
      for (let part = 1; (part - 1) * MOST_ADDRESSES < count; part++) parts.push(`${kind}-${part}`);
    }
    const origin = originOf(request);
    const entries = parts.map((part) => `<sitemap><loc>${xml(origin)}/sitemap/${part}.xml</loc></sitemap>\n`);
    return reply.type(TYPE).send(`${HEAD}<sitemapindex xmlns="${SCHEMA}">\n${entries.join('')}</sitemapindex>\n`);
  };

  const pages: Handler = (request, reply) => {
    const origin = originOf(request);
    const routes = PAGES.map(({ route }) => route).filter((route) => /^\/[a-z]*$/.test(route) && route !== '/search');
    const entries = routes.map((route) => `<url><loc>${xml(origin + route)}</loc></url>\n`);
    return reply.type(TYPE).send(`${HEAD}<urlset xmlns="${SCHEMA}">\n${entries.join('')}</urlset>\n`);
  };

  const part = async (request: FastifyRequest, reply: FastifyReply) => {
    const { kind = '', part = '' } = request.params as Record<string, string>;
    const of = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
    const version = await readVersion(db);
    if (!of || Number(part) < 1) return reply.callNotFound();
    if (isHeld(request, reply, version, originOf(request))) return reply.code(304).send();
    if (underWay >= MOST_AT_ONCE) {
      throw new ClientError('SERVER_BUSY', `The server is busy (${MOST_AT_ONCE} concurrent parts of the sitemap). Retry later.`);
    }
    underWay++;
    reply.raw.once('close', () => underWay--);
    const batches = readSlugs(db, of.table, (Number(part) - 1) * MOST_ADDRESSES, MOST_ADDRESSES);
    const first = await batches.next();
    if (first.done) return reply.callNotFound();
    const body = Readable.from(urlset(originOf(request), of.url, first.value, batches));
    reply.type(TYPE);
    if (acceptedEncoding(request.headers['accept-encoding']?.toString(), ['gzip']) !== 'gzip') return reply.send(body);
    const gzip = createGzip();
    pipeline(body, gzip).catch(() => {}); // Fastify destroys the socket when `gzip` fails
    return reply.header('content-encoding', 'gzip').send(gzip);
  };

  app.get('/sitemap.xml', { onRequest }, limited(index));
  app.get('/sitemap/pages.xml', { onRequest }, limited(pages));
  app.get('/sitemap/:kind([a-z]+)-:part(\\d{1,6}).xml', { onRequest }, limited(part));
}

type Rows = [slug: string, day: string][];

async function* urlset(origin: string, url: (slugged: { slug: string }) => string, first: Rows, others: AsyncIterable<Rows>) {
  const entries = (rows: Rows) =>
    rows.map(([slug, day]) => `<url><loc>${xml(origin + url({ slug }))}</loc><lastmod>${day}</lastmod></url>\n`).join('');
  yield `${HEAD}<urlset xmlns="${SCHEMA}">\n${entries(first)}`;
  for await (const rows of others) yield entries(rows);
  yield '</urlset>\n';
}

/** Whether the client's copy has the current version of the data. Sets the caching headers. */
function isHeld(request: FastifyRequest, reply: FastifyReply, version: number, origin: string): boolean {
  const tag = `W/"${version}-${shortHash(origin).slice(0, 8)}"`;
  const kept = { etag: tag, 'cache-control': 'public, max-age=0, must-revalidate', vary: 'accept-encoding' };
  reply.headers({ ...kept, 'communique-version': String(version) });
  return request.headers['if-none-match']?.includes(tag) ?? false;
}
