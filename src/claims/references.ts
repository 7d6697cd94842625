import type { Annotation } from './annotation.js';
import type { Path } from './problem.js';

/** The tables of an annotation, and the store's countries. */
export type Referent = 'people' | 'organizations' | 'topics' | 'visits' | 'events' | 'countries';

export interface Reference {
  path: Path;
  to: Referent;
  slug: string;
}

const TABLES = {
  country: 'countries',
  guestCountry: 'countries',
  hostCountry: 'countries',
  person: 'people',
  relative: 'people',
  organization: 'organizations',
  parent: 'organizations',
  publisher: 'organizations',
  reportedBy: 'organizations',
  visit: 'visits',
  about: 'visits',
  event: 'events',
  topics: 'topics',
} as const satisfies Record<string, Referent>;

/** Every place in which one part of an annotation names another, or a country. */
export function references(annotation: Annotation): Reference[] {
  const { source, people, organizations, kinship, positions, visits, events, statements } = annotation;
  return [
    ...rowReferences(['source'], source),
    ...inTable('people', people),
    ...inTable('organizations', organizations),
    ...inList(['kinship'], kinship),
    ...inList(['positions'], positions),
    ...inTable('visits', visits),
    ...Object.entries(visits).flatMap(([slug, { delegation }]) => inList(['visits', slug, 'delegation'], delegation)),
    ...inTable('events', events),
    ...Object.entries(events).flatMap(([slug, { participants }]) =>
      inList(['events', slug, 'participants'], participants),
    ),
    ...inTable('statements', statements),
    ...Object.entries(statements).flatMap(([key, { speakers }]) => inList(['statements', key, 'speakers'], speakers)),
  ];
}

function inTable(name: string, table: Record<string, object>): Reference[] {
  return Object.entries(table).flatMap(([slug, row]) => rowReferences([name, slug], row));
}

function inList(path: Path, list: object[]): Reference[] {
  return list.flatMap((row, index) => rowReferences([...path, index], row));
}

/** The references that a row's own keys hold; their names tell where they lead. */
export function rowReferences(path: Path, row: object): Reference[] {
  const values = row as Partial<Record<string, string | string[]>>;
  return Object.entries(TABLES).flatMap(([key, to]) => {
    const value = values[key];
    if (value === undefined) return [];
    if (typeof value === 'string') return [{ path: [...path, key], to, slug: value }];
    return value.map((slug, index) => ({ path: [...path, key, index], to, slug }));
  });
}
