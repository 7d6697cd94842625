import type { Append, Follow, Read, Step } from './history.js';

type Begun<Kind extends Step> = Omit<Kind, 'end'>;

/** Records clients' steps, timed by a monotonic clock. */
export class Recorder {
  readonly steps: Step[] = [];
  /** The number of values that were sent or are about to be sent. */
  begun = 0;
  /** The newest version of the data that any client knows. */
  newestVersion: number | undefined;
  readonly #lists = new Map<string, readonly string[]>();

  now(): number {
    return performance.now();
  }

  append(append: Begun<Append>): void {
    this.#record({ ...append, end: this.now() });
  }

  /** Stores each distinct list only once, because thousands of reads see the same list. */
  read(read: Begun<Read>): void {
    const key = read.values.join('\n');
    const values = this.#lists.get(key) ?? read.values;
    this.#lists.set(key, values);
    this.#record({ ...read, values, end: this.now() });
  }

  follow(follow: Begun<Follow>): void {
    this.#record({ ...follow, end: this.now() });
  }

  #record(step: Step): void {
    this.steps.push(step);
    const version = step.kind === 'follow' ? undefined : step.version;
    if (version !== undefined && version > (this.newestVersion ?? -1)) this.newestVersion = version;
  }
}
