import { annotation as shape, type Annotation, type CitedSpan } from './annotation.js';
import { canonicalKin } from './kin.js';
import { references } from './references.js';

/**
 * The same annotation, where one person turned out to be another: who went by `from` is declared and named as `kept`,
 * and what was said of both is said once, on the passages of both.
 */
export function renamePerson(annotation: Annotation, from: string, kept: { slug: string; name: string }): Annotation {
  const draft = structuredClone(annotation);
  const gone = draft.people[from];
  if (!gone) return draft;

  for (const { path, to, slug } of references(draft)) {
    if (to === 'people' && slug === from) assign(draft, path, kept.slug);
  }
  delete draft.people[from];
  const known = draft.people[kept.slug] ?? { ...gone, name: kept.name, aliases: [] };
  const names = new Set([...known.aliases, gone.name, ...gone.aliases]);
  const country = known.country ?? gone.country;
  draft.people[kept.slug] = {
    ...known,
    aliases: [...names].filter((name) => name !== known.name),
    ...(country !== undefined && { country }),
  };

  draft.kinship = once(draft.kinship, (row) => Object.values(canonicalKin(row)));
  draft.positions = once(draft.positions, ({ person, title, organization, country: land, term }) => [
    ...[person, title, organization, land, term],
  ]);
  for (const visit of Object.values(draft.visits)) {
    visit.delegation = once(visit.delegation, ({ person, side, name }) => [person ?? [side, name]]);
  }
  for (const event of Object.values(draft.events)) {
    event.participants = once(event.participants, ({ person, country: land, organization }) => [
      ...[person, land, organization],
    ]);
  }
  for (const statement of Object.values(draft.statements)) {
    const { speakers } = statement;
    statement.speakers = [...new Map(speakers.map((speaker) => [JSON.stringify(speaker), speaker])).values()];
  }
  return shape.parse(draft);
}

function assign(draft: object, path: (string | number)[], value: string): void {
  let holder = draft as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as typeof holder;
  holder[path.at(-1)!] = value;
}

/** Rows of one key become the first of them, with the passages of all. */
function once<Row extends { cite: CitedSpan[] }>(rows: Row[], keyOf: (row: Row) => unknown[]): Row[] {
  const firsts = new Map<string, Row>();
  for (const row of rows) {
    const key = JSON.stringify(keyOf(row));
    const first = firsts.get(key);
    firsts.set(key, first ? { ...first, cite: distinct([...first.cite, ...row.cite]) } : row);
  }
  return [...firsts.values()];
}

function distinct(cite: CitedSpan[]): CitedSpan[] {
  const place = (span: CitedSpan) => (Array.isArray(span) ? span.join() : `${span.start},${span.end}`);
  const all = new Map(cite.toReversed().map((span) => [place(span), span]));
  return cite.filter((span) => all.get(place(span)) === span);
}
