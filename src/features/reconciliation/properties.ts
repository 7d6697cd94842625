import { fold } from '../../model/fold.js';
import { SCHEME_NAMES, SCHEMES } from '../../model/identifiers.js';
import { entityId, entityNames, stateNames, type TypeId, yearOfDay, type Entity } from './entity.js';

/** A property value, in the form that the specification defines. */
export type PropertyValue = { str: string } | { id: string; name: string };

export interface Property {
  id: string;
  name: string;
  description: string;
  types: readonly TypeId[];
  values: (entity: Entity, origin: string) => PropertyValue[];
  /** Whether the entity has a given value; null if that is not known. By default, compares it with `values`, all folded. */
  says?: (entity: Entity, given: string) => boolean | null;
}

const ALL: readonly TypeId[] = ['Person', 'Organization', 'Country'];
const texts = (values: readonly (string | null | undefined)[]): PropertyValue[] =>
  [...new Set(values)].flatMap((str) => (str == null ? [] : [{ str }]));

/** The properties that distinguish entities, and that can be added to reconciled rows. */
export const PROPERTIES: readonly Property[] = [
  {
    id: 'country',
    name: 'Country',
    description: 'The country of a person, of an office they have held, or of an organization, by any name or code.',
    types: ['Person', 'Organization'],
    values: (entity) => {
      const country = countryOf(entity);
      return country ? [{ id: entityId({ __typename: 'Country', slug: country.slug }), name: country.name }] : [];
    },
    says: (entity, given) => {
      const countries = [countryOf(entity), ...officesOf(entity).map(({ country }) => country)];
      return saysOf(
        countries.flatMap((country) => (country ? stateNames(country) : [])),
        given,
      );
    },
  },
  {
    id: 'office',
    name: 'Office',
    description: 'The title of an office that a person has held, or the organization in which it was held.',
    types: ['Person'],
    values: (entity) => texts(officesOf(entity).map(({ title }) => title)),
    says: (entity, given) => {
      const offices = officesOf(entity).flatMap(({ title, organization }) => [
        title,
        ...(organization ? [organization.name] : []),
      ]);
      return saysOf(offices, given);
    },
  },
  {
    id: 'year',
    name: 'Year',
    description: 'A year in which a person held an office, or a country existed. Values are spans: 1953/1962.',
    types: ['Person', 'Country'],
    values: (entity) => texts(spansOf(entity).map(({ start, end }) => spanText(start, end))),
    says: heldIn,
  },
  {
    id: 'kind',
    name: 'Kind',
    description: 'The kind of an organization: NEWS_AGENCY.',
    types: ['Organization'],
    values: (entity) => texts(entity.__typename === 'Organization' ? [entity.kind] : []),
  },
  {
    id: 'code',
    name: 'Code',
    description: 'The two-letter and three-letter ISO 3166-1 codes of a country.',
    types: ['Country'],
    values: (entity) => texts(entity.__typename === 'Country' ? [entity.code, entity.code3] : []),
  },
  {
    id: 'name',
    name: 'Name',
    description: 'The preferred name and the other names.',
    types: ALL,
    values: (entity) => texts(entityNames(entity)),
  },
  {
    id: 'url',
    name: 'Address',
    description: 'The URL of the page.',
    types: ALL,
    values: (entity, origin) => texts([`${origin}/${entityId(entity)}`]),
  },
  ...SCHEME_NAMES.map((scheme): Property => ({
    id: scheme,
    name: `Identifier: ${scheme}`,
    description: SCHEMES[scheme].about,
    types: ALL,
    values: (entity) =>
      texts((entity.identifiers ?? []).filter((each) => each.scheme.toLowerCase() === scheme).map(({ value }) => value)),
  })),
];

export const findProperty = (id: string) => PROPERTIES.find((property) => property.id === id);

/** Whether the entity has one of the given values; null if that is not known. */
export function agrees(property: Property, entity: Entity, given: readonly string[]): boolean | null {
  if (!property.types.includes(entity.__typename)) return null;
  const says = property.says ?? ((each: Entity, text: string) => saysOf(property.values(each, '').map(textOf), text));
  const verdicts = given.map((text) => says(entity, text));
  return verdicts.includes(true) ? true : verdicts.includes(false) ? false : null;
}

const textOf = (value: PropertyValue) => ('str' in value ? value.str : value.name);

/**
 * True if any value is equal. Null if there are no values, or if one contains the words of another, such as Germany and West
 * Germany.
 */
function saysOf(values: readonly string[], given: string): boolean | null {
  const [wanted, known] = [fold(given).trim(), values.map((value) => fold(value))];
  if (wanted === '' || known.length === 0) return null;
  if (known.includes(wanted)) return true;
  const isPart = (part: string, text: string) => part.length > 3 && ` ${text} `.includes(` ${part} `);
  return known.some((value) => isPart(wanted, value) || isPart(value, wanted)) ? null : false;
}

const countryOf = (entity: Entity) => (entity.__typename === 'Country' ? null : entity.country);
const officesOf = (entity: Entity) => (entity.__typename === 'Person' ? entity.positions : []);

interface Days {
  earliest: string | null;
  latest: string | null;
}

interface Span {
  start?: Days | null | undefined;
  end?: Days | null | undefined;
}

const spansOf = (entity: Entity): Span[] =>
  entity.__typename === 'Country' ? [entity] : officesOf(entity).filter(({ start, end }) => start ?? end);

/** The longest certain period, for example 1953/1962. */
function spanText(start: Days | null | undefined, end: Days | null | undefined): string | null {
  if (!start && !end) return null;
  const [from, to] = [yearOfDay(start?.latest ?? start?.earliest), yearOfDay(end?.earliest ?? end?.latest)];
  return `${from ?? '..'}/${to ?? '..'}`;
}

/** True within a certain period; false outside all possible periods. */
function heldIn(entity: Entity, given: string): boolean | null {
  const [, digits] = /^\s*(\d{4})(?:-|\s*$)/.exec(given) ?? [];
  const spans = spansOf(entity);
  if (digits === undefined || spans.length === 0) return null;
  const year = Number(digits);
  const isWithin = ({ start, end }: Span) => {
    const [from, to] = [yearOfDay(start?.latest), yearOfDay(end?.earliest)];
    const hasBegun = from !== null ? year >= from : entity.__typename === 'Country';
    return hasBegun && (to !== null ? year <= to : entity.__typename === 'Country' && !end);
  };
  const isOutside = ({ start, end }: Span) => {
    const [from, to] = [yearOfDay(start?.earliest), yearOfDay(end?.latest)];
    return (from !== null && year < from) || (to !== null && year > to);
  };
  return spans.some(isWithin) ? true : spans.every(isOutside) ? false : null;
}
