/** Shares work between concurrent callers. Results are not kept once the work is done. */
export class SharedWork<Result> {
  readonly #results = new WeakMap<object, Map<string, Promise<Result>>>();

  /** The result of `work` on `subject`; equal keys mean equal work. */
  share(subject: object, key: string, work: () => Promise<Result>): Promise<Result> {
    const results = this.#results.get(subject) ?? new Map<string, Promise<Result>>();
    this.#results.set(subject, results);
    const shared = results.get(key);
    if (shared) return shared;
    const result = work().finally(() => results.delete(key));
    results.set(key, result);
    return result;
  }
}
