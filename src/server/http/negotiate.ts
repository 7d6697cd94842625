import Negotiator from 'negotiator';

/** The offered media type that an `Accept` header prefers; the first if there is no header. */
export function preferredType(accept: string | undefined, offered: [string, ...string[]]): string | undefined {
  if (!accept) return offered[0];
  return new Negotiator({ headers: { accept } }).mediaType(offered);
}

/** Whether a client prefers a type to JSON. By default it gets JSON, as Apollo decides. */
export function prefers(accept: string | undefined, type: string): boolean {
  return preferredType(accept, ['application/json', 'application/graphql-response+json', type]) === type;
}

/** The first offered content encoding that an `Accept-Encoding` header allows. */
export function acceptedEncoding<E extends string>(acceptEncoding: string | undefined, offered: E[]): E | undefined {
  if (!acceptEncoding) return undefined;
  const accepted = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } }).encodings(offered);
  return offered.find((encoding) => accepted.includes(encoding));
}
