import type { AnyPage, PageRequest } from '../../../src/features/pages/page.js';
import { pageAt } from '../../../src/features/pages/pages.js';

/** A path for each kind of page with seed data, and some that find nothing. */
export const SAMPLE_PAGES = [
  '/',
  '/visits/kim-jong-un-china-2018',
  '/visits/kim-jong-un-china-2018?version=1',
  '/visits/kim-jong-il-china-2000',
  '/visits/kim-jong-un-china-again',
  '/visits/there-was-none',
  '/visits/kim-jong-un-china-2018/readouts',
  '/sources/china-north-korea-extol-traditional-friendship',
  '/sources/china-north-korea-extol-traditional-friendship/p/4535-4677',
  '/sources/china-north-korea-extol-traditional-friendship/p/0-1',
  '/search',
  '/search?q=denuclearization+or+kim',
  '/search?q=nothing-at-all',
  '/visits',
  '/visits?since=2001&until=2010&sort=oldest',
  '/visits?kind=none&since=2018',
  '/visits?q=nothing-at-all',
  '/visits?q=xi',
  '/visits?country=china&states=former&role=leader&under=kim&shortest=1&longest=9&precision=DAY',
  '/visits?delegates=unknown',
  '/people',
  '/organizations',
  '/countries',
  '/countries?q=korea',
  '/statements?speaker=kim&kind=DIRECT_QUOTE',
  '/sources',
  '/disagreements',
  '/counts',
  '/counts?rows=host&kind=STATE&since=1990',
  '/map',
  '/map?rows=host&since=2000',
  '/visits?who=xi-jinping&status=announced',
  '/disagreements?kind=VISIT&visit=kim',
  '/people/kim-jong-un',
  '/people/kim-jong-il',
  '/organizations/xinhua',
  '/organizations/workers-party-of-korea',
  '/events/winter-olympics-closing-ceremony',
  '/countries/china',
  '/countries/soviet-union',
  '/between/north-korea/china',
  '/between/china/france',
  '/panel?guest=north-korea&host=china&from=1990&to=2026',
  '/panel?guest=china&from=1850&to=2026',
  '/ahead',
  '/spellings',
  '/check',
  '/about',
  '/developers',
  '/developers?kind=PARAPHRASE&by=HOST_COUNTRY&words=beijing&rows=2&side=HOST&language=python',
  '/developers?rows=many',
];

/** Returns the page at a path, and the request for it. */
export function samplePage(path: string): { page: AnyPage; request: PageRequest } {
  const { pathname, searchParams: query } = new URL(path, 'http://localhost');
  const found = pageAt(pathname);
  if (!found) throw new Error(`there is no page at ${path}`);
  return { page: found.page, request: { params: found.params, query, ignored: [], today: '2026-11-25' } };
}
