import { randomUUID } from 'node:crypto';
import type { Database } from '../../src/db/database.js';
import { KINDS } from '../../src/model/kinds/kinds.js';

/** Columns by name. Rows are written in SQL, without Prisma, to test the constraints of the store. */
export type Row = Record<string, unknown>;

/** Ids of rows that others can refer to. */
export interface World {
  country: string;
  otherCountry: string;
  person: string;
  otherPerson: string;
  organization: string;
  source: string;
  topic: string;
  visit: string;
  event: string;
  statement: string;
}

let count = 0;

/** Returns a valid row of each table; unique slugs and names are new in each. */
export function validRow(table: string, world: World): Row {
  const name = `n-${++count}`;
  const rows: Record<string, Row> = {
    Country: { slug: name, name, namesFolded: name },
    CountryName: { countryId: world.country, name, ordinal: count },
    Person: { slug: name, name, namesFolded: name },
    MergedPerson: { slug: name, personId: world.person },
    FormerSlug: { type: 'Visit', slug: name, current: `${name}x` },
    Draft: { slug: name, title: name, createdBy: 'ada', updatedBy: 'ada' },
    ToldApart: { one: name, other: `${name}x`, by: 'ada' },
    Organization: { slug: name, name, namesFolded: name, kind: 'PARTY' },
    Topic: { slug: name, name, nameFolded: name },
    Journey: { slug: name, name, nameFolded: name },
    Source: { slug: name, kind: 'ARTICLE', title: name, titleFolded: name, sha256: 'a'.repeat(64), length: 100 },
    Visit: { slug: name, title: name, titleFolded: name, status: 'COMPLETED', hostCountryId: world.country },
    Delegate: { visitId: world.visit, name, side: 'GUEST', capacity: 'MEMBER', ordinal: 0 },
    Position: { title: name, titleFolded: name, personId: world.person, status: 'UNKNOWN' },
    Kinship: { kind: 'SPOUSE', personId: world.person, relativeId: world.otherPerson },
    Event: { slug: name, title: name, titleFolded: name, kind: 'TALKS', status: 'PLANNED' },
    Participant: { eventId: world.event, personId: world.person, ordinal: 0 },
    Statement: { sourceId: world.source, key: name, kind: 'PARAPHRASE', text: name, textFolded: name, passageStart: 0 },
    StatementSpeaker: { statementId: world.statement, ordinal: count, personId: world.person },
    Citation: { sourceId: world.source, start: count, end: count + 1, ordinal: 0, organizationId: world.organization },
  };
  return { id: randomUUID(), ...rows[table] };
}

/** The tables whose rows need a citation, and their columns in Citation. */
export const FACTS: Readonly<Record<string, string>> = Object.fromEntries(
  KINDS.flatMap(({ cited, model, foreignKey }) => (cited === 'always' ? [[model, foreignKey]] : [])),
);

export async function makeWorld(database: Database): Promise<World> {
  const world = {} as World;
  const make = async (table: string) => (await store(database, table, validRow(table, world), world)).id as string;
  world.country = await make('Country');
  world.otherCountry = await make('Country');
  world.person = await make('Person');
  world.otherPerson = await make('Person');
  world.organization = await make('Organization');
  world.source = await make('Source');
  world.topic = await make('Topic');
  world.visit = await make('Visit');
  world.event = await make('Event');
  world.statement = await make('Statement');
  return world;
}

/** Stores a row, with a citation in the same statement (and so in the same transaction) if it is a fact. */
export async function store(database: Database, table: string, row: Row, world: World): Promise<Row> {
  if (!(table in FACTS)) {
    await database.query(insert(table, row));
    return row;
  }
  const statement = insert(table, row);
  const citation = insert('Citation', { ...citationOf(table, row.id as string, world) }, statement.values.length);
  await database.query({
    text: `WITH fact AS (${statement.text}) ${citation.text}`,
    values: [...statement.values, ...citation.values],
  });
  return row;
}

export function citationOf(table: string, id: string, world: World): Row {
  return { ...validRow('Citation', world), organizationId: null, [FACTS[table]!]: id };
}

export function insert(table: string, row: Row, offset = 0): { text: string; values: unknown[] } {
  const columns = Object.keys(row).map((name) => `"${name}"`);
  const parameters = columns.map((_, index) => `$${index + 1 + offset}`);
  return {
    text: `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${parameters.join(', ')})`,
    values: Object.values(row),
  };
}
