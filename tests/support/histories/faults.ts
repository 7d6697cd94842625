import type { Cluster } from '../cluster/cluster.js';
import type { ServerProcess } from '../server-process.js';
import { isAppend, type Promotion } from './history.js';
import type { Random } from './random.js';
import type { Workload } from './workload.js';

/** The faults that are injected while clients are running. */
export interface Scene {
  cluster: Cluster;
  servers: readonly ServerProcess[];
  workload: Workload;
  random: Random;
  /** The promotions so far. */
  promotions: Promotion[];
}

/** Breaks something, lets the clients continue for a while, and repairs it. */
type Fault = (scene: Scene) => Promise<void>;

/** The number of steps that clients take while something is broken. */
const MEANWHILE = 20;

export const FAULTS = {
  async 'a server is killed'({ servers, random, workload }) {
    const server = random.one(servers);
    await server.kill();
    if (servers.length > 1) await workload.goOn(random.below(MEANWHILE));
    await server.start();
  },

  async 'the primary crashes'({ cluster }) {
    await cluster.primary.kill();
    await cluster.primary.start();
  },

  async 'a replica crashes'({ cluster, random, workload }) {
    const standby = random.one(cluster.standbys);
    await standby.kill();
    await workload.goOn(MEANWHILE);
    await standby.start();
  },

  async 'a replica is paused'({ cluster, random, workload }) {
    const standby = random.one(cluster.standbys);
    await cluster.pauseReplay(standby);
    await workload.goOn(MEANWHILE);
    await cluster.resumeReplay(standby);
  },

  async 'a replica lags'({ cluster, random, workload }) {
    const standby = random.one(cluster.standbys);
    await cluster.delay(standby, 30_000);
    await workload.goOn(MEANWHILE);
    await cluster.delay(standby, 0);
  },

  async 'a replica is promoted'(scene) {
    await failOver(scene, { behind: false });
  },

  async 'a replica that is behind is promoted'(scene) {
    await failOver(scene, { behind: true });
  },
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

/** The primary crashes. A standby is promoted and takes over its name, and all others follow it. */
async function failOver({ cluster, random, workload, promotions }: Scene, { behind }: { behind: boolean }): Promise<void> {
  const old = cluster.primary;
  const heir = random.one(cluster.standbys);
  if (behind) {
    await cluster.disconnect(heir);
    await workload.goOn(MEANWHILE);
  }
  await old.kill();
  const at = workload.recorder.now();
  await cluster.promote(heir);
  const state = await stateOf({ cluster, workload });
  promotions.push({ at, ...state });
  workload.recorder.newestVersion = state.lastVersion; // later versions are lost and must not be demanded
  cluster.name.pointTo(heir.port);
  for (const standby of [...cluster.standbys, old]) await cluster.followNewPrimary(standby);
}

/** Returns the state of a new primary before anybody can write to it. */
async function stateOf({ cluster, workload }: Pick<Scene, 'cluster' | 'workload'>): Promise<Omit<Promotion, 'at'>> {
  const stored = new Set(await workload.list(cluster.primary));
  const appended = workload.recorder.steps.filter(isAppend);
  const lost = appended.map(({ value }) => value).filter((value) => !stored.has(value));
  const hasVersions = await cluster.primary.value<boolean>(`to_regclass('"DataVersion"') IS NOT NULL`);
  if (!hasVersions) return { lost };
  return { lost, lastVersion: Number(await cluster.primary.value('(SELECT version FROM "DataVersion")')) };
}
