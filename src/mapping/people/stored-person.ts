/** A person whom other sources in the store name. */
export interface StoredPerson {
  slug: string;
  name: string;
  /** All names and aliases, and the sources that have them. */
  names: readonly { name: string; source: string }[];
  /** Slugs, as the sources say. */
  countries: readonly string[];
  /** Of the facts about the person: the first year, the last, and some of those between. */
  years: readonly number[];
}
