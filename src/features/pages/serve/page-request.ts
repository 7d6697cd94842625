import type { FastifyRequest } from 'fastify';
import type { AnyPage, PageRequest } from '../../pages/page.js';
import { preferredType } from '../../../http/negotiate.js';
import { type OriginOf, requestUrl } from '../../../http/request.js';

/** HTML, Markdown, the data as JSON, or the API request that gets it. */
export type PageForm = 'html' | 'json' | 'md' | 'graphql';

/** A request for a page, as interpreted by the server. */
export interface AskedPage extends PageRequest {
  form: PageForm;
  /** The extension of the requested URL, which redirects preserve. */
  ending: PageForm;
  /** The URL of the page, with the parameters that it reads. */
  path: string;
  origin: string;
  /** The cache key of the request. */
  key: string;
}

const ENDING = /\.(json|md|graphql)$/;

/** Parameters that other sites append to links, to tell the target site where visitors come from. */
const OF_CAMPAIGNS = /^(?:utm_\w+|\w*clid|ref|source)$/;
/** The maximum number of ignored parameters to list. */
const MOST_IGNORED = 5;

/** Whether the URL is that of a feed, which browsers receive as a page. */
export const isFeed = ({ url }: FastifyRequest): boolean => /\.atom(?:$|\?)/.test(url);

/**
 * Whether a browser shows a feed to a reader. `Accept` is not enough, since some feed readers send the same as browsers.
 * https://www.w3.org/TR/fetch-metadata/
 */
export const isOpenedFeed = (request: FastifyRequest): boolean =>
  isFeed(request) && request.headers['sec-fetch-dest'] === 'document';

/** Returns a page's URL in another format: `/visits.json?kind=STATE` for `/visits?kind=STATE`. */
export function formUrl(url: string, form: PageForm): string {
  if (form === 'html') return url;
  return url.replace(/#.*/, '').replace(/^[^?]*/, (path) => `${path === '/' ? '/index' : path}.${form}`);
}

/** Whether a client prefers Markdown to HTML. */
export const wantsMarkdown = ({ headers: { accept } }: FastifyRequest): boolean =>
  preferredType(accept, ['text/html', 'text/markdown']) === 'text/markdown';

export function askedPage(page: AnyPage, request: FastifyRequest, originOf: OriginOf): AskedPage {
  const url = requestUrl(request);
  const given = Object.entries(request.params as Record<string, string>);
  const params = Object.fromEntries(given.map(([name, value]): [string, string] => [name, value.replace(ENDING, '')]));
  const ending = (ENDING.exec(url.pathname)?.[1] ?? 'html') as PageForm;
  const sent = typeof request.body === 'string' ? request.body : '';
  const form = ending === 'html' && wantsMarkdown(request) ? 'md' : ending;
  return { ...readPage(page, { url, params, sent, origin: originOf(request) }), form, ending };
}

interface PageAddress {
  url: URL;
  /** The values of `:name` in the route. */
  params: Record<string, string>;
  /** The parameters that a form sent. */
  sent?: string;
  origin: string;
}

/** Interprets a page's URL. */
export function readPage(page: AnyPage, { url, params, sent = '', origin }: PageAddress): Omit<AskedPage, 'form' | 'ending'> {
  const isRead = (name: string) => page.reads?.includes(name) ?? false;
  const query = new URLSearchParams([
    ...[...url.searchParams].filter(([name]) => isRead(name)),
    ...[...new URLSearchParams(sent)].filter(([name]) => Object.hasOwn(page.takesForm ?? {}, name)),
  ]);
  const others = new Set([...url.searchParams.keys()].filter((name) => !isRead(name) && !OF_CAMPAIGNS.test(name)));
  const ignored = [...others].slice(0, MOST_IGNORED);
  const plain = url.pathname.replace(ENDING, '');
  const path = withParameters(plain === '/index' ? '/' : plain, query);
  const day = new Date().toISOString().slice(0, 10);
  const key = JSON.stringify([params, query.toString(), ignored, day, origin]);
  return { params, query, ignored, today: day, path, origin, key };
}

const withParameters = (path: string, query: URLSearchParams) => (query.size > 0 ? `${path}?${query}` : path);
