import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { databaseAddress, connectionConfig, reason } from './config.js';
import { DatabaseUnavailableError } from '../errors.js';
import { ListeningConnection, type Notify } from './listening-connection.js';

// Checks at start that a PostgreSQL server meets the requirements.

/** The first version with NULLS NOT DISTINCT. */
const OLDEST_VERSION = 15;
const TIMEOUTS = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];
const UNSUPPORTED = /^unsupported startup parameter(?: in options)?: (\w+)/;

interface Addresses {
  /** The URL of PostgreSQL, or of a pooler in front of it. */
  url: string;
  /** The URL of PostgreSQL itself, if `url` points to a pooler. */
  directUrl: string | null;
  /** Sends a notification from the pool. */
  notify: Notify;
}

/**
 * Checks what the rest of the code relies on: the server's version and encoding, the date format, and that notifications sent
 * through one URL arrive through the other. Returns warnings. @throws DatabaseUnavailableError that says what to change
 */
export async function checkPostgresql(pool: pg.Pool, addresses: Addresses): Promise<string[]> {
  const { url, directUrl, notify } = addresses;
  const server = `PostgreSQL at ${databaseAddress(url)}`;
  const session = await readSession(pool).catch((error: unknown) => {
    throw unavailable(refusal(error, addresses) ?? `${server} cannot be reached: ${reason(error)}`, error);
  });
  const problem = problemOf(session);
  if (problem) throw unavailable(`${server} ${problem}`);

  const silence = await silenceOf(directUrl ?? url, notify);
  if (silence) throw unavailable(await explain(silence, addresses), silence);
  if (directUrl !== null && session.keepsName && session.isPooled && (await silenceOf(url, notify))) {
    throw unavailable(
      `The pooler at ${databaseAddress(url)} mixes up prepared statements. Set its max_prepared_statements (PgBouncer 1.21 or newer).`,
    );
  }
  return [
    session.unlimited.length === 0 ? [] : unlimitedWarning(url, session.unlimited),
    ['C', 'POSIX'].includes(session.characters) ? charactersWarning(url, session.characters) : [],
  ].flat();
}

interface Session {
  version: number;
  encoding: string;
  isStandby: boolean;
  timeZone: string;
  dateStyle: string;
  /** The locale that determines which characters are letters. */
  characters: string;
  /** The timeouts that are disabled. */
  unlimited: string[];
  /** Whether the process id of the connection differs from the backend's. */
  isPooled: boolean;
  /** Whether prepared statements keep their names. Poolers that track prepared statements rename them. */
  keepsName: boolean;
}

async function readSession(pool: pg.Pool): Promise<Session> {
  const name = `communique_${randomUUID()}`;
  const text = `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS "isStandby",
    current_setting('TimeZone') AS "timeZone", current_setting('DateStyle') AS "dateStyle", pg_backend_pid() AS pid,
    (SELECT datctype FROM pg_database WHERE datname = current_database()) AS characters,
    ARRAY(SELECT name FROM unnest($1::text[]) AS name WHERE current_setting(name) = '0') AS unlimited,
    EXISTS (SELECT FROM pg_prepared_statements WHERE name = $2) AS "keepsName"`;
  const client = await pool.connect();
  try {
    const { rows } = await client.query<Session & { pid: number }>({ name, text, values: [TIMEOUTS, name] });
    return { ...rows[0]!, isPooled: isPooled(client, rows[0]!.pid) };
  } finally {
    client.release(true); // the pool's other connections do not have this statement
  }
}

function problemOf({ version, encoding, isStandby, timeZone, dateStyle }: Session): string | null {
  if (version < OLDEST_VERSION * 10_000) {
    return `has version ${Math.trunc(version / 10_000)}; ${OLDEST_VERSION} or newer is required.`;
  }
  if (encoding !== 'UTF8') return `has the encoding ${encoding}; UTF8 is required.`;
  if (isStandby) return 'is a standby, which cannot be written to. Set DATABASE_URL to the primary.';
  if (timeZone === 'UTC' && dateStyle.startsWith('ISO')) return null;
  return `does not give sessions TimeZone UTC and DateStyle ISO (they have ${timeZone} and ${dateStyle}). Remove options from the pooler's ignore_startup_parameters.`;
}

