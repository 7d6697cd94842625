import { z } from 'zod';
import { annotation, type Annotation } from '../../claims/annotation.js';
import { canonicalKin } from '../../claims/kin.js';
import type { Prisma } from '../../db/generated/client.js';
import type { Key, Noun, Stored, Tx } from './noun.js';
import { citing, declaring } from './sources.js';

// What mutations change, each kind as annotations hold it and as the store does. A key's references are slugs.

const { people, organizations, topics, kinship, positions, visits, events, statements } = annotation.shape;
const slug = { select: { slug: true } } as const;

const [visitRow, eventRow] = [rowOf(visits), rowOf(events)];

type Field =
  | 'person' | 'organization' | 'topic' | 'kinship' | 'position'
  | 'visit' | 'delegate' | 'event' | 'participant' | 'statement'; // prettier-ignore

export const nouns: Record<Field, Noun> = {
  person: slugged(
    'Person',
    'people',
    rowOf(people),
    async (tx, where) =>
      (await tx.person.findUnique({ where })) ??
      (await tx.mergedPerson.findUnique({ where, select: { person: true } }))?.person ??
      null,
  ),
  organization: slugged('Organization', 'organizations', rowOf(organizations), (tx, where) =>
    tx.organization.findUnique({ where }),
  ),
  topic: slugged('Topic', 'topics', z.strictObject({ name: rowOf<z.ZodString>(topics) }), (tx, where) =>
    tx.topic.findUnique({ where }),
  ),
  visit: slugged('Visit', 'visits', visitRow.omit({ delegation: true }), (tx, where) => tx.visit.findUnique({ where })),
  event: slugged('Event', 'events', eventRow.omit({ participants: true }), (tx, where) =>
    tx.event.findUnique({ where }),
  ),

  kinship: listed({
    type: 'Kinship',
    shape: elementOf(kinship),
    claims: ({ kinship: rows }) => ({ path: ['kinship'], rows }),
    keyOf: (claim) => canonicalKin(claim as never) as unknown as Key,
    async byId(tx, id) {
      const row = await tx.kinship.findUnique({ where: { id }, include: { person: slug, relative: slug } });
      return row && stored(row, { person: row.person.slug, relative: row.relative.slug, kind: row.kind });
    },
    byKey: (tx, { person, relative, kind }) =>
      tx.kinship.findFirst({
        where: { kind: kind as never, person: { slug: text(person) }, relative: { slug: text(relative) } },
        select: { id: true },
      }),
    citations: 'kinshipId',
  }),

  position: listed({
    type: 'Position',
    shape: elementOf(positions),
    claims: ({ positions: rows }) => ({ path: ['positions'], rows }),
    keyOf: ({ person, title, organization, country, term = 1 }) =>
      ({ person, title: trimmed(title), organization, country, term }) as Key,
    async byId(tx, id) {
      const row = await tx.position.findUnique({
        where: { id },
        include: { person: slug, organization: slug, country: slug },
      });
      if (!row) return null;
      const { title, term, person, organization, country } = row;
      return stored(row, {
        title,
        term,
        person: person.slug,
        organization: organization?.slug,
        country: country?.slug,
      });
    },
    byKey: (tx, { person, title, organization, country, term }) =>
      tx.position.findFirst({
        where: {
          title: text(title),
          term: term as number,
          person: { slug: text(person) },
          organization: referred(organization),
          country: referred(country),
        },
        select: { id: true },
      }),
    citations: 'positionId',
  }),

  delegate: listed({
    type: 'Delegate',
    shape: elementOf(visitRow.shape['delegation'] as z.ZodType),
    owner: 'visit',
    claims: ({ visits: table }, { visit }) => {
      const row = Object.hasOwn(table, text(visit)) ? table[text(visit)] : undefined;
      return row ? { path: ['visits', text(visit), 'delegation'], rows: row.delegation } : null;
    },
    keyOf: ({ visit, person, side = 'GUEST', name }) =>
      (person == null ? { visit, side, name: trimmed(name) } : { visit, person }) as Key,
    async byId(tx, id) {
      const row = await tx.delegate.findUnique({ where: { id }, include: { visit: slug, person: slug } });
      if (!row) return null;
      const { side, name, visit, person } = row;
      return stored(row, person ? { visit: visit.slug, person: person.slug } : { visit: visit.slug, side, name });
    },
    byKey: (tx, { visit, person, side, name }) =>
      tx.delegate.findFirst({
        where: {
          visit: { slug: text(visit) },
          ...(person == null
            ? { personId: null, side: side as never, name: text(name) }
            : { person: { slug: text(person) } }),
        },
        select: { id: true },
      }),
    citations: 'delegateId',
  }),

  participant: listed({
    type: 'Participant',
    shape: elementOf(eventRow.shape['participants'] as z.ZodType),
    owner: 'event',
    claims: ({ events: table }, { event }) => {
      const row = Object.hasOwn(table, text(event)) ? table[text(event)] : undefined;
      return row ? { path: ['events', text(event), 'participants'], rows: row.participants } : null;
    },
    keyOf: ({ event, person, country, organization }) => ({ event, person, country, organization }) as Key,
    async byId(tx, id) {
      const row = await tx.participant.findUnique({
        where: { id },
        include: { event: slug, person: slug, country: slug, organization: slug },
      });
      if (!row) return null;
      const { event, person, country, organization } = row;
      const key = { person: person?.slug, country: country?.slug, organization: organization?.slug };
      return stored(row, { event: event.slug, ...key });
    },
    byKey: (tx, { event, person, country, organization }) =>
      tx.participant.findFirst({
        where: {
          event: { slug: text(event) },
          person: referred(person),
          country: referred(country),
          organization: referred(organization),
        },
        select: { id: true },
      }),
    citations: 'participantId',
  }),

  statement: {
    type: 'Statement',
    shape: rowOf(statements),
    claims: ({ statements: rows }) => ({ path: ['statements'], rows }),
    async byId(tx, id) {
      const row = await tx.statement.findUnique({ where: { id } });
      return row && stored(row, { slug: row.key });
    },
    byKey: (tx, { slug: key }, source) =>
      tx.statement.findFirst({ where: { key: text(key), source: { slug: source } }, select: { id: true } }),
    async sources(tx, { id }) {
      const { source } = await tx.statement.findUniqueOrThrow({ where: { id }, select: { source: slug } });
      return [source.slug];
    },
  },
};

