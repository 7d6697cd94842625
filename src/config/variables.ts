import { isIP, isIPv6 } from 'node:net';
import { z } from 'zod';
import { orElse } from '../shared/or-else.js';

// The types of environment variables. An empty variable counts as absent.

const URL_RULE = 'must be a URL such as postgresql://user:password@host:5432/database';
export const PERCENT_RULE = 'must have %25 for a percent sign in a user or password';
const PROXY_RULE = 'must be addresses (10.0.0.1, 10.0.0.0/8), separated by commas';

export function optional<Output, Default>(value: z.ZodType<Output, string>, fallback: Default) {
  return z.preprocess(
    (text) => (typeof text === 'string' && text.trim()) || undefined,
    value.optional().transform((given): Output | Default => given ?? fallback),
  );
}

export function postgresqlUrl(none: string) {
  const url = z.string().refine(isPostgresqlUrl, `${URL_RULE}, or empty for ${none}`);
  return optional(url.refine(isPercentEncoded, PERCENT_RULE), null);
}

/** A line of text shown to readers; null if absent. */
export const line = () => optional(z.string().max(200, 'must have at most 200 characters'), null);

export function onOrOff(fallback: 'on' | 'off') {
  return optional(z.enum(['on', 'off'], 'must be on or off'), fallback).transform((value) => value === 'on');
}

export function wholeNumber(fallback: number, least: number, most: number, note = '') {
  const rule = `must be a whole number from ${least} to ${most}${note}`;
  return optional(z.string().regex(/^\d+$/, rule).transform(Number).pipe(z.number().min(least, rule).max(most, rule)), fallback);
}

export function commaSeparated<Item>(list: z.ZodType<Item[], string[]>) {
  const items = z.string().transform((text) => text.split(',').map((item) => item.trim()));
  return optional(items.pipe(list), null);
}

/** IP addresses and ranges such as 10.0.0.0/8, separated by commas; null if there are none. */
export function addressRanges() {
  return commaSeparated(z.array(z.string()).refine((each) => each.every(isAddressRange), PROXY_RULE));
}

/** At least 32 bytes, the length of a 256-bit key. */
export function secret() {
  return optional(
    z.string().refine((text) => Buffer.byteLength(text) >= 32, 'must be at least 32 bytes long'),
    null,
  );
}

function isAddressRange(text: string): boolean {
  const [address = '', bits = '0', ...others] = text.split('/');
  const most = isIPv6(address) ? 128 : 32;
  return isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most && others.length === 0;
}

export function isKeySetUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && local)) && username === '' && password === '';
}

export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === '/' && search + hash + username === '';
}

export function urlOrigin(url: string): string {
  return url === '*' ? url : new URL(url).origin;
}

export function isPostgresqlUrl(text: string): boolean {
  return /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text);
}

export function isPercentEncoded(text: string): boolean {
  return orElse(() => decodeURIComponent(text), null) !== null;
}
