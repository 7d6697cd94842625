import {
  isAppend,
  isFollow,
  isRead,
  type Anomaly,
  type Append,
  type Follow,
  type History,
  type Read,
  type Step,
} from './history.js';

/** Adds an anomaly to a correct history without promotions; undefined if the history has no place for it. */
type Plant = (history: History) => History | undefined;

/** At least one way to plant each anomaly. */
export const PLANTS: [name: Anomaly['name'], how: string, plant: Plant][] = [
  ['stale read', 'a client reads a list that lacks an append acknowledged to it', staleRead],
  ['stale read', 'an older version than requested', olderThanDemanded],
  ['stale read', 'a requested version that lacks one of its values', demandedWithout],
  ['lost update', 'an acknowledged append is missing in the end', lostUpdate],
  ['lost update', 'an append of unknown outcome was read, and is missing in the end', seenAndGone],
  ['duplicated append', 'an append is stored twice', storedTwice],
  ['duplicated append', 'a read has an append twice', readTwice],
  ['refused append stored', 'a refused append is stored', refusedStored],
  ['value from nowhere', 'nobody appended it', fromNobody],
  ['value from nowhere', 'a read has it before it was appended', fromTheFuture],
  ['reordering', 'a read has two appends in the wrong order', readSwapped],
  ['reordering', 'a read has a gap', readWithGap],
  ['reordering', 'an append is stored before another that was acknowledged before it began', againstTime],
  ['long fork', 'each of two reads has a different one of two appends', longFork],
  ['long fork', 'two reads have two appends in contradicting orders', contradictingOrders],
  ['version goes back', 'for one client', (history) => versionGoesBack(history, 'client')],
  ['version goes back', 'for one server', (history) => versionGoesBack(history, 'server')],
  ['one version, two contents', 'two reads', twoContents],
  ['version order against contents', 'a read of a later version lacks what an earlier one has', laterVersionLacks],
  ['version order against contents', 'a read lacks an append of its version', lacksAcknowledged],
  ['follower misses', 'an event between two others', missesOne],
  ['follower misses', 'the first event', missesFirst],
  ['follower misses', 'the last event', missesLast],
  ['follower doubles', 'an event', doublesLast],
  ['follower reorders', 'two events', reorders],
];

function staleRead(history: History): History | undefined {
  const acknowledged = acknowledgedIn(history);
  for (const read of history.steps.filter(isRead)) {
    const own = acknowledged.find((append) => append.client === read.client && append.end < read.start);
    if (own) return withStep(history, read, { ...read, values: read.values.slice(0, read.values.indexOf(own.value)) });
  }
  return undefined;
}

function olderThanDemanded(history: History): History | undefined {
  const read = history.steps.filter(isRead).find(({ version }) => version !== undefined);
  return read && withStep(history, read, { ...read, minVersion: read.version! + 1 });
}

function demandedWithout(history: History): History | undefined {
  const append = acknowledgedIn(history).find(({ version }) => version !== undefined);
  if (!append) return undefined;
  const lacks = ({ values }: Read) => !values.includes(append.value);
  return changeRead(history, lacks, (read) => ({ ...read, version: undefined, minVersion: append.version }));
}

function lostUpdate(history: History): History | undefined {
  const [append] = acknowledgedIn(history);
  return append && { ...history, final: history.final.filter((value) => value !== append.value) };
}

function seenAndGone(history: History): History | undefined {
  const unknown = history.steps.filter(isAppend).filter(({ outcome }) => outcome === 'unknown');
  const seen = unknown.find(({ value }) => history.steps.some((step) => isRead(step) && step.values.includes(value)));
  return seen && { ...history, final: history.final.filter((value) => value !== seen.value) };
}

function storedTwice({ final, ...rest }: History): History | undefined {
  return final[0] === undefined ? undefined : { ...rest, final: [...final, final[0]] };
}

function readTwice(history: History): History | undefined {
  const double = (read: Read) => ({ ...read, values: [...read.values, read.values[0]!] });
  return changeRead(history, ({ values }) => values.length > 0, double);
}

function refusedStored(history: History): History | undefined {
  const refused = history.steps.filter(isAppend).find(({ outcome }) => outcome === 'refused');
  return refused && { ...history, final: [...history.final, refused.value] };
}

function fromNobody(history: History): History | undefined {
  const more = (read: Read) => ({ ...read, values: [...read.values, 'nothing'] });
  return changeRead(history, () => true, more);
}

function fromTheFuture(history: History): History | undefined {
  const last = history.steps.filter(isAppend).findLast(({ value }) => history.final.at(-1) === value);
  return (
    last &&
    changeRead(
      history,
      ({ end }) => end < last.start,
      (read) => ({ ...read, values: history.final }),
    )
  );
}

