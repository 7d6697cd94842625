import { isAppend, isRead, type Anomaly, type Append, type History, type Read } from './history.js';
import type { Losses } from './losses.js';
import { setOf } from './set-of.js';

/** Everybody sees the order of the final list, in which an acknowledged append precedes those that began later. */
export function* checkOrder({ steps, final }: History, losses: Losses): Iterable<Anomaly> {
  const appends = new Map(steps.filter(isAppend).map((append) => [append.value, append]));
  yield* checkRealTime(final.flatMap((value) => appends.get(value) ?? []));

  const reads = [...new Map(steps.filter(isRead).map((read) => [read.values, read])).values()];
  const stored = setOf(final);
  const odd = new Set<Read>();
  for (const read of reads) {
    const values = losses.kept(read.values).filter((value) => stored.has(value)); // others are lost updates
    if (isPrefix(values, final)) continue;
    odd.add(read);
    const place = values.findIndex((value, at) => value !== final[at]);
    const message = `${values[place]} is read at place ${place}, where the final list has ${final[place]}`;
    yield { name: 'reordering', steps: [read], message };
  }
  // Prefixes of one list never fork. Lost states are not prefixes of the final list.
  for (const read of reads) if (losses.branchOf(read) >= 0) odd.add(read);
  for (const read of odd) {
    const other = reads.find(
      (candidate) => losses.branchOf(candidate) === losses.branchOf(read) && isForked(read.values, candidate.values),
    );
    if (other) yield { name: 'long fork', steps: [read, other], message: 'each has a value or an order that the other lacks' };
  }
}

function* checkRealTime(stored: Append[]): Iterable<Anomaly> {
  let latest: Append | undefined;
  for (const append of stored) {
    if (latest && append.outcome === 'acknowledged' && append.end < latest.start) {
      const message = `${append.value} was acknowledged before ${latest.value} began, but is stored after it`;
      yield { name: 'reordering', steps: [append, latest], message };
    }
    if (!latest || append.start > latest.start) latest = append;
  }
}

export function isPrefix(values: readonly string[], of: readonly string[]): boolean {
  return values.length <= of.length && values.every((value, place) => value === of[place]);
}

/** Whether each has a value that the other lacks, or two values are in contradictory orders. */
function isForked(one: readonly string[], other: readonly string[]): boolean {
  const [here, there] = [setOf(one), setOf(other)];
  const lacks = one.some((value) => !there.has(value)) && other.some((value) => !here.has(value));
  const [shared, sharedThere] = [one.filter((value) => there.has(value)), other.filter((value) => here.has(value))];
  return lacks || shared.some((value, place) => value !== sharedThere[place]);
}