/** What goes by a slug, in a table of its own. */
function slugged<Table extends 'people' | 'organizations' | 'topics' | 'visits' | 'events'>(
  type: Prisma.ModelName,
  table: Table,
  shape: z.ZodObject,
  findUnique: (
    tx: Tx,
    where: { id: string } | { slug: string },
  ) => Promise<{ id: string; slug: string; version: number } | null>,
): Noun {
  return {
    type,
    shape,
    claims: (draft: Annotation) => ({ path: [table], rows: draft[table] }),
    async byId(tx, id) {
      const row = await findUnique(tx, { id });
      return row && stored(row, { slug: row.slug });
    },
    byKey: (tx, key) => findUnique(tx, { slug: text(key['slug']) }),
    sources: (tx, { key }) => declaring(tx, table, text(key['slug'])),
  };
}

/** What stands in a list, and goes by what it joins. */
function listed({ citations, ...noun }: Omit<Noun, 'sources'> & { citations: keyof Prisma.CitationWhereInput }): Noun {
  return { ...noun, sources: (tx, { id }) => citing(tx, { [citations]: id }) };
}

function stored({ id, version }: { id: string; version: number }, key: Key): Stored {
  return { id, version, key };
}

/** As it will be stored. */
function trimmed(title: unknown): unknown {
  return typeof title === 'string' ? title.trim() : title;
}

function text(part: Key[string]): string {
  return String(part);
}

/** Of a reference that may be absent. */
function referred(reference: Key[string]) {
  return reference == null ? { is: null } : { is: { slug: text(reference) } };
}

function rowOf<Row extends z.ZodType = z.ZodObject>(table: z.ZodType): Row {
  return (unwrapped(table) as z.ZodRecord).valueType as unknown as Row;
}

function elementOf(list: z.ZodType): z.ZodObject {
  return (unwrapped(list) as z.ZodArray).element as unknown as z.ZodObject;
}

/** Without its default. */
function unwrapped(type: z.ZodType): z.ZodType {
  return type instanceof z.ZodDefault ? (type.unwrap() as z.ZodType) : type;
}
