import type { FastifyInstance } from 'fastify';
import { xml } from '../../exports/xml.js';
import type { OriginOf } from '../../../http/request.js';
import { formUrl } from './page-request.js';

// Files for programs: robots.txt (RFC 9309), llms.txt, and the OpenSearch description for browsers.

/** Endless result lists, bulk exports, citations, and copies of pages for programs. */
const DISALLOWED = ['/search', '/graphql', '/export/', '/cite/', '/desk', '/*?*after=', '/*?*before=', '/*.json$', '/*.graphql$'];

const LLMS_TXT = [
  '# Communiqué',
  '',
  '> Official visits, who took part, and what was said during them. Every fact is supported by a passage of a source.',
  '',
  'Each page is also Markdown, at its address with `.md`. Cite a page or, for a single fact, the passage that its number links to, with the version of the data. Dates are as precise as their sources. Something that is missing here may still have happened. `/mcp` offers tools for assistants over the Model Context Protocol.',
  '',
  '## Pages',
  '',
];
const MAIN_PAGES = [
  ['/', 'Start', 'the latest visits, those announced, and recent changes'],
  ['/visits', 'Visits', 'all visits; `?q=` finds words, `?guest=`, `?host=`, `?who=` and `?since=` narrow them down'],
  ['/counts', 'Numbers of visits', 'by country and decade'],
  ['/people', 'People', 'offices, family, visits and statements of each'],
  ['/organizations', 'Organizations', 'outlets, parties, ministries and others'],
  ['/countries', 'Countries', 'visits made and received'],
  ['/statements', 'Statements', 'what was said, by whom, and which outlet reported it'],
  ['/sources', 'Sources', 'the articles and data sets, with their passages'],
  ['/disagreements', 'Disagreements', 'where sources differ'],
  ['/ahead', 'Announced visits', 'proposed, accepted or planned'],
  ['/about', 'About', 'what is covered, and how it is known'],
  ['/developers', 'Developers', 'five questions as GraphQL, with their answers'],
] as const;

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

  /** https://llmstxt.org */
  app.get('/llms.txt', (request, reply) => {
    const origin = originOf(request);
    const pages = MAIN_PAGES.map(([path, name, what]) => `- [${name}](${origin}${formUrl(path, 'md')}): ${what}`);
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'public, max-age=0, must-revalidate')
      .send(`${[...LLMS_TXT, ...pages].join('\n')}\n`);
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
