import { isPrefix } from './check-order.js';
import { groupBy } from '../../../src/shared/group-by.js';
import { isAppend, isRead, type Anomaly, type Append, type History, type Read } from './history.js';
import type { Losses } from './losses.js';
import { setOf } from './set-of.js';

type Versioned<Step> = Step & { version: number };

/** A version of the data identifies one state, a later version contains all of it, and demands are met. */
export function* checkVersions({ steps }: History, losses: Losses): Iterable<Anomaly> {
  const reads = steps.filter(isRead);
  const appends = steps
    .filter(isAppend)
    .filter((append): append is Versioned<Append> => append.outcome === 'acknowledged' && append.version !== undefined)
    .sort((a, b) => a.version - b.version);
  yield* checkDemands(reads, appends, losses);

  const versioned = reads.filter((read): read is Versioned<Read> => read.version !== undefined);
  for (const [branch, ofBranch] of groupBy(versioned, (read) => losses.branchOf(read))) {
    const acknowledged = appends.filter((append) => losses.branchOf(append) === branch);
    yield* checkStates(ofBranch, acknowledged);
  }
}

/** A demanded version contains every append acknowledged, to anybody, at this version or before. */
function* checkDemands(reads: Read[], appends: Versioned<Append>[], losses: Losses): Iterable<Anomaly> {
  for (const [values, sharing] of groupBy(reads, (read) => read.values)) {
    const missed = appends.find((append) => !setOf(values).has(append.value) && losses.haveOneCount(append, sharing[0]!));
    for (const read of sharing) {
      const { version = Infinity, minVersion = -Infinity } = read;
      if (version < minVersion) {
        const message = `version ${minVersion} was demanded, and ${version} given`;
        yield { name: 'stale read', steps: [read], message };
      }
      if (!missed || missed.version > minVersion) continue;
      const message = `version ${minVersion} was requested, but ${missed.value} of version ${missed.version} is missing`;
      yield { name: 'stale read', steps: [missed, read], message };
    }
  }
}

/** Returns the appends of one branch in the order of their versions. */
function* checkStates(reads: Versioned<Read>[], appends: Versioned<Append>[]): Iterable<Anomaly> {
  let before: Versioned<Read> | undefined;
  let [checked, included] = [0, 0];
  for (const read of reads.sort((a, b) => a.version - b.version)) {
    if (before && before.values !== read.values) {
      yield* checkPair(before, read);
      checked = 0;
    }
    before = read;

    while (included < appends.length && appends[included]!.version <= read.version) included += 1;
    const missed = appends.slice(checked, included).find(({ value }) => !setOf(read.values).has(value));
    checked = included;
    if (!missed) continue;
    const message = `version ${missed.version} has ${missed.value}, but version ${read.version} lacks it`;
    yield { name: 'version order against contents', steps: [missed, read], message };
  }
}

function* checkPair(before: Versioned<Read>, read: Versioned<Read>): Iterable<Anomaly> {
  const grows = isPrefix(before.values, read.values);
  if (read.version === before.version && !(grows && before.values.length === read.values.length)) {
    const message = `version ${read.version} has two different contents`;
    yield { name: 'one version, two contents', steps: [before, read], message };
  } else if (!grows) {
    const message = `version ${read.version} lacks what version ${before.version} has`;
    yield { name: 'version order against contents', steps: [before, read], message };
  }
}
