import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterEach, beforeEach, expect } from 'vitest';
import { Cluster } from '../support/cluster/cluster.js';
import type { PostgresqlServer } from '../support/cluster/postgresql-server.js';
import { clusterTest, hasClusters } from '../support/cluster/programs.js';

// The cluster that the tests of replicas and failover use.

let cluster: Cluster;
let [near, far]: PostgresqlServer[] = [];

beforeEach(async () => {
  if (!hasClusters) return;
  cluster = await Cluster.start({ standbys: 2 });
  [near, far] = cluster.standbys;
  await cluster.primary.query('CREATE TABLE written (value int PRIMARY KEY)');
  for (const standby of cluster.standbys) await cluster.catchUp(standby);
});
afterEach(() => cluster?.close());

const write = (value: number, server = cluster.primary) => server.query('INSERT INTO written VALUES ($1)', [value]);
const written = async (server = cluster.primary) =>
  (await server.query<{ value: number }>('SELECT value FROM written ORDER BY value')).map(({ value }) => value);

clusterTest('a write on the primary is visible on its standbys, which themselves refuse writes', async () => {
  await write(1);
  for (const standby of [near!, far!]) {
    await cluster.catchUp(standby);
    expect(await written(standby)).toEqual([1]);
    await expect(write(2, standby)).rejects.toMatchObject({ code: '25006' });
  }
});

clusterTest('only a standby whose replay is paused or delayed is stale', async () => {
  await cluster.pauseReplay(near!);
  await write(1);
  await cluster.catchUp(far!);
  expect(await written(near)).toEqual([]);
  await cluster.resumeReplay(near!);
  await cluster.catchUp(near!);
  expect(await written(near)).toEqual([1]);

  await cluster.delay(near!, 600_000);
  await write(2);
  await cluster.catchUp(far!);
  expect([await written(near), await written(far)]).toEqual([[1], [1, 2]]);
  await cluster.delay(near!, 0);
  await cluster.catchUp(near!);
  expect(await written(near)).toEqual([1, 2]);
});

clusterTest('a standby that was killed or stopped catches up after a restart', async () => {
  for (const [value, end] of [near!.kill.bind(near), near!.stop.bind(near)].entries()) {
    await end();
    await expect(written(near)).rejects.toThrow();
    await write(value);
    await near!.start();
    await cluster.catchUp(near!);
    expect(await written(near)).toContain(value);
  }
});

clusterTest('after a promotion, writes continue under the same name and all other standbys follow', async () => {
  const client = async () => {
    const connected = new pg.Client(cluster.url());
    connected.on('error', () => {});
    await connected.connect();
    return connected;
  };
  const before = await client();
  await before.query('INSERT INTO written VALUES (1)');
  await cluster.catchUp(near!);

  const old = cluster.primary;
  await old.kill();
  await expect(before.query('SELECT')).rejects.toThrow();
  await cluster.promote(near!);
  cluster.name.pointTo(cluster.primary.port);
  const after = await client();
  await after.query('INSERT INTO written VALUES (2)');
  await after.end();

  await cluster.followNewPrimary(far!);
  await cluster.followNewPrimary(old);
  expect(cluster.primary).toBe(near);
  expect(cluster.standbys).toEqual([far, old]);
  await write(3);
  for (const standby of cluster.standbys) {
    await cluster.catchUp(standby);
    expect(await written(standby)).toEqual([1, 2, 3]);
  }
});

clusterTest('promoting a standby that lags behind loses the missing writes on all servers', async () => {
  await write(1);
  await cluster.catchUp(near!);
  await cluster.disconnect(near!);
  await write(2);
  await cluster.catchUp(far!);
  expect([await written(near), await written(far)]).toEqual([[1], [1, 2]]);

  const old = cluster.primary;
  await old.kill();
  await cluster.promote(near!);
  await write(3);
  for (const standby of [far!, old]) {
    await cluster.followNewPrimary(standby);
    await cluster.catchUp(standby);
    expect(await written(standby)).toEqual([1, 3]);
  }
});

clusterTest('a stalled proxy forwards nothing and loses nothing', async () => {
  const client = new pg.Client(cluster.url());
  await client.connect();
  cluster.name.stall();
  let answered = false;
  const answer = client.query('INSERT INTO written VALUES (1)').then(() => (answered = true));
  await write(2);
  expect(await written()).toEqual([2]);
  expect(answered).toBe(false);
  cluster.name.flow();
  await answer;
  expect(await written()).toEqual([1, 2]);
  await client.end();
});

clusterTest('a cluster leaves no processes or files behind', async () => {
  const [{ folder }, other] = [cluster.primary, cluster.standbys[0]!];
  await cluster.close();
  await expect(written()).rejects.toThrow(/ECONNREFUSED/);
  await expect(written(other)).rejects.toThrow(/ECONNREFUSED/);
  expect(existsSync(folder)).toBe(false);
});
