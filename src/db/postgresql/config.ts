import pg from 'pg';
import { DatabaseUnavailableError } from '../errors.js';

export const CONNECTION_TIMEOUT_MS = 5_000;

/** Returns the configuration that all connections share. Poolers accept each of these parameters. */
export function connectionConfig(url: string): pg.ClientConfig {
  return {
    connectionString: withFormats(url),
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    application_name: 'communique',
    keepAlive: true,
  };
}

/** Prisma's adapter assumes sessions in UTC and ISO dates, but the server may have other defaults. */
function withFormats(url: string): string {
  const changed = new URL(url);
  const options = [changed.searchParams.get('options'), '-c TimeZone=UTC -c DateStyle=ISO,MDY'].filter(Boolean);
  changed.searchParams.set('options', options.join(' '));
  return changed.href;
}

/** Checks a URL, and that any file it names, such as a certificate, exists. Otherwise a pool would not fail until it connects. */
export function checkUrl(variable: string, url: string): void {
  try {
    new pg.Client(connectionConfig(url));
  } catch (error) {
    throw new DatabaseUnavailableError(`${variable} cannot be used: ${reason(error)}`, { cause: error });
  }
}

/** For a host name with several addresses, Node reports one error per address, wrapped in an error without a message. */
export function reason(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return first instanceof Error ? first.message : String(first);
}

/** Returns host, port and database, without user and password. */
export function databaseAddress(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || 'localhost'}:${port || '5432'}${pathname}`;
}
