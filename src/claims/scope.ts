import type { Annotation } from './annotation.js';

type Table = 'people' | 'organizations' | 'topics' | 'visits' | 'events';

/** The slugs that an import may change, by table. Rows without a slug belong to those that they are about. */
export type Scope = Record<Table, Set<string>>;

/** All that a source declares, and all that it declared before. */
export function scopeOf(annotations: Annotation[]): Scope {
  const slugs = (table: Table) => new Set(annotations.flatMap((one) => Object.keys(one[table])));
  return {
    people: slugs('people'),
    organizations: slugs('organizations'),
    topics: slugs('topics'),
    visits: slugs('visits'),
    events: slugs('events'),
  };
}
