import { isAppend, isRead, type Append, type History, type Promotion, type Read } from './history.js';
import { setOf } from './set-of.js';

/** The values that an asynchronous standby had not received when it was promoted, and who had seen them. */
export class Losses {
  readonly #promotions: readonly Promotion[];
  /** The number of the promotion that lost a value. */
  readonly #lost = new Map<string, number>();
  /** The lost values of acknowledged appends. */
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

  /** Returns the values that were never lost. */
  kept(values: readonly string[]): readonly string[] {
    return this.#lost.size > 0 ? values.filter((value) => !this.has(value)) : values;
  }

  /** Returns when a value was lost; Infinity if it was not. */
  at(value: string): number {
    return this.#promotions[this.#lost.get(value) ?? -1]?.at ?? Infinity;
  }

  /**
   * Returns the number of the promotion that lost the state seen by this step; -1 if the state is a prefix of the final list.
   * Versions of lost states are reused for other states.
   */
  branchOf(step: Append | Read): number {
    if (this.#promotions.length === 0) return -1;
    const values = isRead(step) ? step.values : [step.value];
    const lost = values.find((value) => this.has(value));
    if (lost !== undefined) return this.#lost.get(lost)!;
    const { end, version = -Infinity } = step;
    return this.#promotions.findIndex(({ at, lastVersion = Infinity }) => end <= at && version > lastVersion);
  }

  /** Whether their versions are comparable: both of the final list, or both of the old primary before a promotion. */
  haveOneCount(append: Append, read: Read): boolean {
    const [appended, seen] = [this.branchOf(append), this.branchOf(read)];
    return appended === seen || (seen >= 0 && appended < 0 && append.end <= this.#promotions[seen]!.at);
  }
}

/** Whether every version in which the value was seen is later than what the promoted server had received. */
function hasLost({ at, lastVersion, lost = [] }: Promotion, append: Append, reads: Read[]): boolean {
  if (lost.includes(append.value)) return true;
  if (lastVersion === undefined || append.start >= at) return false;
  const seen = [append, ...reads.filter(({ values }) => setOf(values).has(append.value))];
  const versions = seen.flatMap(({ version }) => version ?? []);
  // Its outcome is unknown and it was seen in no version: only a follower received it.
  return (versions.length > 0 || append.outcome === 'unknown') && versions.every((version) => version > lastVersion);
}
