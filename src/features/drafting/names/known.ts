import type { Annotation } from '../../../model/annotation.js';
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

export interface KnownPerson extends Named {
  /** The titles of the person's offices. */
  titles?: readonly string[];
}

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

/** The known names with those of people that an annotation declares. */
export function withDeclared(known: Known, annotation: Annotation | null): Known {
  const declared = Object.entries(annotation?.people ?? {}).map(([slug, { name, aliases, country = null }]): KnownPerson => {
    const titles = annotation!.positions.flatMap(({ person, title }) => (person === slug ? [title] : []));
    return { slug, name, aliases, country, titles };
  });
  const people = new Map([...declared, ...known.people].map((person) => [person.slug, person]));
  return { ...known, people: [...people.values()] };
}

const OUTLETS: readonly OrganizationKind[] = ['NEWS_AGENCY', 'NEWSPAPER', 'BROADCASTER'];

/** Whether an organization is of a kind that sources credit with reports. */
export function isOutlet({ kind }: { kind: OrganizationKind }): boolean {
  return OUTLETS.includes(kind);
}
