import { groupBy } from '../../../src/shared/group-by.js';
import { isAppend, isFollow, isRead, type Anomaly, type Append, type History, type Read } from './history.js';
import type { Losses } from './losses.js';
import { setOf } from './set-of.js';

type Told = Append | Read;

/** Neither a client nor a server ever sees less than it has seen before. */
export function* checkSessions({ steps, final }: History, losses: Losses): Iterable<Anomaly> {
  const told = steps.filter((step): step is Told => !isFollow(step));
  const order = new FinalOrder(final);
  for (const session of ['client', 'server'] as const) {
    for (const [name, ofSession] of groupBy(told, (step) => step[session])) {
      if (name === undefined) continue;
      yield* checkVersions(`${session} ${name}`, ofSession, losses);
      yield* checkContents(`${session} ${name}`, ofSession, losses, order);
    }
  }
}

function* checkVersions(session: string, steps: Told[], losses: Losses): Iterable<Anomaly> {
  // Versions of lost states are reused.
  const versioned = steps.filter((step) => step.version !== undefined && losses.branchOf(step) < 0);
  let newest: Told | undefined;
  for (const { step, ended } of inTime(versioned)) {
    for (const before of ended) if (before.version! > (newest?.version ?? -Infinity)) newest = before;
    if (!newest || step.version! >= newest.version!) continue;
    const message = `${session} saw version ${newest.version}, then ${step.version}`;
    yield { name: 'version goes back', steps: [newest, step], message };
  }
}

function* checkContents(session: string, steps: Told[], losses: Losses, order: FinalOrder): Iterable<Anomaly> {
  const known = new Map<string, Told>();
  const lists = new Set<readonly string[]>();
  let furthest = -1;
  for (const { step, ended } of inTime(steps)) {
    for (const before of ended) {
      const values = isRead(before) ? before.values : [before.value];
      if (lists.has(values) || (isAppend(before) && before.outcome !== 'acknowledged')) continue;
      lists.add(values);
      for (const value of losses.kept(values)) {
        if (!known.has(value)) known.set(value, before);
        furthest = Math.max(furthest, order.sortValues(value));
      }
    }
    if (!isRead(step) || furthest < order.beginningIn(step.values)) continue;
    const missed = [...known.keys()].find((value) => !setOf(step.values).has(value));
    if (missed === undefined) continue;
    const message = `${session} had learned of ${missed}, but reads a list without it`;
    yield { name: 'stale read', steps: [known.get(missed)!, step], message };
  }
}

/** Yields the steps by start time, each with the steps that have ended since the previous one started. */
function* inTime(steps: Told[]): Iterable<{ step: Told; ended: Told[] }> {
  const ends = steps.toSorted((a, b) => a.end - b.end);
  let next = 0;
  for (const step of steps.toSorted((a, b) => a.start - b.start)) {
    const first = next;
    while (next < ends.length && ends[next]!.end < step.start) next += 1;
    yield { step, ended: ends.slice(first, next) };
  }
}

/** The positions of values in the final list. */
class FinalOrder {
  readonly #places: Map<string, number>;
  readonly #beginnings = new Map<readonly string[], number>();

  constructor(final: readonly string[]) {
    this.#places = new Map(final.map((value, place) => [value, place]));
  }

  sortValues(value: string): number {
    return this.#places.get(value) ?? Infinity;
  }

  /** Returns the length of a list if it is a prefix of the final list, otherwise 0. Cached per list. */
  beginningIn(values: readonly string[]): number {
    const known = this.#beginnings.get(values);
    if (known !== undefined) return known;
    const length = values.every((value, place) => this.sortValues(value) === place) ? values.length : 0;
    this.#beginnings.set(values, length);
    return length;
  }
}
