import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { DatabaseBusyError, DatabaseUnavailableError, StatementCancelledError, storeError } from '../../../src/db/errors.js';
import { cancellable } from '../../../src/db/cancellation.js';
import { migrate, pendingMigrations } from '../../../src/db/migrations/migrate.js';
import { openDatabase, type DatabaseOptions } from '../../../src/db/open.js';
import { writeTransaction } from '../../../src/store/transaction.js';
import { isPlanted, tellCounts, times } from '../../faults/counts.js';
import { NO_POOLER, startPooler, type Pooler } from '../../support/pgbouncer.js';
import { addressesOf, server } from '../../support/postgresql-store.js';
import { bareStore, emptyStore } from '../../support/store.js';
import { proxyTo } from '../proxy.js';
import { sleeping } from '../sleeping.js';

// PgBouncer in transaction mode, with fewer connections than clients: each statement may use a different one.

const BACKENDS = 3;
/** The first message of a connection that will use TLS. */
const SSL_REQUEST = 80_877_103;
const RESTARTS = times(3, 20);
/** Parameters that PgBouncer is often configured to ignore, so that clients can connect. */
const ignoring = { ignore_startup_parameters: 'statement_timeout, lock_timeout, idle_in_transaction_session_timeout' };

/** The addresses of a store's database, through a pooler and directly. */
async function addressesThrough(pooler: Pooler, store: Database) {
  const addresses = await addressesOf(store);
  const direct = addresses.databaseDirectUrl ?? addresses.databaseUrl;
  return { databaseUrl: pooler.through(direct), databaseDirectUrl: direct, dataDir: '' };
}

