import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { parse } from 'yaml';
import { seed } from '../../seed/seed.js';
import { FEATURES } from '../../src/features.js';
import { readConfig } from '../../src/config/config.js';
import { migrate } from '../../src/db/migrations/migrate.js';
import { openDatabase } from '../../src/db/open.js';
import { Cluster } from '../support/cluster/cluster.js';
import { EXAMPLE, exampleFile, missing, Program } from '../support/cluster/example.js';
import { clusterTest } from '../support/cluster/programs.js';
import { freePort } from '../support/free-port.js';
import { request } from '../support/histories/request.js';
import { ServerProcess } from '../support/server-process.js';

// Runs the example in docs/scaling.md, with addresses on this machine instead of those of its services.

const [PGBOUNCER, NGINX] = ['/usr/sbin/pgbouncer', '/usr/sbin/nginx'];
const VISIT = '{ visit(slug: "kim-jong-il-china-2000") { id version title } }';
const EDIT = `mutation ($input: UpdateVisitInput!) { updateVisit(input: $input) { dataVersion errors { message } } }`;
const FOLLOW = 'subscription { visitChanged(slug: "kim-jong-il-china-2000") { visit { title } } }';

interface Service {
  volumes?: string[];
  environment?: Record<string, string>;
}
const compose = parse(exampleFile('compose.yaml'), { merge: true }) as { services: Record<string, Service> };
const server = compose.services['server-1']!;

test('every mounted file exists', () => {
  const mounted = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes.filter((each) => each.startsWith('.')));
  expect(mounted.length).toBeGreaterThan(5);
  expect(mounted.map((each) => each.split(':')[0]!).filter((file) => !existsSync(join(EXAMPLE, file)))).toEqual([]);
});

test('both servers have the same valid variables', () => {
  expect(compose.services['server-2']).toEqual(server);
  expect(readConfig(server.environment!, FEATURES).replicaUrls).toHaveLength(2);
});

describe('the running example', () => {
  const started: { close(): Promise<unknown> }[] = [];
  afterEach(async () => {
    while (started.length > 0) await started.pop()!.close();
  });

  /** Starts all services except the migration. Returns the URL of the balancer and the servers. */
  async function start() {
    const cluster = await Cluster.start({ standbys: 2 });
    started.push(cluster);
    const [pooler, balancer] = [await freePort(), await freePort()];
    const ini = exampleFile('pgbouncer.ini', {
      'host=primary port=5432 dbname=communique': `host=127.0.0.1 port=${cluster.name.port} dbname=postgres user=postgres`,
      'listen_addr = *': 'listen_addr = 127.0.0.1',
      'listen_port = 6432': `listen_port = ${pooler}`,
      'auth_type = scram-sha-256': 'auth_type = any',
      'auth_file = /etc/pgbouncer/pgbouncer-users.txt': '',
    });
    const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : []; // it refuses to run as root
    started.push(await Program.start(PGBOUNCER, ['--quiet', ...user, '{file}'], ini, pooler));

    const [near, far] = cluster.standbys;
    const addresses: Record<string, string> = {
      'pooler:6432': `127.0.0.1:${pooler}`,
      'primary:5432/communique': `127.0.0.1:${cluster.name.port}/postgres`,
      'standby-1:5432/communique': `127.0.0.1:${near!.port}/postgres`,
      'standby-2:5432/communique': `127.0.0.1:${far!.port}/postgres`,
      'communique:communique@': 'postgres@',
    };
    const addressed = (text: string) => Object.entries(addresses).reduce((all, [old, now]) => all.replaceAll(old, now), text);
    const environment = Object.entries(server.environment!).filter(([name]) => name !== 'HOST');
    const variables = Object.fromEntries(environment.map(([name, value]) => [name, addressed(value)]));
    const options = {
      databaseUrl: variables['DATABASE_URL']!,
      databaseDirectUrl: variables['DATABASE_DIRECT_URL']!,
      dataDir: '',
    };
    const database = await openDatabase(options);
    await migrate(database);
    await seed(database, () => {});
    await database.close();

    const servers = await Promise.all(['first', 'second'].map((name) => ServerProcess.start(name, variables)));
    started.push(...servers.map((each) => ({ close: () => each.kill() })));
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`);
    const conf = exampleFile('nginx.conf', {
      'server-1:4000': new URL(servers[0]!.url).host,
      'server-2:4000': new URL(servers[1]!.url).host,
      'listen 4000': `listen 127.0.0.1:${balancer}`,
      'http {': `http { ${temporary.join(' ')}`,
    });
    const args = ['-p', '{folder}', '-c', '{file}', '-e', 'stderr', '-g', 'daemon off; pid nginx.pid;'];
    started.push(await Program.start(NGINX, args, conf, balancer));
    return { url: `http://127.0.0.1:${balancer}/graphql`, servers };
  }

  clusterTest('answers through the balancer, the pooler and the standbys, even while one server is down', async ({ skip }) => {
    const needed = missing(PGBOUNCER, NGINX);
    skip(needed !== '', needed);
    const { url, servers } = await start();
    const seen: string[] = [];
    const follow = (client: ReturnType<typeof createSseClient> | ReturnType<typeof createWsClient>) => {
      started.push({ close: async () => client.dispose() });
      client.subscribe<any>(
        { query: FOLLOW },
        {
          next: ({ data }) => void seen.push(data.visitChanged.visit.title),
          error() {},
          complete() {},
        },
      );
    };
    follow(createSseClient({ url }));
    follow(createWsClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket }));

    const edit = async (title: string) => {
      const { id, version } = (await request(url, { query: VISIT }))!.data.visit as { id: string; version: number };
      const input = { id, version, title };
      const answer = await request(url, { query: EDIT, variables: { input } }, { isEditor: true });
      expect(answer!.data.updateVisit.errors).toEqual([]);
      const minVersion = Number(answer!.data.updateVisit.dataVersion);
      expect((await request(url, { query: VISIT }, { minVersion }))!.data.visit.title).toBe(title);
    };
    let edits = 0;
    await expect.poll(async () => (await edit(`edit ${++edits}`), new Set(seen).size)).toBeGreaterThan(0);
    await expect.poll(() => seen.filter((title) => title === `edit ${edits}`).length).toBe(2);

    await servers[0]!.kill();
    const answers = await Promise.all(Array.from({ length: 50 }, () => request(url, { query: VISIT })));
    expect(answers.map((answer) => answer?.data.visit.title as unknown)).toEqual(Array(50).fill(`edit ${edits}`));
    const metrics = await (await fetch(url.replace('/graphql', '/metrics'))).text();
    expect(metrics).toMatch(/^communique_replica_healthy\{replica="127.0.0.1:\d+"\} 1$/m);
  });
});
