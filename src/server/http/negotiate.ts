import Negotiator from 'negotiator';

/** The offered media type that an `Accept` header prefers; the first if there is no header. */
export function preferredType(accept: string | undefined, offered: [string, ...string[]]): string | undefined {
  if (!accept) return offered[0];
  return new Negotiator({ headers: { accept } }).mediaType(offered);
}

/** The first offered content encoding that an `Accept-Encoding` header allows. */
export function acceptedEncoding<E extends string>(acceptEncoding: string | undefined, offered: E[]): E | undefined {
  const accepted = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } }).encodings(offered);
  return offered.find((encoding) => accepted.includes(encoding));
}
