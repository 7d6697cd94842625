/** A value, or one that is still to come. */
export type Awaitable<T> = T | Promise<T>;

/** Goes on with a value: at once if it is there, since each promise costs a request microseconds. */
export function thenMaybe<T, R>(value: Awaitable<T>, next: (value: T) => Awaitable<R>): Awaitable<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
