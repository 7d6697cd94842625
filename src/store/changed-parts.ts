import type { Annotation } from '../claims/annotation.js';

type Table = 'people' | 'organizations' | 'topics' | 'visits' | 'events' | 'statements';

/**
 * One source's annotation as it was and as it is, without what both say alike, so that an edit costs what it changes.
 * What is left of a person or a visit is all that is said of it: rows without a slug belong to those that they are about.
 */
export function changedParts(before: Annotation, after: Annotation): [before: Annotation, after: Annotation] {
  // The newest source counts: by another date each of its claims may count otherwise.
  if (before.source.publishedOn !== after.source.publishedOn) return [before, after];
  const changed = {
    people: new Set([
      ...differing(before.people, after.people),
      ...differing(factsByPerson(before), factsByPerson(after)),
    ]),
    organizations: differing(before.organizations, after.organizations),
    topics: differing(before.topics, after.topics),
    visits: differing(before.visits, after.visits),
    events: differing(before.events, after.events),
    statements: differing(before.statements, after.statements),
  };
  return [parts(before, changed), parts(after, changed)];
}

function differing(before: Record<string, unknown>, after: Record<string, unknown>): Set<string> {
  const slugs = Object.keys({ ...before, ...after });
  const text = (table: Record<string, unknown>, slug: string) =>
    Object.hasOwn(table, slug) ? JSON.stringify(table[slug]) : undefined;
  return new Set(slugs.filter((slug) => text(before, slug) !== text(after, slug)));
}

/** What is said of people by rows that have no slug. */
function factsByPerson({ kinship, positions }: Annotation): Record<string, object[]> {
  const facts = new Map<string, object[]>();
  const add = (person: string, fact: object) => {
    const known = facts.get(person);
    if (known) known.push(fact);
    else facts.set(person, [fact]);
  };
  for (const row of kinship) for (const person of [row.person, row.relative]) add(person, row);
  for (const row of positions) add(row.person, row);
  return Object.fromEntries(facts);
}

function parts(annotation: Annotation, kept: Record<Table, Set<string>>): Annotation {
  const { people } = kept;
  const tables = (Object.keys(kept) as Table[]).map((table) => [
    table,
    picked<unknown>(annotation[table], kept[table]),
  ]);
  return {
    ...annotation,
    ...(Object.fromEntries(tables) as Pick<Annotation, Table>),
    kinship: annotation.kinship.filter(({ person, relative }) => people.has(person) || people.has(relative)),
    positions: annotation.positions.filter(({ person }) => people.has(person)),
  };
}

function picked<Row>(table: Record<string, Row>, slugs: Set<string>): Record<string, Row> {
  return Object.fromEntries(Object.entries(table).filter(([slug]) => slugs.has(slug)));
}