function unlimitedWarning(url: string, timeouts: string[]): string {
  return `Through the pooler at ${databaseAddress(url)}, the server cannot set ${timeouts.join(', ')}, which are disabled. Set them with ALTER ROLE.`;
}

function charactersWarning(url: string, locale: string): string {
  return `The database at ${databaseAddress(url)} has the locale ${locale}, in which search treats ’ and other punctuation as letters. Create it with LOCALE 'C.UTF-8'.`;
}

/** Explains why a pooler refused a startup parameter; null for any other error. */
function refusal(error: unknown, { url, directUrl }: Addresses): string | null {
  const [, parameter] = UNSUPPORTED.exec(reason(error)) ?? [];
  if (!parameter) return null;
  if (directUrl === null) return poolerWithout(url);
  return `The pooler at ${databaseAddress(url)} refuses the parameter ${parameter}. Remove it from DATABASE_URL, or use PgBouncer 1.20 or newer.`;
}

function poolerWithout(url: string): string {
  return `DATABASE_URL is a pooler (${databaseAddress(url)}), which delivers no notifications. Set DATABASE_DIRECT_URL to PostgreSQL's own address.`;
}

/** Returns the error that keeps notifications from arriving through a URL, or null if they arrive. */
async function silenceOf(url: string, notify: Notify): Promise<Error | null> {
  const connection = new ListeningConnection(connectionConfig(url), { hear() {}, lose() {} });
  try {
    await connection.open([], notify);
    await connection.close();
    return null;
  } catch (error) {
    return error as Error;
  }
}

async function explain(silence: Error, { url, directUrl }: Addresses): Promise<string> {
  const at = directUrl ?? url;
  const [database, listened] = await Promise.all([identify(url), identify(at)]).catch((error: unknown) => {
    throw unavailable(`PostgreSQL at ${databaseAddress(at)} cannot be reached: ${reason(error)}`, error);
  });
  if (database.identity !== listened.identity) {
    return `DATABASE_URL and DATABASE_DIRECT_URL point to different databases (${databaseAddress(url)} and ${databaseAddress(at)}). Set both to the same one.`;
  }
  if (listened.isStandby) {
    return `PostgreSQL at ${databaseAddress(at)} is a standby, which delivers no notifications. Set DATABASE_DIRECT_URL to the primary.`;
  }
  if (!listened.isPooled) return `PostgreSQL at ${databaseAddress(at)} delivers no notifications: ${reason(silence)}`;
  if (directUrl === null) return poolerWithout(url);
  return `DATABASE_DIRECT_URL is a pooler too (${databaseAddress(at)}). Set it to PostgreSQL's own address.`;
}

async function identify(url: string): Promise<{ identity: string; isPooled: boolean; isStandby: boolean }> {
  const client = new pg.Client(connectionConfig(url));
  client.on('error', () => {}); // the statement fails too
  try {
    await client.connect();
    const text = `SELECT pg_backend_pid() AS pid, pg_is_in_recovery() AS "isStandby", (SELECT system_identifier FROM pg_control_system()) || ' ' ||
      (SELECT oid FROM pg_database WHERE datname = current_database()) AS identity`;
    const { rows } = await client.query<{ pid: number; identity: string; isStandby: boolean }>(text);
    return { ...rows[0]!, isPooled: isPooled(client, rows[0]!.pid) };
  } finally {
    void client.end().catch(() => {});
  }
}

function isPooled(client: pg.Client, backend: number): boolean {
  return (client as pg.Client & { processID: number }).processID !== backend;
}

function unavailable(message: string, cause?: unknown): DatabaseUnavailableError {
  return new DatabaseUnavailableError(message, { cause });
}