describe.skipIf(NO_POOLER)('through a pooler', () => {
  let [pooler, store, db]: [Pooler?, Database?, Database?] = [];
  let addresses: DatabaseOptions;
  const warnings: string[] = [];
  beforeAll(async () => {
    pooler = await startPooler({ default_pool_size: BACKENDS });
    store = await emptyStore();
    addresses = await addressesThrough(pooler, store);
    db = await openDatabase({ ...addresses, onWarning: (message) => warnings.push(message) });
  });
  afterAll(async () => {
    await db?.close();
    await pooler?.remove();
    await store?.close();
  });

  test('the server warns at startup about timeouts that it cannot set', () => {
    const [, address] = /@([^?]+)/.exec(addresses.databaseUrl!)!;
    expect(warnings).toEqual([
      `Through the pooler at ${address}, the server cannot set statement_timeout, lock_timeout, idle_in_transaction_session_timeout, which are disabled. Set them with ALTER ROLE.`,
    ]);
  });

  test('a prepared statement can run on any connection, in UTC', async () => {
    const asked = Array.from({ length: 300 }, (_, n) => n);
    const answered = asked.map((n) =>
      db!.query<[number, string, number]>({
        name: `statement_${n % 7}`,
        text: `SELECT $1::int + ${n % 7}, current_setting('TimeZone'), pg_backend_pid() FROM pg_sleep(0.001)`,
        values: [n],
      }),
    );
    const rows = (await Promise.all(answered)).flat();
    expect(rows.map(([sum, zone]) => [sum, zone])).toEqual(asked.map((n) => [n + (n % 7), 'UTC']));
    expect(new Set(rows.map(([, , backend]) => backend)).size).toBe(BACKENDS);
  });

  test('a transaction keeps its connection, and writes from all processes are serialized', async () => {
    const other = await openDatabase(addresses);
    let writing = 0;
    const write = ({ prisma }: Database, n: number) =>
      writeTransaction(prisma, async (tx) => {
        expect(++writing).toBe(1);
        const backend = () => tx.$queryRaw`SELECT pg_backend_pid() AS pid`;
        const before = await backend();
        await tx.country.create({ data: { slug: `turn-${n}`, name: 'Turn', namesFolded: 'turn' } });
        await sleep(5);
        expect(await backend()).toEqual(before);
        writing--;
      });
    const reads = Array.from({ length: 100 }, () => db!.query({ text: 'SELECT pg_sleep(0.002)', values: [] }));
    await Promise.all([...Array.from({ length: 20 }, (_, n) => write(n % 2 ? db! : other, n)), ...reads]);
    expect(await store!.prisma.country.count({ where: { name: 'Turn' } })).toBe(20);
    await other.close();
  });

  test('every process is notified of commits by any process', async () => {
    const heard: string[] = [];
    await db!.listen({
      listening: () => void heard.push('listening'),
      changed: () => void heard.push('changed'),
      interrupted: () => void heard.push('interrupted'),
    });
    for (const [n, writer] of [db!, store!].entries()) {
      await writer.prisma.country.create({ data: { slug: `heard-${n}`, name: 'Heard', namesFolded: 'heard' } });
    }
    await expect.poll(() => heard).toEqual(['listening', 'changed', 'changed']);
  });

  test.each([
    ['`query`', (signal: AbortSignal) => db!.query({ text: 'SELECT pg_sleep(60)', values: [], signal })],
    ['Prisma', (signal: AbortSignal) => cancellable(db!.prisma, signal).$queryRaw`SELECT pg_sleep(60)::text`],
  ])('a statement of %s is cancelled, even while it waits in the pooler', async (_way, way) => {
    const controller = new AbortController();
    const many = Array.from({ length: 2 * BACKENDS }, () => Promise.resolve(way(controller.signal)).catch(storeError));
    await expect.poll(() => sleeping(store!)).toBe(BACKENDS);
    controller.abort();
    for (const done of many) expect(await done).toBeInstanceOf(StatementCancelledError);
    await expect.poll(() => sleeping(store!)).toBe(0);
  });

  test('another client’s statement is never cancelled', async () => {
    const others: unknown[] = [];
    const rounds = async (n: number) => {
      for (let round = 0; round < 50; round++) {
        const controller = new AbortController();
        const done = db!.query({ text: 'SELECT pg_sleep(0.005)', values: [], signal: controller.signal });
        if (n % 2) others.push(await done.catch(storeError));
        else {
          await Promise.race([sleep(round % 12), done]);
          controller.abort();
          await done.catch(() => {});
        }
      }
    };
    await Promise.all(Array.from({ length: 3 * BACKENDS }, (_, n) => rounds(n)));
    for (const outcome of others) expect(outcome).toBeInstanceOf(Array);
  });

  test('processes that migrate at the same time wait for each other', async () => {
    const bare = await bareStore();
    const options = await addressesThrough(pooler!, bare);
    const processes = await Promise.all([1, 2, 3].map(() => openDatabase(options)));
    const all = await pendingMigrations(processes[0]!);
    const applied = await Promise.all(processes.map((process) => migrate(process)));
    expect(applied.sort((one, other) => one.length - other.length)).toEqual([[], [], all]);
    await Promise.all(processes.map((process) => process.close()));
    await bare.close();
  });

  test('a restart of the pooler causes errors but no wrong answers', async (context) => {
    const text = `SELECT "aliases"[1]::int FROM "Country" WHERE "slug" = 'restart'`;
    await store!.prisma.country.create({ data: { slug: 'restart', name: 'R', namesFolded: 'r', aliases: ['0'] } });
    const written = { tried: 0, acknowledged: 0 };
    const counts = { read: 0, failed: 0 };
    let over = false;
    const failed = (error: unknown) => {
      counts.failed++;
      const known = storeError(error);
      expect(known, String(error)).not.toBeNull();
      expect([DatabaseUnavailableError, DatabaseBusyError]).toContain(known!.constructor);
    };
    const write = async () => {
      for (let n = 1; !over; n++) {
        written.tried = n;
        const update = db!.prisma.country.update({ where: { slug: 'restart' }, data: { aliases: [String(n)] } });
        await update.then(() => (written.acknowledged = n), failed);
        await sleep(1);
      }
    };
    const read = async (n: number) => {
      while (!over) {
        const least = written.acknowledged;
        const rows = await db!.query<[number]>({ text, values: [], name: `restart_${n}` }).catch(failed);
        if (!rows) await sleep(1);
        else {
          counts.read++;
          expect(rows[0]![0] - (isPlanted ? 1_000 : 0)).toBeGreaterThanOrEqual(least);
          expect(rows[0]![0]).toBeLessThanOrEqual(written.tried);
        }
      }
    };
    const all = [write(), ...Array.from({ length: 6 }, (_, n) => read(n))];
    for (let n = 0; n < RESTARTS; n++) {
      const { read: before } = counts;
      await expect.poll(() => counts.read).toBeGreaterThan(before + 100);
      await pooler!.stop();
      const { failed: sofar } = counts;
      await expect.poll(() => counts.failed).toBeGreaterThan(sofar);
      await pooler!.start();
    }
    const { acknowledged } = written;
    await expect.poll(() => written.acknowledged).toBeGreaterThan(acknowledged);
    over = true;
    await Promise.all(all);
    tellCounts(
      context,
      `${RESTARTS} restarts, ${counts.read} reads, none stale, ${written.acknowledged} writes, ${counts.failed} refused`,
    );
  });
});

