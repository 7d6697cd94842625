/** `edtf` ships no types; this is the part of it that we use. */
declare module 'edtf' {
  /** @throws Error where the text is not EDTF. `precision` counts year, month and day; `min` and `max` are milliseconds. */
  export default function edtf(text: string): { precision: 1 | 2 | 3; min: number; max: number };
}
