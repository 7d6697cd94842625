export type Awaitable<T> = T | Promise<T>;

/** Calls `next` with a value, synchronously unless it is a promise: each promise costs a request microseconds. */
export function thenMaybe<T, R>(value: Awaitable<T>, next: (value: T) => Awaitable<R>): Awaitable<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
