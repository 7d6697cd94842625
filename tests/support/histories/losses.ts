import { isAppend, isRead, type Append, type History, type Promotion, type Read } from './history.js';
import { setOf } from './set-of.js';

/** What an asynchronous standby had not received when it was promoted, and who had seen it. */
export class Losses {
  readonly #promotions: readonly Promotion[];
  /** The number of the promotion that lost a value. */
  readonly #lost = new Map<string, number>();
  /** Those of acknowledged appends. */
  readonly acknowledged: string[] = [];

  constructor({ steps, final, promotions = [] }: History) {
    this.#promotions = promotions;
    if (promotions.length === 0) return;
    const stored = setOf(final);
    const reads = new Map(steps.filter(isRead).map((read) => [read.values, read])).values();
    const versioned = [...reads].filter(({ version }) => version !== undefined);
    for (const append of steps.filter(isAppend)) {
      const { value, outcome } = append;
      if (stored.has(value)) continue;
      const promotion = promotions.findIndex((each) => hasLost(each, append, versioned));
      if (promotion < 0) continue;
      this.#lost.set(value, promotion);
      if (outcome === 'acknowledged') this.acknowledged.push(value);
    }
  }

  has(value: string): boolean {
    return this.#lost.has(value);
  }

  /** Without what was lost later. */
  kept(values: readonly string[]): readonly string[] {
    return this.#lost.size > 0 ? values.filter((value) => !this.has(value)) : values;
  }

  /** When a value was lost, if it was. */
  at(value: string): number {
    return this.#promotions[this.#lost.get(value) ?? -1]?.at ?? Infinity;
  }

  /**
   * The number of the promotion that lost the state that this saw; -1 if it is a beginning of the final list. The versions
   * of lost states are given again, to others.
   */
  branchOf(step: Append | Read): number {
    if (this.#promotions.length === 0) return -1;
    const values = isRead(step) ? step.values : [step.value];
    const lost = values.find((value) => this.has(value));
    if (lost !== undefined) return this.#lost.get(lost)!;
    const { end, version = -Infinity } = step;
    return this.#promotions.findIndex(({ at, lastVersion = Infinity }) => end <= at && version > lastVersion);
  }

  /** Whether their versions are of one count: that of the final list, or the old primary's until a promotion. */
  haveOneCount(append: Append, read: Read): boolean {
    const [appended, seen] = [this.branchOf(append), this.branchOf(read)];
    return appended === seen || (seen >= 0 && appended < 0 && append.end <= this.#promotions[seen]!.at);
  }
}

/** Whether the value is later than what the promoted server had received, in all versions in which it was seen. */
function hasLost({ at, lastVersion, lost = [] }: Promotion, append: Append, reads: Read[]): boolean {
  if (lost.includes(append.value)) return true;
  if (lastVersion === undefined || append.start >= at) return false;
  const seen = [append, ...reads.filter(({ values }) => setOf(values).has(append.value))];
  const versions = seen.flatMap(({ version }) => version ?? []);
  // Of unknown outcome and seen in no version: only a follower got it.
  return (versions.length > 0 || append.outcome === 'unknown') && versions.every((version) => version > lastVersion);
}
