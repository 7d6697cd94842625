import Negotiator from 'negotiator';

/** The media type, of those offered, that a request's `Accept` header likes best; the first where it does not mind. */
export function preferredType(accept: string | undefined, offered: [string, ...string[]]): string | undefined {
  if (!accept) return offered[0];
  return new Negotiator({ headers: { accept } }).mediaType(offered);
}

/** The first content encoding, of those offered, that a request's `Accept-Encoding` header takes at all. */
export function acceptedEncoding<E extends string>(acceptEncoding: string | undefined, offered: E[]): E | undefined {
  const accepted = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } }).encodings(offered);
  return offered.find((encoding) => accepted.includes(encoding));
}
