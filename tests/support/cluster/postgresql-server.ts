import { execFile, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { openSync, closeSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { bound } from '../bound.js';
import { exampleSettings } from './example.js';
import { owner, programs, runProgram } from './programs.js';

const POLL_MS = 25;
/** Settings for a small server that reconnects quickly. A crash of the machine could only lose test data. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'shared_buffers=32MB',
  'max_connections=80',
  'min_wal_size=4MB',
  'wal_keep_size=64MB', // the folder will soon be removed
  'wal_retrieve_retry_interval=100ms',
];

/** A PostgreSQL server of a cluster: a process with its own folder and port. */
export class PostgresqlServer {
  #process: ChildProcess | undefined;
  #ended: Promise<unknown> = Promise.resolve();
  readonly #log: string;

  constructor(
    readonly folder: string,
    readonly port: number,
  ) {
    this.#log = `${folder}.log`;
  }

  url(database = 'postgres', port = this.port): string {
    return `postgresql://postgres@127.0.0.1:${port}/${database}`;
  }

  /** Initializes it as an empty primary. */
  async init(): Promise<void> {
    const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-US'];
    const quick = ['--no-sync', '--wal-segsize=1'];
    await runProgram('initdb', ['--pgdata', this.folder, '--username=postgres', '--auth=trust', ...locale, ...quick]);
  }

  /** Initializes it as a primary with a copy of a stopped server's data. */
  async copyOf(data: string): Promise<void> {
    await promisify(execFile)('cp', ['-a', data, this.folder], { ...owner, cwd: '/' });
  }

  /** Initializes it as a copy of another server, which it follows once it is started. */
  async copy(primary: PostgresqlServer): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    const quick = ['--checkpoint=fast', '--no-sync'];
    const from = ['--host=127.0.0.1', `--port=${primary.port}`, '--username=postgres'];
    await runProgram('pg_basebackup', [...from, '--pgdata', this.folder, '--write-recovery-conf', ...quick]);
  }

  /** Starts it, and waits until it accepts queries. */
  async start(): Promise<void> {
    const settings = [...exampleSettings(), ...SETTINGS, `port=${this.port}`].flatMap((setting) => ['-c', setting]);
    const log = openSync(this.#log, 'a');
    const options: SpawnOptions = { ...owner, cwd: '/', stdio: ['ignore', log, log] };
    const child = spawn(...bound(join(programs!, 'postgres'), ['-D', this.folder, ...settings], 'QUIT'), options);
    closeSync(log);
    let runs = true;
    this.#process = child;
    this.#ended = once(child, 'close').then(() => (runs = false));
    while (!(await this.#answers())) {
      if (!runs) throw new Error(`PostgreSQL did not start: ${await this.log()}`);
      await sleep(POLL_MS);
    }
  }

  /** Stops it as an operator would: clients are disconnected, and standbys have received every commit. */
  stop(): Promise<void> {
    return this.#end('SIGINT');
  }

  /** Kills it, like a crash. */
  kill(): Promise<void> {
    return this.#end('SIGQUIT');
  }

  /** Runs a statement on a new connection. */
  async query<Row extends object>(text: string, values: unknown[] = [], database?: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.url(database), connectionTimeoutMillis: 5_000 });
    client.on('error', () => {}); // the query also fails
    try {
      await client.connect();
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end().catch(() => {});
    }
  }

  /** Returns the value of an expression. */
  async value<Value>(expression: string): Promise<Value> {
    const rows = await this.query<{ value: Value }>(`SELECT ${expression} AS value`);
    return rows[0]!.value;
  }

  /** Changes a setting permanently. */
  async configure(setting: string, value: string): Promise<void> {
    await this.query(`ALTER SYSTEM SET ${setting} = '${value.replaceAll("'", "''")}'`);
    await this.query('SELECT pg_reload_conf()');
  }

  /** Waits until an expression is true. */
  async until(expression: string): Promise<void> {
    while (!(await this.value<boolean>(expression))) await sleep(POLL_MS);
  }

  async log(): Promise<string> {
    return readFile(this.#log, 'utf8');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    this.#process?.kill(signal);
    await this.#ended;
    this.#process = undefined;
  }

  async #answers(): Promise<boolean> {
    return this.value<boolean>('true').catch(() => false);
  }
}
