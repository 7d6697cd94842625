import { lookup as lookUp } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import pLimit from 'p-limit';
import { addressProblem, type AllowedAddresses, literalAddress, urlProblem } from './store/addresses.js';
import { signatures } from './store/secret.js';
import { NamedError } from '../../shared/named-error.js';

/** The time limit for a message, from the DNS lookup to the response status. Shorter than a lease. */
const TIMEOUT_MS = 15_000;
/**
 * Node resolves names in four threads that it also needs for file access. Slow name servers must leave some of them free, for
 * files and for other receivers.
 */
const LOOKUPS = { slow: pLimit(1), others: pLimit(2) };

interface Message {
  id: string;
  url: string;
  secrets: readonly string[];
  body: string;
}

/** The outcome of sending a message. */
export interface DeliveryOutcome {
  milliseconds: number;
  /** The status of the response; null if there was none. */
  status: number | null;
  /** The reason for a failure, in a few words; null if the message was delivered. */
  error: string | null;
  /** The seconds to wait before the next attempt, as requested by the receiver; null if it did not request any. */
  retryAfter: number | null;
}

interface Sending {
  allowed: AllowedAddresses;
  /** Whether the receiver has been slow. */
  isSlow: boolean;
  /** Aborts when the server stops waiting. */
  signal: AbortSignal;
  /** Looks up the addresses of a name. The default is the system's lookup. */
  lookup?: typeof lookUp;
}

/** Sends a message to an address that has been checked. Does not follow redirects. Never throws. */
export async function send(message: Message, sending: Sending): Promise<DeliveryOutcome> {
  const begun = performance.now();
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const took = () => Math.round(performance.now() - begun);
  try {
    const response = await post(message, { ...sending, signal: AbortSignal.any([timeout, sending.signal]) });
    const { statusCode: status = 0, headers } = response;
    response.destroy(); // only the status matters, and the body may never end
    const isTaken = status >= 200 && status < 300;
    const retryAfter = secondsOf(headers['retry-after']);
    return { milliseconds: took(), status, error: isTaken ? null : `The response has status ${status}.`, retryAfter };
  } catch (error) {
    return { milliseconds: took(), status: null, error: reasonOf(error as Error, timeout.aborted), retryAfter: null };
  }
}

function post({ id, url: text, secrets, body }: Message, sending: Sending): Promise<IncomingMessage> {
  const problem = urlProblem(text, sending.allowed); // the operator may allow fewer addresses than at registration
  if (problem !== null) throw new AddressRefused(problem);
  const url = new URL(text);
  const timestamp = Math.floor(Date.now() / 1_000);
  const headers = {
    ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'user-agent': 'communique-webhooks' },
    ...{ 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures(secrets, id, timestamp, body) },
  };
  const { request } = url.protocol === 'https:' ? https : http;
  const options = { method: 'POST', headers, signal: sending.signal, agent: false, lookup: checkedLookup(url, sending) } as const;
  return new Promise((resolve, reject) => {
    request(url, options, resolve).on('error', reject).end(body);
  });
}

/**
 * The socket connects to the address that was checked here, without a second lookup, so that the name cannot be rebound. An IP
 * address in the URL is not looked up: `urlProblem` has already checked it.
 */
function checkedLookup(url: URL, { allowed, isSlow, signal, lookup = lookUp }: Sending): LookupFunction | undefined {
  if (literalAddress(url) !== null) return undefined;
  return (hostname, options, callback) => {
    void LOOKUPS[isSlow ? 'slow' : 'others'](
      () =>
        new Promise<void>((done) => {
          if (signal.aborted) return done(); // after a long wait, the addresses are no longer needed
          lookup(hostname, { ...options, all: true }, (error, found) => {
            done();
            if (error) return callback(error, []);
            const problem = found.map(({ address }) => addressProblem(address, url, allowed)).find((each) => each !== null);
            if (problem !== undefined) return callback(new AddressRefused(problem), []);
            if (options.all) return callback(null, found);
            callback(null, found[0]!.address, found[0]!.family);
          });
        }),
    );
  };
}

class AddressRefused extends NamedError {}

function secondsOf(retryAfter: string | undefined): number | null {
  if (retryAfter === undefined) return null;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}

/** Describes a failure for administrators, without a stack trace and without anything that the receiver sent. */
function reasonOf(error: Error & { code?: string; errors?: (Error & { code?: string })[] }, timedOut: boolean): string {
  if (timedOut) return `There was no response within ${TIMEOUT_MS / 1_000} s.`;
  if (error instanceof AddressRefused) return error.message;
  const code = error.code ?? error.errors?.[0]?.code; // set if a name has several addresses, none of which answered
  return `The request failed: ${code ?? error.message.slice(0, 200)}.`;
}
