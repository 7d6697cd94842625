import type { Annotation, CitedSpan } from './annotation.js';
import { canonicalKin } from './kin.js';
import { combined, merge, named, position } from './merge.js';
import { references } from './references.js';

/**
 * The same annotation, where one person turned out to be another: who went by `from` is declared and named as `kept`,
 * and what was said of both is said once, on the passages of both. It may break laws that it kept before.
 */
export function renamePerson(annotation: Annotation, from: string, kept: { slug: string; name: string }): Annotation {
  const draft = structuredClone(annotation);
  const gone = draft.people[from];
  if (!gone) return draft;

  for (const { path, to, slug } of references(draft)) {
    if (to === 'people' && slug === from) assign(draft, path, kept.slug);
  }
  delete draft.people[from];
  const merged = named([draft.people[kept.slug] ?? { name: kept.name, aliases: [] }, gone]);
  draft.people[kept.slug] = { ...merged, aliases: merged.aliases.sort() }; // in whatever order several are merged

  draft.kinship = once(draft.kinship, (row) => Object.values(canonicalKin(row)));
  draft.positions = once(
    draft.positions,
    ({ person, title, organization, country, term }) => [person, title, organization, country, term],
    position,
  );
  for (const visit of Object.values(draft.visits)) {
    visit.delegation = once(visit.delegation, ({ person, side, name }) => [person ?? [side, name]]);
  }
  for (const event of Object.values(draft.events)) {
    event.participants = once(event.participants, ({ person, country, organization }) => [
      ...[person, country, organization],
    ]);
  }
  for (const statement of Object.values(draft.statements)) {
    const { speakers } = statement;
    statement.speakers = [...new Map(speakers.map((speaker) => [JSON.stringify(speaker), speaker])).values()];
  }
  return draft;
}

function assign(draft: object, path: (string | number)[], value: string): void {
  let holder = draft as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as typeof holder;
  holder[path.at(-1)!] = value;
}

/** Rows of one key become one: what the first leaves open is told by the next, on the passages of all. */
function once<Row extends { cite: CitedSpan[] }>(
  rows: Row[],
  keyOf: (row: Row) => unknown[],
  settle: (rows: Row[]) => Row = combined,
): Row[] {
  const keyed = rows.map((row) => new Map([[JSON.stringify(keyOf(row)), row]]));
  const settled = (group: Row[]): Row => ({
    ...{ ...group[0]!, ...settle(group.map(said)) },
    cite: distinct(group.flatMap(({ cite }) => cite)),
  });
  return [...merge(keyed, settled).values()];
}

/** What a row says where its source leaves it open. */
const OPEN: Partial<Record<string, unknown>> = { capacity: 'MEMBER', status: 'UNKNOWN' };

function said<Row extends object>(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([field, value]) => value !== OPEN[field])) as Row;
}

/** Each passage once, with its words where they are quoted. */
function distinct(cite: CitedSpan[]): CitedSpan[] {
  const places = new Map<string, CitedSpan>();
  for (const span of cite) {
    const place = Array.isArray(span) ? span.join() : `${span.start},${span.end}`;
    if (!places.has(place) || !Array.isArray(span)) places.set(place, span);
  }
  return [...places.values()];
}
