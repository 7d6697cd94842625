import { afterEach, beforeEach, describe, expect } from 'vitest';
import { openDatabase } from '../../src/db/open.js';
import { addCounts, isPlanted } from '../faults/counts.js';
import { Cluster } from '../support/cluster/cluster.js';
import { clusterTest, hasClusters } from '../support/cluster/programs.js';
import { checkHistory } from '../support/histories/check-history.js';
import { FAULTS, type FaultName, type Scene } from '../support/histories/faults.js';
import { isAppend, isFollow, isRead } from '../support/histories/history.js';
import { Random } from '../support/histories/random.js';
import { makeList } from '../support/histories/shared-list.js';
import { Workload } from '../support/histories/workload.js';
import { ServerProcess } from '../support/server-process.js';
import { EMPTY } from '../support/store.js';
import { runs, thorough } from '../support/thorough.js';

// Clients read, append to and follow a list through two server processes during faults. What they see must be
// possible for a single list that only grows. `HISTORY_SEED` repeats the choices of a run, but not its timing.

const SEED = Number(process.env['HISTORY_SEED'] ?? Date.now() % 1_000_000);
/** Steps of clients between two faults. */
const MEANWHILE = runs(100, 200);

interface Shape {
  name: string;
  standbys: number;
  /** Whether the servers read from the standbys. */
  replicas: boolean;
  /** The faults in order, of which `npm test` uses only the first. */
  faults: FaultName[];
}

const KILL = 'a server is killed';
const SHAPES: Shape[] = [
  { name: 'a primary alone', standbys: 0, replicas: false, faults: [KILL, 'the primary crashes', KILL] },
  {
    name: 'standbys that become primaries',
    standbys: 2,
    replicas: false,
    faults: ['a replica is promoted', KILL, 'a replica that is behind is promoted'],
  },
  {
    name: 'a primary and two replicas',
    standbys: 2,
    replicas: true,
    faults: [
      'a replica is paused',
      'a replica crashes',
      'a replica lags',
      KILL,
      'a replica is promoted',
      'the primary crashes',
      'a replica that is behind is promoted',
    ],
  },
];

describe.each(SHAPES)('with $name', (shape) => {
  let cluster: Cluster;
  let servers: ServerProcess[] = [];

  beforeEach(async () => {
    if (!hasClusters) return;
    cluster = await Cluster.start({ standbys: shape.standbys, template: EMPTY });
    const database = await openDatabase({ databaseUrl: cluster.url(), dataDir: '' });
    await makeList(database);
    await database.close();
    const variables: Record<string, string> = { DATABASE_URL: cluster.url() };
    if (shape.replicas) variables['REPLICA_URLS'] = cluster.standbys.map((standby) => standby.url()).join(',');
    servers = await Promise.all(['first', 'second'].map((name) => ServerProcess.start(name, variables)));
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.kill();
    await cluster?.close();
  });

  clusterTest(
    `no impossible observation is made (HISTORY_SEED=${SEED})`,
    async (context) => {
      const workload = new Workload({ servers, clients: 6, followers: 4, seed: SEED });
      const scene: Scene = { cluster, servers, workload, random: new Random(SEED), promotions: [] };
      const faults = thorough ? shape.faults : shape.faults.slice(0, 1);
      for (const fault of faults) {
        await workload.goOn(MEANWHILE);
        await FAULTS[fault](scene);
      }
      await workload.goOn(MEANWHILE);
      const whole = await workload.finish(cluster.primary, scene.promotions);
      const history = isPlanted ? { ...whole, final: whole.final.slice(1) } : whole; // an acknowledged write is lost

      const { anomalies } = checkHistory(history);
      const { steps, final } = history;
      const log = anomalies.length > 0 && servers.map((server) => server.log).join('\n');
      expect({ anomalies, log }).toEqual({ anomalies: [], log: false });
      // Enough happened for the check to mean something.
      const counts = [isAppend, isRead, isFollow].map((isOne) => steps.filter(isOne).length);
      expect(Math.min(final.length, ...counts)).toBeGreaterThan(0);
      const [appends, reads, followings] = counts as [number, number, number];
      addCounts(context, { faults: faults.length, promotions: scene.promotions.length, appends, reads, followings });
    },
    1_800_000,
  );
});
