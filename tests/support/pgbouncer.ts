import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers } from './cluster/example.js';
import { freePort } from './free-port.js';
import { server } from './postgresql-store.js';

const PROGRAM = '/usr/sbin/pgbouncer';

/** Why there is no pooler to test with; empty if there is one. */
export const NO_POOLER = !process.env['TEST_DATABASE_URL']
  ? 'needs PostgreSQL: TEST_DATABASE_URL'
  : existsSync(PROGRAM)
    ? ''
    : `needs PgBouncer: ${PROGRAM}`;

/** PgBouncer in front of the tests' server. */
export interface Pooler {
  /** The URL of the server through the pooler. */
  through(url: string): string;
  start(): Promise<void>;
  /** Kills it. */
  stop(): Promise<void>;
  /** Stops it permanently. */
  remove(): Promise<void>;
}

/** Starts PgBouncer with these settings in addition to the usual ones. */
export async function startPooler(settings: Record<string, string | number> = {}): Promise<Pooler> {
  const { hostname, port: target, username, password } = new URL(server());
  const folder = await mkdtemp(join(tmpdir(), 'communique-pooler-'));
  const file = join(folder, 'pgbouncer.ini');
  const port = await freePort();
  const database = { host: hostname, port: target || 5432, user: username, ...(password && { password }) };
  const all = {
    listen_addr: '127.0.0.1',
    listen_port: port,
    unix_socket_dir: '',
    auth_type: 'any',
    pool_mode: 'transaction',
    ...settings,
  };
  const pairs = (values: object) => Object.entries(values).map(([name, value]) => `${name} = ${value}`);
  await writeFile(file, ['[databases]', `* = ${pairs(database).join(' ')}`, '[pgbouncer]', ...pairs(all), ''].join('\n'));
  await chmod(folder, 0o755);
  let child: ChildProcess | undefined;
  const pooler: Pooler = {
    through(url) {
      const changed = new URL(url);
      changed.host = `127.0.0.1:${port}`;
      return changed.href;
    },
    async start() {
      const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : []; // it refuses to run as root
      child = spawn(PROGRAM, ['--quiet', ...user, file], { stdio: 'ignore' });
      while (!(await answers(port))) {
        if (child.exitCode !== null) throw new Error(`PgBouncer did not start: ${PROGRAM} ${file}`);
        await sleep(20);
      }
    },
    async stop() {
      const ended = once(child!, 'exit');
      child!.kill('SIGKILL');
      await ended;
    },
    async remove() {
      await pooler.stop();
      await rm(folder, { recursive: true });
    },
  };
  await pooler.start();
  return pooler;
}
