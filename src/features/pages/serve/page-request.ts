import type { FastifyRequest } from 'fastify';
import type { AnyPage, PageRequest } from '../../pages/page.js';
import { type OriginOf, urlOf } from '../../../http/request.js';

/** A request for a page, with what the server makes of it. */
export interface Asked extends PageRequest {
  /** Whether the page's answer is wanted as JSON. */
  isJson: boolean;
  /** The address of that answer. */
  json: string;
  /** The path that was asked for, with the parameters that the page reads. */
  path: string;
  origin: string;
  /** Identifies all of this, for the cache. */
  key: string;
}

const JSON_ENDING = '.json';

/** `/visits` has its answer at `/visits.json`. */
export function jsonUrl(path: string): string {
  return path === '/' ? '/index.json' : path + JSON_ENDING;
}

export function askedOf(page: AnyPage, request: FastifyRequest, originOf: OriginOf): Asked {
  const params = Object.entries(request.params as Record<string, string>).map(([name, value]) => [name, withoutEnding(value)]);
  return askedWith(page, urlOf(request), Object.fromEntries(params) as Record<string, string>, originOf(request));
}

function askedWith(page: AnyPage, url: URL, params: Record<string, string>, origin: string): Asked {
  const isJson = url.pathname.endsWith(JSON_ENDING);
  const query = new URLSearchParams([...url.searchParams].filter(([name]) => page.reads?.includes(name)));
  const json = withParameters(isJson ? url.pathname : jsonUrl(url.pathname), query);
  const path = withParameters(url.pathname, query);
  const day = new Date().toISOString().slice(0, 10);
  const key = JSON.stringify([params, query.toString(), day, origin]);
  return { params, query, today: day, isJson, json, path, origin, key };
}

const withParameters = (path: string, query: URLSearchParams) => (query.size > 0 ? `${path}?${query}` : path);

function withoutEnding(value: string): string {
  return value.endsWith(JSON_ENDING) ? value.slice(0, -JSON_ENDING.length) : value;
}

/** A page that was found by its address. */
export interface Found {
  page: AnyPage;
  asked: Asked;
}

/** The page at an address of this server, as if it were asked for. */
export function askedAt(pages: readonly AnyPage[], url: URL, origin: string): Found | null {
  if (url.origin !== origin) return null;
  for (const page of pages) {
    const params = paramsOf(page.route, url.pathname);
    if (params) return { page, asked: askedWith(page, url, params, origin) };
  }
  return null;
}

/** The values of `:name` in a route; null where it is not that of the path. */
function paramsOf(route: string, path: string): Record<string, string> | null {
  const [parts, given] = [route.split('/'), path.split('/')];
  if (parts.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const value = given[index]!;
    if (!part.startsWith(':') && part !== value) return null;
    if (part.startsWith(':')) params[part.slice(1)] = decoded(value);
  }
  return params;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
