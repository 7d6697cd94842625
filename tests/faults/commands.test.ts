import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { openDatabase } from '../../src/db/open.js';
import { verifyStore } from '../../src/features/archive/verify/verify.js';
import { Cluster } from '../support/cluster/cluster.js';
import { clusterTest, hasClusters, runProgram } from '../support/cluster/programs.js';
import { build, setUp, start } from '../support/process.js';
import { isPlanted, tellCounts, times } from './counts.js';

// Rows 3, 4, 7 and 30 of docs/reliability.md: the operator's commands.

const MIGRATE = 'communique migrate';
const SEED = 'communique seed';
const BACKUP = 'communique backup';
const RESTORE = 'communique restore';
const TIMEOUT = 7_200_000;
let cluster: Cluster;
let folder: string;

beforeAll(async () => {
  await build();
  folder = await mkdtemp(join(inject('runFolder'), 'commands-'));
  if (hasClusters) cluster = await Cluster.start();
});
afterAll(() => cluster?.close());

async function newDatabase(name: string): Promise<string> {
  await cluster.primary.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  return cluster.url(name);
}

async function succeeds(file: string, variables: Record<string, string>, args: string[] = []): Promise<string> {
  const running = start(file, folder, variables, args);
  const code = await running.ended;
  const { stdout, stderr } = running.output();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

async function damageOf(databaseUrl: string): Promise<unknown[]> {
  const db = await openDatabase({ databaseUrl, dataDir: '' });
  const damage: unknown[] = [];
  await verifyStore(db, { ended: (_, { shown }) => void damage.push(...shown) }).finally(() => db.close());
  return damage;
}

/** Inserts a row that no source claims. */
const UNCLAIMED = `INSERT INTO "Person" ("id", "slug", "name", "namesFolded") VALUES (gen_random_uuid(), 'x', 'X', 'x')`;

/** Counts data definition statements, and stops at the one with this number. */
const stopAt = (number: number) => `
  CREATE SCHEMA faults;
  CREATE SEQUENCE faults.statements;
  CREATE FUNCTION faults.stop() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
    IF nextval('faults.statements') = ${number} THEN PERFORM pg_sleep(600); END IF;
  END $$;
  CREATE EVENT TRIGGER stop ON ddl_command_end EXECUTE FUNCTION faults.stop()`;

clusterTest(
  'row 3: a migration can be killed at any of its statements',
  async (context) => {
    const whole = await newDatabase('whole');
    await cluster.primary.query(stopAt(0), [], 'whole');
    await succeeds(MIGRATE, { DATABASE_URL: whole });
    const [row] = await cluster.primary.query<{ count: string }>(
      'SELECT last_value AS count FROM faults.statements',
      [],
      'whole',
    );
    const statements = Number(row!.count);
    expect(statements).toBeGreaterThan(100);

    const kills = times(2, statements);
    for (let kill = 0; kill < kills; kill++) {
      const name = `killed_${kill}`;
      const databaseUrl = await newDatabase(name);
      await cluster.primary.query(stopAt(1 + Math.floor(statements * ((kill + 0.5) / kills))), [], name);
      const running = start(MIGRATE, folder, { DATABASE_URL: databaseUrl });
      const sleeping = `SELECT pid FROM pg_stat_activity WHERE datname = '${name}' AND wait_event = 'PgSleep'`;
      while ((await cluster.primary.query(sleeping)).length === 0) {
        expect(running.child.exitCode, 'the command is still running').toBe(null);
        await sleep(20);
      }
      running.child.kill('SIGKILL');
      await running.ended;
      await cluster.primary.query(`SELECT pg_terminate_backend(pid) FROM (${sleeping}) AS it`);
      await cluster.primary.query('DROP EVENT TRIGGER stop', [], name);
      expect(await succeeds(MIGRATE, { DATABASE_URL: databaseUrl })).toContain('The store is up to date.');
      if (isPlanted) await cluster.primary.query(UNCLAIMED, [], name);
      expect(await damageOf(databaseUrl)).toEqual([]);
      await cluster.primary.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
    tellCounts(context, `${kills} kills, spread over the ${statements} statements that define something`);
  },
  TIMEOUT,
);

/** Waits at the statement with this number until it is released. */
const waitAt = (number: number) => `
  CREATE SCHEMA faults;
  CREATE SEQUENCE faults.statements;
  CREATE TABLE faults.gate AS SELECT false AS "isOpen";
  CREATE FUNCTION faults.wait() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
    IF nextval('faults.statements') = ${number} THEN
      WHILE NOT (SELECT "isOpen" FROM faults.gate) LOOP PERFORM pg_sleep(0.01); END LOOP;
    END IF;
  END $$;
  CREATE EVENT TRIGGER wait ON ddl_command_end EXECUTE FUNCTION faults.wait()`;

clusterTest(
  'row 30: a migration is recorded if PostgreSQL commits its script after its process was stopped',
  async (context) => {
    const archive = join(folder, 'empty.tar.gz');
    await succeeds(MIGRATE, { DATABASE_URL: await newDatabase('to_restore') });
    await succeeds(BACKUP, { DATABASE_URL: cluster.url('to_restore') }, [archive]);
    const commands = [
      { file: MIGRATE, args: [], last: 'The store is up to date.' },
      { file: RESTORE, args: [archive], last: 'The store is sound.' },
    ];
    // Some statements of the first migration and some of later ones, as in an upgrade.
    const [stops, distance] = [times(2, 20), times(60, 20)];
    for (let stop = 0; stop < stops; stop++) {
      const { file, args, last } = commands[stop % commands.length]!;
      const name = `stopped_${stop}`;
      const databaseUrl = await newDatabase(name);
      await cluster.primary.query(waitAt(1 + stop * distance), [], name);
      const running = start(file, folder, { DATABASE_URL: databaseUrl }, args);
      const waiting = `SELECT pid FROM pg_stat_activity WHERE datname = '${name}' AND wait_event = 'PgSleep'`;
      while ((await cluster.primary.query(waiting)).length === 0) {
        expect(running.child.exitCode, 'the command is still running').toBe(null);
        await sleep(20);
      }
      running.child.kill('SIGTERM');
      expect(await running.ended).not.toBe(0);
      await cluster.primary.query('UPDATE faults.gate SET "isOpen" = true', [], name);
      while ((await connections(name)) > 0) await sleep(20);
      if (isPlanted) await cluster.primary.query(FORGET_LAST, [], name);
      expect(await succeeds(file, { DATABASE_URL: databaseUrl }, args)).toContain(last);
      expect(await damageOf(databaseUrl)).toEqual([]);
      await cluster.primary.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
    tellCounts(context, `${stops} stops of a migration, half of them in a restore`);
  },
  TIMEOUT,
);

/** Deletes the record of a migration whose script was committed. */
const FORGET_LAST = `DELETE FROM "_prisma_migrations" WHERE "migration_name" = (SELECT max("migration_name") FROM "_prisma_migrations")`;

async function connections(database: string): Promise<number> {
  const text = `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = '${database}' AND application_name = 'communique'`;
  const [row] = await cluster.primary.query<{ count: number }>(text);
  return row!.count;
}

clusterTest(
  'row 4: two migrators and two importers can run simultaneously',
  async (context) => {
    const TIMES = times(1, 5);
    for (let time = 0; time < TIMES; time++) {
      const DATABASE_URL = await newDatabase(`at_once_${time}`);
      await Promise.all([succeeds(MIGRATE, { DATABASE_URL }), succeeds(MIGRATE, { DATABASE_URL })]);
      await Promise.all([succeeds(SEED, { DATABASE_URL }), succeeds(SEED, { DATABASE_URL })]);
      expect(await damageOf(DATABASE_URL)).toEqual([]);
      if (isPlanted)
        await cluster.primary.query(
          `INSERT INTO "ChangeSet" ("id", "source") VALUES (gen_random_uuid(), 'x')`,
          [],
          `at_once_${time}`,
        );
      const [row] = await cluster.primary.query<{ count: string }>('SELECT count(*) FROM "ChangeSet"', [], `at_once_${time}`);
      expect(Number(row!.count)).toBe(1); // the second found everything as it was
    }
    tellCounts(context, `${TIMES} times two of each`);
  },
  TIMEOUT,
);

clusterTest(
  'row 7: a backup can be restored into the other engine and back',
  async (context) => {
    await setUp(folder);
    const DATABASE_URL = await newDatabase('restored');
    const file = (name: string) => join(folder, `${name}.tar.gz`);
    await succeeds(BACKUP, { DATA_DIR: join(folder, 'data') }, [file('first')]);
    expect(await succeeds(RESTORE, { DATABASE_URL }, [file('first')])).toContain('The store is sound.');
    if (isPlanted) await cluster.primary.query(`UPDATE "Country" SET "aliases" = '{}'`, [], 'restored');
    await succeeds(BACKUP, { DATABASE_URL }, [file('second')]);
    const again = { DATA_DIR: join(folder, 'again') };
    expect(await succeeds(RESTORE, again, [file('second')])).toContain('The store is sound.');
    await succeeds(BACKUP, again, [file('third')]);
    const [first, ...others] = await Promise.all(['first', 'second', 'third'].map((name) => readFile(file(name))));
    expect(others.map((other) => other.equals(first!))).toEqual([true, true]);
    const { port } = cluster.primary;
    const server = ['--host=127.0.0.1', `--port=${port}`, '--username=postgres', '--database=restored'];
    await runProgram('pg_amcheck', [...server, '--install-missing']);
    tellCounts(context, '2 restores, 3 equal backups; pg_amcheck is clean');
  },
  TIMEOUT,
);
