import type { NamedCountry } from '../../claims/countries/resolve-country.js';
import type { Years } from '../../claims/countries/country.js';
import type { OrganizationKind } from '../../claims/generated/enums.js';

/** A person who is stored. */
export interface KnownPerson {
  slug: string;
  name: string;
  aliases: readonly string[];
  /** The slug of a country; null where none is stored. */
  country: string | null;
  /** The years in which they are known to have held an office or travelled, where any are. */
  years?: Years;
}

/** An organization that is stored. */
export interface KnownOrganization {
  slug: string;
  name: string;
  aliases: readonly string[];
  abbreviation: string | null;
  kind: OrganizationKind;
  country: string | null;
}

/** What is stored by name, as far as a draft needs it. */
export interface Known {
  people: readonly KnownPerson[];
  organizations: readonly KnownOrganization[];
  countries: readonly NamedCountry[];
}
