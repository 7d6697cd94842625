import type { Annotation, CitedSpan } from './annotation.js';
import type { Path } from './problem.js';

/** Something that an annotation says, and the passages that say so. */
export interface Fact {
  path: Path;
  cite: CitedSpan[];
}

export interface Passage {
  path: Path;
  start: number;
  end: number;
  /** The words that the source prints between quotation marks. */
  exact: string | null;
}

/** Every fact of an annotation that rests on passages. */
export function facts(annotation: Annotation): Fact[] {
  const { organizations, kinship, positions, visits, events, statements } = annotation;
  return [
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
  ];
}

/** Every passage that an annotation cites. */
export function passages(annotation: Annotation): Passage[] {
  return facts(annotation).flatMap(({ path, cite }) =>
    cite.map((cited, index) => ({ path: [...path, 'cite', index], ...spanOf(cited) })),
  );
}

export function spanOf(cited: CitedSpan): Omit<Passage, 'path'> {
  return Array.isArray(cited) ? { start: cited[0], end: cited[1], exact: null } : cited;
}

function inTable(name: string, table: Record<string, { cite: CitedSpan[] }>): Fact[] {
  return Object.entries(table).map(([slug, { cite }]) => ({ path: [name, slug], cite }));
}

function inList(path: Path, list: { cite: CitedSpan[] }[]): Fact[] {
  return list.map(({ cite }, index) => ({ path: [...path, index], cite }));
}