describe.skipIf(NO_POOLER)('a server refuses to start with a one-line message', () => {
  let store: Database | undefined;
  beforeAll(async () => void (store = await bareStore()));
  afterAll(() => store?.close());

  type Change = (addresses: { databaseUrl: string; databaseDirectUrl: string }) => object;
  const notDirect: Change = () => ({ databaseDirectUrl: null });

  test.concurrent.each<[string, Record<string, string | number>, Change, RegExp]>([
    [
      'if the direct address is missing',
      {},
      notDirect,
      /^DATABASE_URL is a pooler \(127\.0\.0\.1:\d+\/\w+\), which delivers no notifications\. Set DATABASE_DIRECT_URL to PostgreSQL's own address\.$/,
    ],
    [
      'if it is missing, even if timeouts are ignored',
      ignoring,
      notDirect,
      /^DATABASE_URL is a pooler .*, which delivers no notifications\. Set DATABASE_DIRECT_URL/,
    ],
    [
      'if the direct address is also a pooler',
      {},
      ({ databaseUrl }) => ({ databaseDirectUrl: databaseUrl }),
      /^DATABASE_DIRECT_URL is a pooler too \(127\.0\.0\.1:\d+\/\w+\)\. Set it to PostgreSQL's own address\.$/,
    ],
    [
      'if the addresses point to different databases',
      {},
      () => ({ databaseDirectUrl: server() }),
      /^DATABASE_URL and DATABASE_DIRECT_URL point to different databases \(127\.0\.0\.1:\d+\/\w+ and .*\)\. Set both to the same one\.$/,
    ],
    [
      'if the direct address cannot be reached',
      {},
      () => ({ databaseDirectUrl: 'postgresql://me:secret@127.0.0.1:1/store' }),
      /^PostgreSQL at 127\.0\.0\.1:1\/store cannot be reached: .*ECONNREFUSED/,
    ],
    [
      'if the pooler mixes up prepared statements',
      { max_prepared_statements: 0 },
      () => ({}),
      /^The pooler at 127\.0\.0\.1:\d+\/\w+ mixes up prepared statements\. Set its max_prepared_statements/,
    ],
    [
      'if the pooler does not know a parameter of the URL',
      {},
      ({ databaseUrl }) => ({ databaseUrl: `${databaseUrl}?options=-c%20search_path%3Dpublic` }),
      /^The pooler at 127\.0\.0\.1:\d+\/\w+ refuses the parameter search_path\. Remove it from DATABASE_URL/,
    ],
  ])('%s', async (_why, settings, change, message) => {
    const pooler = await startPooler(settings);
    try {
      const addresses = await addressesThrough(pooler, store!);
      const opening = openDatabase({ ...addresses, ...change(addresses) });
      const error: unknown = await opening.catch((error: unknown) => error);
      expect(error).toBeInstanceOf(DatabaseUnavailableError);
      expect((error as Error).message).toMatch(message);
      expect((error as Error).message).not.toMatch(/secret|\n/);
    } finally {
      await pooler.remove();
    }
  });
});

test('a pooler in session mode needs no direct address', async ({ skip }) => {
  skip(Boolean(NO_POOLER), NO_POOLER);
  const store = await emptyStore();
  const pooler = await startPooler({
    pool_mode: 'session',
    ...ignoring,
  });
  const { databaseUrl, databaseDirectUrl } = await addressesThrough(pooler, store);
  for (const direct of [null, databaseDirectUrl]) {
    const db = await openDatabase({ databaseUrl, databaseDirectUrl: direct, dataDir: '' });
    const heard: string[] = [];
    await db.listen({ listening: () => {}, changed: () => void heard.push('changed'), interrupted: () => {} });
    await store.prisma.country.create({
      data: { slug: `heard-${direct === null}`, name: 'Heard', namesFolded: 'heard' },
    });
    await expect.poll(() => heard).toEqual(['changed']);
    await db.close();
  }
  await pooler.remove();
  await store.close();
});

test('a statement is cancelled over TLS, and the certificate of the host is verified', async ({ skip }) => {
  skip(Boolean(NO_POOLER), NO_POOLER);
  const folder = await mkdtemp(join(tmpdir(), 'communique-tls-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, '-days', '2'];
  const made = await promisify(execFile)('openssl', [...args, '-subj', '/CN=localhost']).catch(() => null);
  skip(!made, 'needs openssl, for a certificate');
  for (const file of [folder, key]) await chmod(file, 0o755);
  const store = await emptyStore();
  const tls = { client_tls_sslmode: 'require', client_tls_key_file: key, client_tls_cert_file: certificate };
  const pooler = await startPooler({ ...tls, default_pool_size: 1 });
  const addresses = await addressesThrough(pooler, store);
  const url = new URL(addresses.databaseUrl);
  const proxy = await proxyTo(url.hostname, Number(url.port));
  url.host = `localhost:${proxy.port}`;
  url.search = `sslmode=verify-full&sslrootcert=${certificate}`;
  const db = await openDatabase({ ...addresses, databaseUrl: url.href });
  const controller = new AbortController();
  const done = db.query({ text: 'SELECT pg_sleep(60)', values: [], signal: controller.signal }).catch(storeError);
  await expect.poll(() => sleeping(store)).toBe(1);
  controller.abort();
  expect(await done).toBeInstanceOf(StatementCancelledError);
  await expect.poll(() => sleeping(store)).toBe(0);
  expect(proxy.openings).toEqual(new Set([SSL_REQUEST]));
  await db.close();
  await proxy.cut();
  await pooler.remove();
  await store.close();
  await rm(folder, { recursive: true });
});
