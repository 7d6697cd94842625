import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** Returns the offered media type that an `Accept` header prefers, or the first if there is no header. */
export function preferredType(accept: string | undefined, offered: [string, ...string[]]): string | undefined {
  if (!accept) return offered[0];
  return chosen(accept, offered, () => new Negotiator({ headers: { accept } }).mediaType(offered));
}

/** Whether a client prefers a type to JSON. The default is JSON, as in Apollo. */
export function prefers(accept: string | undefined, type: string): boolean {
  return preferredType(accept, ['application/json', 'application/graphql-response+json', type]) === type;
}

/** Returns the first offered content encoding that an `Accept-Encoding` header allows. */
export function acceptedEncoding<E extends string>(acceptEncoding: string | undefined, offered: E[]): E | undefined {
  if (!acceptEncoding) return undefined;
  return chosen(acceptEncoding, offered, () => {
    const accepted = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } }).encodings(offered);
    return offered.find((encoding) => accepted.includes(encoding));
  });
}

/** Caches the choice by header, because clients send few different ones. */
const choices = new LRUCache<string, string | false>({ max: 500 });
const LONGEST_HEADER = 200;

function chosen<C extends string>(header: string, offered: string[], choose: () => C | undefined): C | undefined {
  if (header.length > LONGEST_HEADER) return choose();
  const key = `${header}\n${offered.join()}`;
  const known = choices.get(key);
  if (known !== undefined) return known === false ? undefined : (known as C);
  const choice = choose();
  choices.set(key, choice ?? false);
  return choice;
}
