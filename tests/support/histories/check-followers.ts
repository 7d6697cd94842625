import { isAppend, isFollow, type Anomaly, type Append, type Follow, type History } from './history.js';
import type { Losses } from './losses.js';

/** From its start, a follower receives a contiguous part of the final list, each value once and in order. */
export function* checkFollowers({ steps, final }: History, losses: Losses): Iterable<Anomaly> {
  const places = new Map(final.map((value, place) => [value, place]));
  const appends = new Map(steps.filter(isAppend).map((append) => [append.value, append]));
  for (const follow of steps.filter(isFollow)) {
    const events = losses.kept(follow.events).filter((value) => places.has(value)); // others are lost updates
    const ordered = [...new Set(events)];
    if (ordered.length < events.length) {
      const double = events.find((value, at) => events.indexOf(value) !== at)!;
      yield { name: 'follower doubles', steps: [follow], message: `${double} arrives more than once` };
    }
    const late = ordered.find((value, at) => at > 0 && places.get(value)! < places.get(ordered[at - 1]!)!);
    if (late !== undefined) {
      yield { name: 'follower reorders', steps: [follow], message: `${late} arrives later than in the final list` };
    }
    const received = new Set(ordered);
    const [first, last] = [places.get(ordered[0]!) ?? Infinity, places.get(ordered.at(-1)!) ?? -Infinity];
    for (const [value, place] of places) {
      const append = appends.get(value);
      if (received.has(value) || !append) continue;
      if (!(place > first && place < last) && !isDue(follow, append, place < last)) continue;
      yield { name: 'follower misses', steps: [append, follow], message: `${value} does not arrive` };
    }
  }
}

/** Whether an append must have arrived: it began after the follower, and later values arrived or it had enough time. */
function isDue({ start, end, complete }: Follow, append: Append, laterCame: boolean): boolean {
  const hadTime = complete && append.outcome === 'acknowledged' && append.end < end;
  return append.start > start && (laterCame || hadTime);
}
