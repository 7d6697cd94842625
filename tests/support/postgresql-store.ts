import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open.js';
import { once } from './once.js';
import type { Template } from './store.js';

/** A server whose role may create databases, or a pooler in front of it. */
const POOLED = process.env['TEST_DATABASE_URL'];
/** The URL of the server itself, if the other one is a pooler's. */
const DIRECT = process.env['TEST_DATABASE_DIRECT_URL'] || null;

/** Creates a new database on the server, as a copy of a template's database. */
export async function clonePostgresql(template: Template): Promise<Database> {
  const source = await databaseOf(template);
  const name = `${prefix(inject('runFolder'))}_${randomUUID().slice(0, 8)}`;
  await execute(`CREATE DATABASE "${name}" TEMPLATE "${source}"`);
  const database = await openDatabase(addresses(name));
  return {
    ...database,
    async close() {
      await database.close();
      await execute(`DROP DATABASE "${name}" WITH (FORCE)`);
    },
  };
}

/** Returns the name of a template's database. Nothing may connect to it once it is created. */
async function databaseOf({ name, from, fill }: Template): Promise<string> {
  const database = `${prefix(inject('runFolder'))}_${name}`;
  const origin = from ? await databaseOf(from) : 'template0'; // before acquiring the lock, which is not reentrant
  await once(name, async () => {
    await execute(`CREATE DATABASE "${database}" ENCODING 'UTF8' TEMPLATE "${origin}"`);
    try {
      // Not through a pooler, which keeps connections open: a database with connections cannot be copied.
      const opened = await openDatabase({ databaseUrl: databaseUrl(server(), database), dataDir: '' });
      await Promise.resolve(fill?.(opened)).finally(() => opened.close());
    } catch (error) {
      // So that the next file that needs it gets the same error, not an error that the database exists.
      await execute(`DROP DATABASE "${database}" WITH (FORCE)`);
      throw error;
    }
  });
  return database;
}

/** Drops the databases of a run: its templates, and those that test files left open. */
export async function dropDatabases(runFolder: string): Promise<void> {
  if (!POOLED) return;
  const rows = await execute(`SELECT datname FROM pg_database WHERE starts_with(datname, '${prefix(runFolder)}_')`);
  for (const { datname } of rows) await execute(`DROP DATABASE "${datname}" WITH (FORCE)`);
}

/** Returns the options with which another process would open the store. */
export async function addressesOf(store: Database) {
  const [row] = await store.query<[string]>({ text: 'SELECT current_database()::text', values: [] });
  return addresses(row![0]);
}

/** Returns the environment variables for a process that opens a store. */
export async function variablesOf(store: Database): Promise<Record<string, string>> {
  const { databaseUrl, databaseDirectUrl } = await addressesOf(store);
  return { DATABASE_URL: databaseUrl, ...(databaseDirectUrl && { DATABASE_DIRECT_URL: databaseDirectUrl }) };
}

function addresses(name: string) {
  return {
    databaseUrl: databaseUrl(POOLED!, name),
    databaseDirectUrl: DIRECT && databaseUrl(DIRECT, name),
    dataDir: '',
  };
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** The URL of the server itself. */
export function server(): string {
  return DIRECT ?? POOLED!;
}

function prefix(runFolder: string): string {
  return basename(runFolder).toLowerCase().replaceAll('-', '_');
}

async function execute(sql: string): Promise<{ datname: string }[]> {
  const client = new pg.Client(server());
  await client.connect();
  try {
    return (await client.query<{ datname: string }>(sql)).rows;
  } finally {
    await client.end();
  }
}
