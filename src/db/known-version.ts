import type { ChangeListener } from './changes.js';

/**
 * The newest version of the data known to this process, learned from notifications and from its own reads and writes. Every
 * commit that changes anything advances the stored version by one.
 */
export class KnownVersion implements ChangeListener {
  #newest = 0;
  #isNotified = false;
  readonly #waiting = new Set<() => void>();

  /** 0 until a version is known. */
  get newest(): number {
    return this.#newest;
  }

  /** Whether notifications arrive. If not, commits of other processes may be unknown. */
  get isNotified(): boolean {
    return this.#isNotified;
  }

  heard(version: number): void {
    if (version <= this.#newest) return;
    this.#newest = version;
    for (const wake of this.#waiting) wake();
  }

  listening(version: number): void {
    this.heard(version);
    this.#isNotified = true;
  }

  changed(payload: string): void {
    if (/^\d{1,15}$/.test(payload)) this.heard(Number(payload));
  }

  interrupted(): void {
    this.#isNotified = false;
  }

  /** Waits until a version is known. Resolves to false if the signal aborts first. */
  reach(version: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = () => {
        const isReached = version <= this.#newest;
        if (!isReached && !signal.aborted) return;
        this.#waiting.delete(settle);
        signal.removeEventListener('abort', settle);
        resolve(isReached);
      };
      this.#waiting.add(settle);
      signal.addEventListener('abort', settle);
      settle();
    });
  }
}
