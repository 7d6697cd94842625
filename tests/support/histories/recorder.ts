import type { Append, Follow, Read, Step } from './history.js';

type Begun<Kind extends Step> = Omit<Kind, 'end'>;

/** Keeps what clients did, with the times of a clock that never goes back. */
export class Recorder {
  readonly steps: Step[] = [];
  /** Values that were sent, or are about to be. */
  begun = 0;
  /** The newest version of the data that anybody was told of. */
  newestVersion: number | undefined;
  readonly #lists = new Map<string, readonly string[]>();

  now(): number {
    return performance.now();
  }

  append(append: Begun<Append>): void {
    this.#record({ ...append, end: this.now() });
  }

  /** Thousands of reads see one list: it is kept once. */
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
