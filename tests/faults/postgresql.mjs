import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGES = '/usr/lib/postgresql';

/** Starts a PostgreSQL server from Debian's package; null if it is not installed. The caller must stop it. */
export async function startPostgresql() {
  const versions = existsSync(PACKAGES) ? readdirSync(PACKAGES).sort((a, b) => Number(b) - Number(a)) : [];
  const bin = versions.map((version) => join(PACKAGES, version, 'bin')).find((each) => existsSync(join(each, 'initdb')));
  if (!bin) return null;
  const folder = mkdtempSync(join(tmpdir(), 'communique-faults-'));
  const isRoot = process.getuid() === 0; // PostgreSQL refuses to run as root
  if (isRoot) {
    const idOf = (flag) => Number(execFileSync('id', [flag, 'postgres']));
    chownSync(folder, idOf('-u'), idOf('-g'));
  }
  const run = (name, ...args) => {
    const command = [join(bin, name), '--pgdata', join(folder, 'store'), ...args];
    const [file, ...rest] = isRoot ? ['runuser', '--user', 'postgres', '--', ...command] : command;
    execFileSync(file, rest, { cwd: folder, stdio: 'ignore' });
  };
  const locale = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-US'];
  run('initdb', '--username=postgres', '--auth=trust', '--encoding=UTF8', ...locale, '--no-sync');
  const port = await freePort();
  const settings = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories= -c fsync=off`;
  run('pg_ctl', '--wait', '--log', join(folder, 'log'), '--options', settings, 'start');
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop() {
      run('pg_ctl', '--mode=immediate', '--wait', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
