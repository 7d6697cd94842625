/** A country that is stored. */
export interface KnownCountry {
  slug: string;
  name: string;
}

/** The country of a printed name at a date, or why there is not one. */
export type Resolution =
  | { country: KnownCountry }
  /** No country has this name. The countries with the nearest names, the nearest first. */
  | { problem: 'UNKNOWN'; nearest: KnownCountry[] }
  /** The countries of this name did not exist at the date. The states that did in their place. */
  | { problem: 'DID_NOT_EXIST'; named: KnownCountry[]; instead: KnownCountry[] }
  /** Several countries may have been called so at the date. */
  | { problem: 'AMBIGUOUS'; named: KnownCountry[] };

/** `date` is EDTF; null if it is unknown. */
export type ResolveCountry = (name: string, date: string | null) => Resolution;
