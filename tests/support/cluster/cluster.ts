import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { proxyTo, type Proxy } from '../../db/proxy.js';
import { freePort } from '../free-port.js';
import { BARE, type Template } from '../store.js';
import { dataOf, emptyFolder } from './folders.js';
import { PostgresqlServer } from './postgresql-server.js';

/** The WAL position that a standby has received; after a start, it knows only what it has replayed. */
const RECEIVED = 'GREATEST(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())';

/** A primary and the standbys that stream from it, set up as an operator would. The caller must close it. */
export class Cluster {
  /** Former primaries. */
  readonly #left = new Set<PostgresqlServer>();
  /** The WAL position up to which the primary had received its predecessor. */
  #received = '0/0';

  private constructor(
    private readonly folder: string,
    public primary: PostgresqlServer,
    public standbys: PostgresqlServer[],
    /** A proxy in place of the primary's DNS name. After a promotion, it points to the old primary until it is redirected. */
    readonly name: Proxy,
  ) {}

  /** Starts a cluster with the contents of a template in the database `postgres`. */
  static async start({ standbys = 0, template = BARE }: { standbys?: number; template?: Template } = {}): Promise<Cluster> {
    const data = await dataOf(template);
    const folder = await emptyFolder();
    const primary = new PostgresqlServer(join(folder, 'first'), await freePort());
    await primary.copyOf(data);
    await primary.start();
    const cluster = new Cluster(folder, primary, [], await proxyTo('127.0.0.1', primary.port));
    for (let number = 1; number <= standbys; number += 1) await cluster.addStandby();
    return cluster;
  }

  /** Returns the URL of the primary through the proxy. */
  url(database?: string): string {
    return this.primary.url(database, this.name.port);
  }

  /** Adds a standby that follows the primary. */
  async addStandby(): Promise<PostgresqlServer> {
    const standby = new PostgresqlServer(join(this.folder, `standby-${this.standbys.length + 1}`), await freePort());
    this.standbys.push(standby);
    await this.#copyPrimaryTo(standby);
    return standby;
  }

  /** Pauses replay: the standby keeps answering, with increasingly old data. */
  async pauseReplay(standby: PostgresqlServer): Promise<void> {
    await standby.query('SELECT pg_wal_replay_pause()');
    await standby.until(`pg_get_wal_replay_pause_state() = 'paused'`);
  }

  async resumeReplay(standby: PostgresqlServer): Promise<void> {
    await standby.query('SELECT pg_wal_replay_resume()');
  }

  /** Makes the standby replay each commit this many milliseconds late. */
  async delay(standby: PostgresqlServer, milliseconds: number): Promise<void> {
    await standby.configure('recovery_min_apply_delay', `${milliseconds}ms`);
  }

  /** Disconnects the standby from the primary until it follows again. */
  async disconnect(standby: PostgresqlServer): Promise<void> {
    await standby.configure('primary_conninfo', '');
    await standby.until('NOT EXISTS (SELECT FROM pg_stat_wal_receiver)');
  }

  /** Waits until a standby shows everything committed so far. */
  async catchUp(standby: PostgresqlServer): Promise<void> {
    const committed = await this.primary.value<string>('pg_current_wal_lsn()::text');
    await standby.until(`pg_last_wal_replay_lsn() >= '${committed}'::pg_lsn`);
  }

  /**
   * Promotes a standby. Commits that it has not received are lost. The old primary leaves the cluster until
   * `followNewPrimary`. The caller kills it, redirects the name to the new primary and makes the other standbys follow.
   */
  async promote(standby: PostgresqlServer): Promise<void> {
    this.#received = await standby.value<string>(`${RECEIVED}::text`);
    await standby.query('SELECT pg_promote(true, 60)');
    this.#left.add(this.primary);
    this.primary = standby;
    this.standbys = this.standbys.filter((other) => other !== standby);
  }

  /**
   * Makes a server stream from the current primary. A former primary, or a server that had received more, becomes a new copy of
   * the current one.
   */
  async followNewPrimary(server: PostgresqlServer): Promise<void> {
    if (this.#left.delete(server)) {
      this.standbys.push(server);
    } else if (await server.value<boolean>(`${RECEIVED} <= '${this.#received}'`)) {
      await server.configure('primary_conninfo', `user=postgres host=127.0.0.1 port=${this.primary.port}`);
      return this.#streams(server);
    }
    await server.kill();
    await this.#copyPrimaryTo(server);
  }

  /** Stops all processes and removes their data. */
  async close(): Promise<void> {
    for (const server of [...this.standbys, ...this.#left, this.primary]) await server.kill();
    await this.name.cut();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #copyPrimaryTo(standby: PostgresqlServer): Promise<void> {
    await standby.copy(this.primary);
    await standby.start();
    await this.#streams(standby);
  }

  #streams(standby: PostgresqlServer): Promise<void> {
    const { port } = this.primary;
    return standby.until(`EXISTS (SELECT FROM pg_stat_wal_receiver WHERE status = 'streaming' AND sender_port = ${port})`);
  }
}
