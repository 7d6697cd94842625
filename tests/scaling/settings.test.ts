import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, inject, test } from 'vitest';
import { Cluster } from '../support/cluster/cluster.js';
import { exampleFile, missing, Program } from '../support/cluster/example.js';
import { NEEDS_PROGRAMS, programs } from '../support/cluster/programs.js';
import { freePort } from '../support/free-port.js';
import { build, start } from '../support/process.js';
import { EMPTY } from '../support/store.js';
import { sample, thorough } from '../support/thorough.js';

// Each wrong address causes one line that says what to change: at startup, or in the log for a replica.

const PGBOUNCER = '/usr/sbin/pgbouncer';
const needed = !thorough ? 'only in `npm run test:all`' : programs ? missing(PGBOUNCER) : NEEDS_PROGRAMS;

let cluster: Cluster;
const poolers: Program[] = [];
/** URLs by what they lead to. */
const to: Record<string, string> = { none: 'postgresql://postgres@127.0.0.1:1/postgres' };

beforeAll(async () => {
  await build();
  if (needed) return;
  cluster = await Cluster.start({ standbys: 1, template: EMPTY });
  to['primary'] = cluster.url();
  to['standby'] = cluster.standbys[0]!.url();
  to['other'] = cluster.primary.url('template1');
  to['unknown'] = cluster.standbys[0]!.url('unknown');
  to['empty'] = cluster.url('empty');
  to['pooler'] = await pooler();
  to['forgetful'] = await pooler({ 'max_prepared_statements = 200': 'max_prepared_statements = 0' });
  await cluster.primary.query('CREATE DATABASE empty TEMPLATE template0');
  await cluster.catchUp(cluster.standbys[0]!);
});
afterAll(async () => {
  for (const each of poolers) await each.close();
  await cluster?.close();
});

async function pooler(replaced: Record<string, string> = {}): Promise<string> {
  const port = await freePort();
  const ini = exampleFile('pgbouncer.ini', {
    'communique = host=primary port=5432 dbname=communique': `* = host=127.0.0.1 port=${cluster.primary.port} user=postgres`,
    'listen_addr = *': 'listen_addr = 127.0.0.1',
    'listen_port = 6432': `listen_port = ${port}`,
    'auth_type = scram-sha-256': 'auth_type = any',
    'auth_file = /etc/pgbouncer/pgbouncer-users.txt': '',
    ...replaced,
  });
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : []; // it refuses to run as root
  poolers.push(await Program.start(PGBOUNCER, ['--quiet', ...user, '{file}'], ini, port));
  return `postgresql://postgres@127.0.0.1:${port}/postgres`;
}

/** The variables, in which `$name` is a URL. */
function run(variables: Record<string, string>) {
  const filled = Object.entries(variables).map(([name, value]) => [
    name,
    value.replace(/\$(\w+)/g, (_, name: string) => to[name]!),
  ]);
  return start('src/main.js', inject('runFolder'), {
    PORT: '0',
    LOG_LEVEL: 'warn',
    ...(Object.fromEntries(filled) as Record<string, string>),
  });
}

const REFUSED: [variables: Record<string, string>, line: RegExp][] = [
  [{ DATABASE_URL: 'localhost:5432/communique' }, /DATABASE_URL must be a URL such as postgresql:/],
  [{ DATABASE_URL: '$none', DATABASE_DIRECT_URL: 'http://host/communique' }, /DATABASE_DIRECT_URL must be a URL such as/],
  [{ DATABASE_DIRECT_URL: '$none' }, /DATABASE_DIRECT_URL needs DATABASE_URL/],
  [{ REPLICA_URLS: '$none' }, /REPLICA_URLS needs DATABASE_URL/],
  [{ DATABASE_URL: '$none', REPLICA_URLS: '$none,' }, /REPLICA_URLS must be URLs such as .*, separated by commas/],
  [{ DATABASE_URL: '$none', REPLICA_URLS: 'postgresql://a:5%@b/c' }, /REPLICA_URLS must have %25 for a percent sign/],
  [{ DATABASE_URL: '$none' }, /^PostgreSQL at 127.0.0.1:1\/postgres cannot be reached: .*ECONNREFUSED/],
  [{ DATABASE_URL: '$standby' }, /is a standby, which cannot be written to\. Set DATABASE_URL to the primary\.$/],
  [{ DATABASE_URL: '$empty' }, /^The store is empty\. Run `npx communique migrate`, then `npx communique seed`\.$/],
  [{ DATABASE_URL: '$pooler' }, /^DATABASE_URL is a pooler .*\. Set DATABASE_DIRECT_URL to PostgreSQL's own address\.$/],
  [
    { DATABASE_URL: '$pooler', DATABASE_DIRECT_URL: '$pooler' },
    /^DATABASE_DIRECT_URL is a pooler too .*\. Set it to PostgreSQL's own address\.$/,
  ],
  [{ DATABASE_URL: '$pooler', DATABASE_DIRECT_URL: '$other' }, /point to different databases .*\. Set both to the same one\.$/],
  [{ DATABASE_URL: '$pooler', DATABASE_DIRECT_URL: '$none' }, /^PostgreSQL at 127.0.0.1:1\/postgres cannot be reached/],
  [
    { DATABASE_URL: '$pooler', DATABASE_DIRECT_URL: '$standby' },
    /is a standby, which delivers no notifications\. Set DATABASE_DIRECT_URL to the primary\.$/,
  ],
  [
    { DATABASE_URL: '$forgetful', DATABASE_DIRECT_URL: '$primary' },
    /mixes up prepared statements\. Set its max_prepared_statements/,
  ],
];

for (const [variables, line] of sample(REFUSED, 3)) {
  const title = Object.entries(variables)
    .map((each) => each.join('='))
    .join(' ');
  test.concurrent(`${title} is refused at startup`, async ({ skip, expect }) => {
    const needsCluster = /\$(?!none)/.test(title);
    skip(needsCluster && needed !== '', needed);
    const process = run(variables);
    expect(await process.ended).toBe(1);
    const { stdout, stderr } = process.output();
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(line)]);
    expect(stdout).toBe('');
  });
}

const NAMED: [replica: string, line: RegExp][] = [
  ['$other', /serves no reads: its database is not the one in DATABASE_URL\.$/],
  ['$primary', /serves no reads: it is not a standby\.$/],
  ['$none', /serves no reads: it cannot be read \(connect ECONNREFUSED 127\.0\.0\.1:1\)\.$/],
  ['$unknown', /serves no reads: it cannot be read \(database "unknown" does not exist\)\.$/],
  ['$standby', /serves reads\.$/],
];

for (const [REPLICA_URLS, line] of NAMED) {
  test.concurrent(`the replica ${REPLICA_URLS} is reported in one line`, async ({ skip, expect }) => {
    skip(needed !== '', needed);
    const process = run({ DATABASE_URL: '$primary', REPLICA_URLS });
    const lines = () =>
      [...process.output().stdout.matchAll(/"msg":"(The replica [^\n]*?)"}/g)].map(
        ([, message]) => JSON.parse(`"${message}"`) as string,
      );
    await process.printed(/Listening on/);
    await expect.poll(lines).not.toEqual([]);
    await sleep(2_500); // after two more checks
    process.child.kill('SIGTERM');
    expect(await process.ended).toBe(0);
    expect(lines()).toEqual([expect.stringMatching(line)]);
  });
}
