import type { ChangeSet } from '../../store/feed/change-set.js';

/** The newest change sets, without gaps between them. */
export class RecentChanges {
  #changeSets: ChangeSet[] = [];
  /** The change set before the first of them. */
  #start: string;

  constructor(
    private readonly size: number,
    start: string,
  ) {
    this.#start = start;
  }

  get newest(): string {
    return this.#changeSets.at(-1)?.id ?? this.#start;
  }

  /** Adds change sets that follow each other. */
  add(changeSets: readonly ChangeSet[]): void {
    const { newest } = this;
    this.#changeSets.push(...changeSets.filter(({ id }) => id > newest));
    const forgotten = this.#changeSets.splice(0, this.#changeSets.length - this.size);
    this.#start = forgotten.at(-1)?.id ?? this.#start;
  }

  /** The change sets after one; null if some are not kept any more. */
  after(id: string): ChangeSet[] | null {
    return id < this.#start ? null : this.#changeSets.filter((changeSet) => changeSet.id > id);
  }
}
