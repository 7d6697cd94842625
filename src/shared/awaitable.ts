export type Awaitable<T> = T | Promise<T>;

/** Continues with a value, immediately if it is available, since each promise costs a request microseconds. */
export function thenMaybe<T, R>(value: Awaitable<T>, next: (value: T) => Awaitable<R>): Awaitable<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
