import { randomUUID } from 'node:crypto';
import type { Database } from '../../src/db/database.js';
import { KINDS } from '../../src/model/kinds/kinds.js';
import { ends, findColumn, modelColumnNames } from '../../src/query/model.js';
import { uncapitalize } from '../../src/shared/capitals.js';

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

/** Returns a valid row of a table. Its required texts, which are slugs and names, are new in each. */
export function validRow(table: string, world: World): Row {
  const name = `n-${++count}`;
  const others: Record<string, Row> = {
    CountryName: { ordinal: count },
    FormerSlug: { type: 'Visit', current: `${name}x` },
    ToldApart: { other: `${name}x` },
    Organization: { kind: 'PARTY' },
    Source: { kind: 'ARTICLE', sha256: 'a'.repeat(64), length: 100 },
    Visit: { status: 'COMPLETED' },
    Delegate: { side: 'GUEST', capacity: 'MEMBER', ordinal: 0 },
    Position: { status: 'UNKNOWN' },
    Kinship: { kind: 'SPOUSE', relativeId: world.otherPerson },
    Event: { kind: 'TALKS', status: 'PLANNED' },
    Participant: { personId: world.person, ordinal: 0 },
    Statement: { kind: 'PARAPHRASE', passageStart: 0 },
    StatementSpeaker: { ordinal: count, personId: world.person },
    Citation: { start: count, end: count + 1, ordinal: 0, organizationId: world.organization },
  };
  const required = modelColumnNames(table).filter((column) => {
    const { nullable, list } = findColumn(table, column)!;
    return column !== 'id' && !nullable && !list;
  });
  const row = required.flatMap((column) => {
    const { type } = findColumn(table, column)!;
    if (type === 'text') return [[column, name]];
    return type === 'uuid' ? [[column, world[uncapitalize(ends(table, column).model) as keyof World]]] : [];
  });
  return { id: randomUUID(), ...Object.fromEntries(row), ...others[table] };
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
