declare module 'pg/lib/utils.js' {
  /** A value as the protocol takes it. @throws Error for one that has no text, such as a circular object */
  export function prepareValue(value: unknown): string | Buffer | null;
}
