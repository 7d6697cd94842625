import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open.js';
import { once } from './once.js';
import type { Fill } from './store.js';

/** A database of its own on a server, copied from that of a template. */
export async function clonePostgresql(server: string, template: string, fill: Fill): Promise<Database> {
  const source = `${prefix(inject('runFolder'))}_${template}`;
  await once(template, async () => {
    await execute(server, `CREATE DATABASE "${source}" ENCODING 'UTF8' TEMPLATE template0`);
    try {
      const database = await open(server, source);
      await fill(database).finally(() => database.close());
    } catch (error) {
      // So that the next file that needs it is told the same, and not that it is there.
      await execute(server, `DROP DATABASE "${source}" WITH (FORCE)`);
      throw error;
    }
  });
  const name = `${prefix(inject('runFolder'))}_${randomUUID().slice(0, 8)}`;
  await execute(server, `CREATE DATABASE "${name}" TEMPLATE "${source}"`);
  const database = await open(server, name);
  return {
    ...database,
    async close() {
      await database.close();
      await execute(server, `DROP DATABASE "${name}" WITH (FORCE)`);
    },
  };
}

/** Drops the databases that a run made: its templates, and what test files left open. */
export async function dropDatabases(runFolder: string): Promise<void> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) return;
  const rows = await execute(
    server,
    `SELECT datname FROM pg_database WHERE starts_with(datname, '${prefix(runFolder)}_')`,
  );
  for (const { datname } of rows) await execute(server, `DROP DATABASE "${datname}" WITH (FORCE)`);
}

/** The URL of another database on the same server. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

function open(server: string, name: string): Promise<Database> {
  return openDatabase({ databaseUrl: databaseUrl(server, name), dataDir: '' });
}

function prefix(runFolder: string): string {
  return basename(runFolder).toLowerCase().replaceAll('-', '_');
}

async function execute(server: string, sql: string): Promise<{ datname: string }[]> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    return (await client.query<{ datname: string }>(sql)).rows;
  } finally {
    await client.end();
  }
}
