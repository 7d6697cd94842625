import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

// Addresses that messages may be sent to: public ones, and private ones that the operator allows.

type Address = ReturnType<typeof ipaddr.parse>;

const LONGEST_URL = 2_000;
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

/** Private addresses that messages may be sent to, such as 10.0.0.5 or 10.0.0.0/8. */
export type AllowedAddresses = readonly string[];

/** Returns why messages may not be sent to a URL, in one sentence; null if they may, before its addresses are known. */
export function urlProblem(text: string, allowed: AllowedAddresses): string | null {
  if (text.length > LONGEST_URL) return `The URL has ${text.length} characters. Use at most ${LONGEST_URL}.`;
  if (!URL.canParse(text)) return 'This is not a URL. Use one such as https://example.org/communique.';
  const { protocol, username, password, hash } = new URL(text);
  if (protocol !== 'https:' && !(protocol === 'http:' && allowed.length > 0)) return 'The URL must begin with https://.';
  if (username + password !== '') return 'The URL must not contain a user or a password. Messages are signed.';
  if (hash !== '') return 'The URL must not have a fragment.';
  const host = literalAddress(new URL(text));
  return host === null ? null : addressProblem(host, new URL(text), allowed);
}

/** The IP address in a URL; null if it has a name instead. */
export function literalAddress({ hostname }: URL): string | null {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(host) === 0 ? null : host;
}

/** Returns why messages may not be sent to an address, in one sentence; null if they may. */
export function addressProblem(address: string, { protocol }: URL, allowed: AllowedAddresses): string | null {
  const parsed = ipaddr.parse(address);
  if (allowed.some((range) => isWithin(parsed, range))) return null;
  if (!isPublic(parsed)) return `${address} is not a public address. The operator can allow it in WEBHOOK_PRIVATE_ADDRESSES.`;
  return protocol === 'https:' ? null : 'Only https is allowed for public addresses.';
}

/** IPv6 has no public addresses outside 2000::/3, although some are classified as unicast. */
function isPublic(address: Address): boolean {
  return address.range() === 'unicast' && (address.kind() === 'ipv4' || address.match(GLOBAL_IPV6));
}

/** An IPv4-mapped IPv6 address is within IPv4 ranges. */
function isWithin(address: Address, range: string): boolean {
  const [first, bits] = range.includes('/') ? ipaddr.parseCIDR(range) : [ipaddr.parse(range), null];
  const plain = ipaddr.process(address.toString());
  const length = bits ?? (first.kind() === 'ipv4' ? 32 : 128);
  return [address, plain].some((each) => each.kind() === first.kind() && each.match(first, length));
}
