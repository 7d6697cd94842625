import type { FastifyRequest } from 'fastify';
import type { AnyPage, PageRequest } from '../../pages/page.js';
import type { OriginOf } from '../http/origin.js';
import { urlOf } from '../http/parameters.js';

/** A request for a page, with what the server makes of it. */
export interface Asked extends PageRequest {
  /** Whether the page's answer is wanted as JSON. */
  isJson: boolean;
  /** The address of that answer. */
  json: string;
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
  const url = urlOf(request);
  const isJson = url.pathname.endsWith(JSON_ENDING);
  const params = Object.fromEntries(
    Object.entries(request.params as Record<string, string>).map(([name, value]) => [name, withoutEnding(value)]),
  );
  const query = new URLSearchParams([...url.searchParams].filter(([name]) => page.reads?.includes(name)));
  const today = new Date().toISOString().slice(0, 10);
  const origin = originOf(request);
  const path = isJson ? url.pathname : jsonUrl(url.pathname);
  const json = query.size > 0 ? `${path}?${query}` : path;
  return { params, query, today, isJson, json, origin, key: JSON.stringify([params, query.toString(), today, origin]) };
}

function withoutEnding(value: string): string {
  return value.endsWith(JSON_ENDING) ? value.slice(0, -JSON_ENDING.length) : value;
}
