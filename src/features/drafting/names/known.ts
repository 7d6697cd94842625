import type { NamedCountry } from '../../../model/countries/country.js';
import type { OrganizationKind } from '../../../model/generated/enums.js';

interface Named {
  slug: string;
  /** The preferred name. */
  name: string;
  /** Other names and spellings. */
  aliases: readonly string[];
  /** The slug of its country; null if unknown. */
  country: string | null;
}

export type KnownPerson = Named;

export interface KnownOrganization extends Named {
  abbreviation: string | null;
  kind: OrganizationKind;
}

/** The stored people, organizations and countries, with their names. Plain data, so that it can be sent to a worker thread. */
export interface Known {
  people: readonly KnownPerson[];
  organizations: readonly KnownOrganization[];
  countries: readonly NamedCountry[];
}

const OUTLETS: readonly OrganizationKind[] = ['NEWS_AGENCY', 'NEWSPAPER', 'BROADCASTER'];

/** Whether an organization is of a kind that sources credit with reports. */
export function isOutlet({ kind }: { kind: OrganizationKind }): boolean {
  return OUTLETS.includes(kind);
}
