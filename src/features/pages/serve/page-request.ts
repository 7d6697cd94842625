import type { FastifyRequest } from 'fastify';
import type { AnyPage, PageRequest } from '../../pages/page.js';
import { type OriginOf, requestUrl } from '../../../http/request.js';

/** A request for a page, as interpreted by the server. */
export interface AskedPage extends PageRequest {
  /** Whether the page's data is requested as JSON. */
  isJson: boolean;
  /** The address of the page's data as JSON. */
  json: string;
  /** The requested path, with the parameters that the page reads. */
  path: string;
  origin: string;
  /** The cache key of the request. */
  key: string;
}

const JSON_ENDING = '.json';

/** Parameters that other sites append to a link, so that its owner can count who follows it. */
const OF_CAMPAIGNS = /^(?:utm_\w+|\w*clid|ref|source)$/;
/** The most ignored parameters that are named. */
const MOST_IGNORED = 5;

/** Returns the address of a page's data as JSON: `/visits.json` for `/visits`. */
export function jsonUrl(path: string): string {
  return path === '/' ? '/index.json' : path + JSON_ENDING;
}

export function askedPage(page: AnyPage, request: FastifyRequest, originOf: OriginOf): AskedPage {
  const [url, origin] = [requestUrl(request), originOf(request)];
  const given = Object.entries(request.params as Record<string, string>);
  const params = Object.fromEntries(given.map(([name, value]): [string, string] => [name, withoutEnding(value)]));
  const isJson = url.pathname.endsWith(JSON_ENDING);
  const isRead = (name: string) => page.reads?.includes(name) ?? false;
  const sent = typeof request.body === 'string' ? [...new URLSearchParams(request.body)] : [];
  const query = new URLSearchParams([
    ...[...url.searchParams].filter(([name]) => isRead(name)),
    ...sent.filter(([name]) => page.takesForm?.includes(name)),
  ]);
  const others = new Set([...url.searchParams.keys()].filter((name) => !isRead(name) && !OF_CAMPAIGNS.test(name)));
  const ignored = [...others].slice(0, MOST_IGNORED);
  const json = withParameters(isJson ? url.pathname : jsonUrl(url.pathname), query);
  const path = withParameters(url.pathname, query);
  const day = new Date().toISOString().slice(0, 10);
  const key = JSON.stringify([params, query.toString(), ignored, day, origin]);
  return { params, query, ignored, today: day, isJson, json, path, origin, key };
}

const withParameters = (path: string, query: URLSearchParams) => (query.size > 0 ? `${path}?${query}` : path);

function withoutEnding(value: string): string {
  return value.endsWith(JSON_ENDING) ? value.slice(0, -JSON_ENDING.length) : value;
}
