import type { Annotation } from '../annotation.js';
import type { Path } from '../problem.js';

export interface Period {
  path: Path;
  start?: string | undefined;
  end?: string | undefined;
}

/** What has a start and an end: offices, visits, events. */
export function periods({ positions, visits, events }: Annotation): Period[] {
  return [
    ...positions.map(({ start, end }, index) => ({ path: ['positions', index], start, end })),
    ...Object.entries(visits).map(([slug, { start, end }]) => ({ path: ['visits', slug], start, end })),
    ...Object.entries(events).map(([slug, { start, end }]) => ({ path: ['events', slug], start, end })),
  ];
}

/** Every date of an annotation, as written. */
export function dates(annotation: Annotation): { path: Path; date: string }[] {
  const single = Object.entries(annotation.statements).map(([key, { saidOn }]) => ({
    path: ['statements', key, 'saidOn'],
    date: saidOn,
  }));
  const all: { path: Path; date: string | undefined }[] = [
    { path: ['source', 'publishedOn'], date: annotation.source.publishedOn },
    ...periods(annotation).flatMap(({ path, start, end }) => [
      { path: [...path, 'start'], date: start },
      { path: [...path, 'end'], date: end },
    ]),
    ...single,
  ];
  return all.flatMap(({ path, date }) => (date === undefined ? [] : [{ path, date }]));
}