function readSwapped(history: History): History | undefined {
  const swap = (read: Read) => ({ ...read, values: swapped(read.values, 0) });
  return changeRead(history, ({ values }) => values.length > 1, swap);
}

function readWithGap(history: History): History | undefined {
  const withGap = (read: Read) => ({ ...read, values: read.values.slice(1) });
  return changeRead(history, ({ values }) => values.length > 1, withGap);
}

function againstTime(history: History): History | undefined {
  const appends = new Map(history.steps.filter(isAppend).map((append) => [append.value, append]));
  const place = history.final.findIndex((value, at) => {
    const [one, next] = [appends.get(value)!, appends.get(history.final[at + 1] ?? '')];
    return next && one.outcome === 'acknowledged' && one.end < next.start;
  });
  return place < 0 ? undefined : { ...history, final: swapped(history.final, place) };
}

function longFork(history: History): History | undefined {
  const [one, other] = history.steps.filter(isRead);
  const [first, second] = history.final;
  if (!other || second === undefined) return undefined;
  const forked = withStep(history, one!, { ...one!, values: [first!] });
  return withStep(forked, other, { ...other, values: [second] });
}

function contradictingOrders(history: History): History | undefined {
  const [one, other] = history.steps.filter(isRead).filter(({ values }) => values.length > 1);
  return other && withStep(history, one!, { ...one!, values: swapped(one!.values, 0) });
}

function versionGoesBack(history: History, session: 'client' | 'server'): History | undefined {
  const versioned = history.steps.filter((step) => !isFollow(step) && step.version !== undefined) as (Append | Read)[];
  for (const step of versioned) {
    const later = versioned.find((other) => other[session] === step[session] && other.start > step.end);
    if (later) return withStep(history, later, { ...later, version: step.version! - 1 });
  }
  return undefined;
}

function twoContents(history: History): History | undefined {
  const reads = history.steps.filter(isRead).filter(({ version }) => version !== undefined);
  const other = reads.find(({ values }) => values.length !== reads[0]!.values.length);
  return other && withStep(history, other, { ...other, version: reads[0]!.version });
}

function laterVersionLacks(history: History): History | undefined {
  const reads = history.steps.filter(isRead).filter(({ version }) => version !== undefined);
  const longer = reads.find(({ values }) => values.length > reads[0]!.values.length);
  return longer && withStep(history, reads[0]!, { ...reads[0]!, version: longer.version! + 1 });
}

function lacksAcknowledged(history: History): History | undefined {
  const append = acknowledgedIn(history).find(({ version }) => version !== undefined);
  return (
    append &&
    changeRead(
      history,
      ({ values }) => !values.includes(append.value),
      (read) => ({ ...read, version: append.version }),
    )
  );
}

function missesOne(history: History): History | undefined {
  return changeFollow(
    history,
    ({ events }) => events.length > 2,
    (events) => events.toSpliced(1, 1),
  );
}

function missesFirst(history: History): History | undefined {
  const appends = new Map(history.steps.filter(isAppend).map((append) => [append.value, append]));
  const isLate = ({ events, start }: Follow) => events.length > 1 && appends.get(events[0]!)!.start > start;
  return changeFollow(history, isLate, (events) => events.slice(1));
}

function missesLast(history: History): History | undefined {
  const acknowledged = new Map(acknowledgedIn(history).map((append) => [append.value, append]));
  const isDue = ({ events, complete, start }: Follow) =>
    complete && (acknowledged.get(events.at(-1) ?? '')?.start ?? -Infinity) > start;
  return changeFollow(history, isDue, (events) => events.slice(0, -1));
}

function doublesLast(history: History): History | undefined {
  return changeFollow(
    history,
    ({ events }) => events.length > 0,
    (events) => [...events, events.at(-1)!],
  );
}

function reorders(history: History): History | undefined {
  return changeFollow(
    history,
    ({ events }) => events.length > 1,
    (events) => swapped(events, 0),
  );
}

function acknowledgedIn({ steps }: History): Append[] {
  return steps.filter(isAppend).filter(({ outcome }) => outcome === 'acknowledged');
}

function changeRead(history: History, suits: (read: Read) => boolean, change: (read: Read) => Read): History | undefined {
  const read = history.steps.filter(isRead).find(suits);
  return read && withStep(history, read, change(read));
}

function changeFollow(
  history: History,
  suits: (follow: Follow) => boolean,
  change: (events: readonly string[]) => string[],
): History | undefined {
  const follow = history.steps.filter(isFollow).find(suits);
  return follow && withStep(history, follow, { ...follow, events: change(follow.events) });
}

function withStep(history: History, old: Step, changed: Step): History {
  return { ...history, steps: history.steps.map((step) => (step === old ? changed : step)) };
}

function swapped(values: readonly string[], place: number): string[] {
  return values.toSpliced(place, 2, values[place + 1]!, values[place]!);
}
