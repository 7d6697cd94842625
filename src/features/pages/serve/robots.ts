import type { FastifyInstance } from 'fastify';
import { xml } from '../../../shared/xml.js';
import type { OriginOf } from '../../../http/request.js';

// Files for programs: robots.txt (RFC 9309), and the OpenSearch description for browsers.

/** Endless result lists, bulk exports, and the data of pages as JSON. */
const DISALLOWED = ['/search', '/graphql', '/export/', '/desk', '/*?*after=', '/*?*before=', '/*.json$'];

export function serveForPrograms(app: FastifyInstance, originOf: OriginOf): void {
  app.get('/robots.txt', (request, reply) => {
    const lines = [
      'User-agent: *',
      ...DISALLOWED.map((path) => `Disallow: ${path}`),
      '',
      `Sitemap: ${originOf(request)}/sitemap.xml`,
    ];
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'public, max-age=0, must-revalidate')
      .send(`${lines.join('\n')}\n`);
  });

  /** https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md */
  app.get('/opensearch.xml', (request, reply) =>
    reply
      .type('application/opensearchdescription+xml; charset=utf-8')
      .header('cache-control', 'public, max-age=0, must-revalidate').send(`<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Communiqué</ShortName>
  <Description>Official visits, people, statements and the sources that report them</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Url type="text/html" template="${xml(originOf(request))}/search?q={searchTerms}"/>
</OpenSearchDescription>
`),
  );
}
