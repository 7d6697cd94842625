import type { NamedCountry } from '../../../model/countries/resolve-country.js';
import type { OrganizationKind } from '../../../model/generated/enums.js';

interface Named {
  slug: string;
  /** The preferred name. */
  name: string;
  /** Other names and spellings. */
  aliases: readonly string[];
  /** The slug of the country that it belongs to; null if it is not known. */
  country: string | null;
}

export type KnownPerson = Named;

export interface KnownOrganization extends Named {
  abbreviation: string | null;
  kind: OrganizationKind;
}

/** What a store knows by name. A plain value: it is given to a thread as it is. */
export interface Known {
  people: readonly KnownPerson[];
  organizations: readonly KnownOrganization[];
  countries: readonly NamedCountry[];
}

const OUTLETS: readonly OrganizationKind[] = ['NEWS_AGENCY', 'NEWSPAPER', 'BROADCASTER'];

/** Whether it is one that sources credit with what they report. */
export function isOutlet({ kind }: { kind: OrganizationKind }): boolean {
  return OUTLETS.includes(kind);
}
