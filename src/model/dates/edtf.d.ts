/** `edtf` ships no types. This is the part of it that we use. */
declare module 'edtf' {
  /** `precision` counts year, month and day; `min` and `max` are milliseconds. @throws Error if the text is not EDTF */
  export default function edtf(text: string): { precision: 1 | 2 | 3; min: number; max: number };
}
