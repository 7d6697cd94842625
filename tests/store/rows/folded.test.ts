import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Annotation } from '../../../src/model/annotation.js';
import { readAnnotation } from '../../../src/model/read/read.js';
import type { Database } from '../../../src/db/database.js';
import { fold } from '../../../src/model/fold.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { seedYaml } from '../../model/seed-article.js';
import { ask } from '../../support/ask.js';
import { seededStore } from '../../support/store.js';
import { mutate } from '../../features/editing/editor.js';

// A folded column equals its folded source columns after every kind of write. The columns are found by name.

const seeded = readAnnotation(seedYaml).annotation!;
/** The seeded article, with an added journey. */
const article = { ...seeded, journeys: { 'a-tour': { name: 'A tour' } } };
let database: Database;
let schema: GraphQLSchema;

beforeAll(async () => {
  schema = await createSchema(FEATURES);
  database = await seededStore();
  await storeAnnotation(database.prisma, article);
});
afterAll(() => database?.close());

type Row = Record<string, string | string[] | null>;

/** All names of a row are folded into one column, one per line. */
const NAMES = ['name', 'aliases', 'abbreviation', 'officialName'];

/** Every folded column of the store, with its source columns. */
async function foldedColumns(): Promise<{ table: string; column: string; from: string[] }[]> {
  const columns = await database.query<[string, string]>({
    text: `SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = current_schema()`,
    values: [],
  });
  const has = (table: string, column: string) => columns.some(([one, other]) => one === table && other === column);
  return columns
    .filter(([, column]) => column.endsWith('Folded'))
    .map(([table, column]) => {
      const from = column === 'namesFolded' ? NAMES : [column.replace(/Folded$/, '')];
      return { table, column, from: from.filter((name) => has(table, name)) };
    });
}

/** Returns a sentence for each folded column with a wrong value. */
async function wronglyFolded(): Promise<string[]> {
  const problems: string[] = [];
  for (const { table, column, from } of await foldedColumns()) {
    if (from.length === 0) problems.push(`${table}.${column}: no column of this name without "Folded"`);
    const rows = await database.query<[string]>({ text: `SELECT to_jsonb(row)::text FROM "${table}" AS row`, values: [] });
    if (rows.length === 0)
      problems.push(`${table}.${column}: the seeded store has no row to try: store one in the set-up of this file`);
    for (const row of rows.map(([text]) => JSON.parse(text) as Row)) {
      const texts = from.flatMap((name) => row[name] ?? []);
      // The order of names does not matter. A missing text has no folded form.
      const folded = texts.length === 0 ? null : texts.map(fold).join('\n');
      const [is, should] = [row[column] as string | null, folded].map((each) => each?.split('\n').sort());
      if (JSON.stringify(is) !== JSON.stringify(should)) {
        problems.push(
          `${table}.${column} of ${JSON.stringify(texts)} is ${JSON.stringify(row[column])}: fold ${from.join(', ')} where the row is written`,
        );
      }
    }
  }
  return problems;
}

test('folded columns are correct after the seed', async () => {
  expect(await foldedColumns()).toContainEqual({
    table: 'Organization',
    column: 'namesFolded',
    from: expect.arrayContaining(['name', 'aliases', 'abbreviation']),
  });
  expect(await wronglyFolded()).toEqual([]);
});

const aliases = ['Ærø', 'MÁRIA'];

test.each([
  ['Visit', 'visits', 'title', {}],
  ['Event', 'events', 'title', {}],
  ['Person', 'people', 'name', { aliases }],
  ['Organization', 'organizations', 'name', { aliases, abbreviation: 'Ç' }],
  ['Topic', 'topics', 'name', {}],
  ['Journey', 'journeys', 'name', {}],
  ['Statement', 'statements(where: { kind: [PARAPHRASE] })', 'text', {}],
])('folded columns are correct after an update of a %s', async (type, list, field, others) => {
  const found = await ask(schema, database, `{ list: ${list} { nodes { id version ${field} } } }`);
  const { id, version, [field]: words } = found.list.nodes[0];
  // Different letters that produce the same slug.
  const input = { id, version, source: article.source.slug, [field]: words.toUpperCase(), ...others };
  const document = `mutation ($input: Update${type}Input!) { update${type}(input: $input) { errors { message } } }`;
  expect(await mutate(schema, database, document, input)).toEqual({ errors: [] });
  expect(await wronglyFolded()).toEqual([]);
});

test('folded columns are correct after an import that changes every text, and after one that reverts it', async () => {
  await storeAnnotation(database.prisma, changed(article));
  const visits = await database.prisma.visit.findMany();
  expect(visits.map(({ titleFolded }) => titleFolded.endsWith(' etesse'))).not.toContain(false);
  expect(await wronglyFolded()).toEqual([]);
  await storeAnnotation(database.prisma, article);
  expect(await wronglyFolded()).toEqual([]);
});

/** Returns the same annotation, with letters added to all folded texts. */
function changed(annotation: Annotation): Annotation {
  const other = (words: string) => `${words} Étéẞe`;
  const named = <T extends { name: string; aliases: string[] }>(row: T): T => ({
    ...row,
    name: other(row.name),
    aliases: row.aliases.map(other),
  });
  const titled = <T extends { title: string }>(row: T): T => ({ ...row, title: other(row.title) });
  return {
    ...annotation,
    source: titled(annotation.source),
    people: each(annotation.people, named),
    organizations: each(annotation.organizations, (row) => ({ ...named(row), abbreviation: other('KCNA') })),
    topics: each(annotation.topics, other),
    journeys: each(annotation.journeys, ({ name }) => ({ name: other(name) })),
    visits: each(annotation.visits, titled),
    events: each(annotation.events, titled),
    statements: each(annotation.statements, (row) => ({ ...row, text: other(row.text) })),
  };
}

function each<T>(rows: Record<string, T>, change: (row: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, change(row)]));
}
