import { readFileSync } from 'node:fs';
import { buildSchema, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { claimFields } from '../../../src/model/kinds/fields.js';
import { FEATURES } from '../../../src/features.js';
import { KINDS } from '../../../src/model/kinds/kinds.js';
import type { Database } from '../../../src/db/database.js';
import { indexedStarts } from '../../../src/query/sql/where.sql.js';
import { storedColumns } from '../../../src/store/rows/model-columns.js';
import { emptyStore } from '../../support/store.js';
import { fillWorld } from '../../support/world.js';
import { FACTS } from '../rows.js';

// What every table must have, read from PostgreSQL's catalog, so that new tables and columns are checked automatically.
// Each failure says what is missing and what to add to the migration.

let database: Database;
let columns: Column[];
let tables: string[];

beforeAll(async () => {
  database = await emptyStore();
  await fillWorld(database, 5);
  columns = (
    await read<[string, string, string | null, boolean]>(`
      SELECT relname::text, attname::text, collname::text, attndims > 0
      FROM pg_attribute JOIN pg_class AS "table" ON "table".oid = attrelid
        LEFT JOIN pg_collation ON pg_collation.oid = attcollation
      WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
        AND relname <> '_prisma_migrations'
      ORDER BY relname, attnum`)
  ).map(([table, column, collation, list]) => ({ name: `${table}.${column}`, table, column, collation, list }));
  tables = [...new Set(columns.map(({ table }) => table))];
});
afterAll(() => database.close());

interface Column {
  name: string;
  table: string;
  column: string;
  /** Null if it is not text. */
  collation: string | null;
  list: boolean;
}

/** Exceptions by `Table.column` or `Table`, with the reasons. */
type Exceptions = Record<string, string>;

/** Compares violations with the exceptions: a new violation and an unused exception are both failures. */
function expectOnly(broken: Map<string, string>, exceptions: Exceptions = {}): void {
  const missing = [...broken].filter(([name]) => !(name in exceptions)).map(([name, advice]) => `${name}: ${advice}`);
  const unneeded = Object.keys(exceptions).filter((name) => !broken.has(name));
  expect([...missing, ...unneeded.map((name) => `${name}: meets the constraint; remove the exception`)]).toEqual([]);
}

test('every text column is COLLATE "C"', () => {
  const broken = columns.filter(({ collation }) => collation !== null && collation !== 'C');
  expectOnly(
    new Map(broken.map(({ name, collation }) => [name, `add COLLATE "C" to its type in the migration (now ${collation})`])),
    { 'RateLimit.key': 'its shape is prescribed by rate-limiter-flexible; it is only compared for equality' },
  );
});

/** A name of combining marks only folds to an empty text. */
const mayBeBlank = ({ name, column }: Column) => column.endsWith('Folded') || name in MAY_BE_BLANK;
const HISTORY = 'the store copies it from a value that is checked, and nobody filters by it';
const MAY_BE_BLANK: Exceptions = {
  'SourceDocument.text': 'the text of a source, as it is: its hash and length are checked',
  'TextBlock.text': 'a part of the text of a source, as it is',
  'DraftContent.text': 'the text of a draft, as an editor pasted it; empty for none',
  'DraftContent.annotation': 'what an editor has written so far; empty for nothing',
  'Change.type': HISTORY,
  'ChangeSet.source': HISTORY,
  'ChangeSet.by': 'the subject of a token, as its issuer gives it',
  'IdempotencyKey.subject': 'the subject of a token, as its issuer gives it',
  'IdempotencyKey.key': 'any text of the client',
  'IdempotencyKey.sha256': 'a hash that the store computes',
  'RateLimit.key': 'its shape is prescribed by rate-limiter-flexible',
};

test('every text column has a check against blank text', async () => {
  const checked = await read<[string]>(`
    SELECT relname || '.' || attname
    FROM pg_constraint JOIN pg_class AS "table" ON "table".oid = conrelid
      JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
    WHERE contype = 'c'`);
  const names = new Set(checked.map(([name]) => name));
  const broken = columns.filter(
    ({ column, name, collation }) => collation !== null && !names.has(name) && !column.endsWith('Folded'),
  );
  expectOnly(new Map(broken.map((column) => [column.name, `add to the migration ${notBlank(column)}`])), MAY_BE_BLANK);
});

test('every text column refuses blank text', async () => {
  const broken = new Map<string, string>();
  for (const column of columns.filter((column) => column.collation !== null && !mayBeBlank(column))) {
    const taken = await takenBlank(column);
    if (taken !== null) broken.set(column.name, taken);
  }
  expectOnly(broken);
});

function notBlank({ table, column, list }: Column): string {
  const check = list ? `"says_something"("${column}")` : `"${column}" ~ '\\S'`;
  return `ALTER TABLE "${table}" ADD CONSTRAINT "${table}_${column}_not_blank" CHECK (${check});`;
}

/** Returns null if a check of the column refuses blank text, otherwise how to fix it. */
async function takenBlank(column: Column): Promise<string | null> {
  const text = (value: string) => (column.list ? `ARRAY['Beijing', '${value}']` : `'${value}'`);
  const accepted = [`"${column.column}"`, text('x'), text('XX')];
  const possible = await Promise.all(accepted.map((value) => refusal(column, value)));
  if (!possible.includes(null)) {
    return `no row accepts a text, so blanks cannot be tried: put one with a value into tests/support/world.ts, or into rows.ts of the feature (${possible[0]})`;
  }
  for (const blank of ['', ' ', '\n']) {
    const refused = await refusal(column, text(blank));
    if (refused === null) return `takes ${JSON.stringify(blank)}: add to the migration ${notBlank(column)}`;
    if (!refused.startsWith('23514')) return `fails on ${JSON.stringify(blank)} by no check: ${refused}`;
  }
  return null;
}

/** Returns the SQLSTATE and message with which the store refuses a value for a column; null if it accepts it. */
async function refusal({ table, column }: Column, value: string): Promise<string | null> {
  const attempt = `DO $do$ BEGIN
    UPDATE "${table}" SET "${column}" = ${value}
      WHERE ctid = (SELECT ctid FROM "${table}" ORDER BY ("${column}"::text = '{}') IS NOT FALSE LIMIT 1); -- not null, not empty
    IF FOUND AND (SELECT bool_or("${column}" IS NOT NULL) FROM "${table}") THEN
      RAISE EXCEPTION USING ERRCODE = 'TAKEN', MESSAGE = 'taken'; -- which undoes it
    END IF;
    RAISE EXCEPTION USING ERRCODE = 'NOROW', MESSAGE = 'no value to try';
  END $do$`;
  try {
    await database.query({ text: attempt, values: [] });
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return code === 'TAKEN' ? null : `${code} ${message}`;
  }
  throw new Error('the attempt neither was refused nor ended');
}

/** Returns this many characters of four bytes that cannot be compressed. */
const longText = (length: number) =>
  String.fromCodePoint(...Array.from({ length }, (_, n) => 0x20000 + ((n * n * 7919 + n) % 42_000)));

test('the indexes of a column can hold the longest text that a claim allows', async () => {
  const texts = KINDS.flatMap(({ model, shape }) =>
    claimFields(shape).flatMap(({ name, isList, type }) => {
      const longest = type instanceof z.ZodString && !isList ? type.maxLength : null;
      const stored = columns.filter(({ table, column }) => table === model && [name, `${name}Folded`].includes(column));
      return longest === null ? [] : stored.map((column) => ({ column, longest }));
    }),
  );
  const broken = new Map<string, string>();
  for (const { column, longest } of texts) {
    const refused = await refusal(column, `'${longText(longest)}'`);
    if (refused?.startsWith('54000')) {
      broken.set(column.name, `${refused}. It may have ${longest} characters: declare it by title(), of 500, or drop the index`);
    }
  }
  expect(texts.map(({ column }) => column.name)).toEqual(
    expect.arrayContaining(['Visit.title', 'Visit.titleFolded', 'Delegate.role']),
  );
  expectOnly(broken);
});

test('every foreign key is the first column of an index', async () => {
  const unindexed = await read<[string, string]>(`
    SELECT relname::text, attname::text
    FROM pg_constraint AS key JOIN pg_class AS "table" ON "table".oid = conrelid
      JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype = 'f' AND NOT EXISTS (
      SELECT FROM pg_index WHERE indrelid = conrelid AND indkey[0] = conkey[1]
        AND coalesce(pg_get_expr(indpred, indrelid) = format('(%I IS NOT NULL)', attname), true))`);
  const advice = (table: string, column: string) => `add @@index([${column}]) to model ${table} of prisma/schema.prisma`;
  expectOnly(new Map(unindexed.map(([table, column]) => [`${table}.${column}`, advice(table, column)])));
});

test('every folded column that a filter searches for substrings has a trigram index', async () => {
  const indexed = await read<[string, string]>(`
    SELECT relname::text, attname::text
    FROM pg_index JOIN pg_class ON pg_class.oid = indrelid JOIN pg_opclass ON pg_opclass.oid = indclass[0]
      JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
    WHERE opcname = 'gin_trgm_ops' AND indpred IS NULL`);
  const having = new Set(indexed.map(([table, column]) => `${table}.${column}`));
  const looked = foldedInFilters();
  const broken = looked.filter(({ name }) => !having.has(name));
  const advice = ({ table, column }: Column) =>
    `add @@index([${column}(ops: raw("gin_trgm_ops"))], type: Gin, map: "${table}_${column}_trigrams_idx") to model ${table}`;
  expect(looked.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Visit.titleFolded', 'Person.namesFolded', 'Delegate.roleFolded']),
  );
  expectOnly(new Map(broken.map((column) => [column.name, advice(column)])), {
    'Topic.nameFolded': 'there are few topics',
  });
});

/** The folded columns that filters search: the field's, or the one for all names. */
function foldedInFilters(): Column[] {
  const types = Object.values(buildSchema(readFileSync('schema.graphql', 'utf8')).getTypeMap());
  const looked = new Set(
    types.filter(isInputObjectType).flatMap((filter) => {
      const table = filter.name.replace(/Where$/, '');
      const texts = Object.values(filter.getFields()).filter(({ type }) => String(type) === 'StringFilter');
      return texts.flatMap(({ name }) => [`${table}.${name}Folded`, ...(name === 'name' ? [`${table}.namesFolded`] : [])]);
    }),
  );
  return columns.filter(({ name }) => looked.has(name));
}

test('every core table has the trigger tell_change', async () => {
  // Before each statement that inserts, deletes, updates or truncates (62), also where rows are replicated ("A").
  const triggers = await read<[string]>(`
    SELECT relname::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE tgname = 'tell_change' AND tgfoid = 'tell_change()'::regprocedure AND tgtype = 62 AND tgenabled = 'A'`);
  const having = new Set(triggers.map(([table]) => table));
  // A feature adds it if public responses show the rows of its table.
  const ofFeatures = FEATURES.flatMap((feature) => Object.keys(feature.tables ?? {}));
  const broken = tables.filter((table) => !having.has(table) && !ofFeatures.includes(table));
  expectOnly(new Map(broken.map((table) => [table, `add to the migration SELECT "tell_changes_of"('"${table}"'::regclass);`])), {
    RateLimit: 'no answer holds what it counts',
    DataVersion: 'it is what the trigger changes',
  });
});

test('every trigger function finds its tables without a search path, as pg_restore requires', async () => {
  const lacking = await read<[string]>(`
    SELECT proname::text FROM pg_proc
    WHERE pronamespace = current_schema()::regnamespace AND prorettype = 'trigger'::regtype
      AND NOT coalesce(array_to_string(proconfig, ' '), '') LIKE '%search_path=%'`);
  expect(lacking.flat(), 'add SET search_path FROM CURRENT to the function').toEqual([]);
});

test('every table with a version has the time of its last change, with an index if filters use it', async () => {
  const versioned = tables.filter((table) => has(table, 'version') && !['Change', 'DataVersion'].includes(table));
  const indexed = await read<[string]>(`
    SELECT relname::text FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
      JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
    WHERE attname = 'updatedAt' AND indpred IS NULL`);
  const untimed = versioned.filter((table) => !has(table, 'updatedAt'));
  const unindexed = filteredByUpdatedSince().filter((table) => !indexed.flat().includes(table));
  expect(versioned).not.toEqual([]);
  expectOnly(
    new Map([
      ...untimed.map((table) => [`${table}.version`, 'add updatedAt to the model, as the others have it'] as const),
      ...unindexed.map((table) => [`${table}.updatedAt`, `add @@index([updatedAt]) to model ${table}`] as const),
    ]),
  );
});

/** The tables whose filter in the API has `updatedSince`. */
function filteredByUpdatedSince(): string[] {
  const types = Object.values(buildSchema(readFileSync('schema.graphql', 'utf8')).getTypeMap());
  return types
    .filter((type) => isInputObjectType(type) && 'updatedSince' in type.getFields())
    .map(({ name }) => name.replace(/Where$/, ''));
}

/** The tables that citations refer to with their columns, except for sources. */
async function cited(): Promise<[table: string, column: string][]> {
  const keys = await read<[string, string]>(`
    SELECT relname::text, attname::text
    FROM pg_constraint JOIN pg_class AS "table" ON "table".oid = confrelid
      JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype = 'f' AND conrelid = '"Citation"'::regclass`);
  return keys.filter(([, column]) => column !== 'sourceId');
}

test('every kind of fact is cited by exactly one column of a citation', async () => {
  const counted = await read<[string]>(`
    SELECT attname::text FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
    WHERE conname = 'Citation_exactly_one_fact' AND pg_get_constraintdef(pg_constraint.oid) ~ '^CHECK \\(\\(num_nonnulls\\([^()]*\\) = 1\\)\\)$'`);
  const facts = await cited();
  const broken = facts.filter(([, column]) => !counted.flat().includes(column));
  expect(facts.length).toBeGreaterThan(1);
  expectOnly(
    new Map(
      broken.map(([, column]) => [
        `Citation.${column}`,
        `add to the migration SELECT "make_citable"('Kind'); of the kind of this column`,
      ]),
    ),
  );
});

test('every kind on which sources can disagree has its index and its checks', async () => {
  const facts = storedColumns('Disagreement').filter((column) => column.endsWith('Id'));
  const definitions = await read<[string]>(`
    SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname IN ('Disagreement_exactly_one_fact', 'Disagreement_kind_of_fact')
    UNION ALL SELECT pg_get_indexdef('"Disagreement_fact_field_key"'::regclass)`);
  const named = definitions.map(([definition]) => [...definition.matchAll(/"(\w+Id)"/g)].map(([, column]) => column));
  expect(named, 'add to the migration SELECT "make_disputable"(\'Kind\');').toEqual([facts, facts, facts]);
  const indexes = await read<[string]>(`SELECT indexname::text FROM pg_indexes WHERE tablename = 'Disagreement'`);
  expect(indexes.flat()).toEqual(expect.arrayContaining(facts.map((column) => `Disagreement_${column}_idx`)));
});

test('the prefix indexes are exactly those that filters use', async () => {
  const indexed = await read<[string, string]>(`
    SELECT relname || '.' || (regexp_match(definition, '"left"\\("(\\w+)"'))[1], (regexp_match(definition, ', (\\d+)\\)'))[1]
    FROM pg_index JOIN pg_class ON pg_class.oid = indrelid, pg_get_indexdef(indexrelid, 1, false) AS definition
    WHERE definition LIKE '"left"%'`);
  expect(Object.fromEntries(indexed.map(([name, length]) => [name, Number(length)]))).toEqual(indexedStarts);
});

test('a passage cites each fact at most once', async () => {
  const keys = await read<[string]>(`
    SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = '"Citation"'::regclass AND indisunique`);
  const key = (column: string) => `("${column}", "sourceId", start, "end") WHERE ("${column}" IS NOT NULL)`;
  const facts = await cited();
  const broken = facts.filter(([, column]) => !keys.some(([definition]) => definition.endsWith(key(column))));
  expectOnly(
    new Map(
      broken.map(([table, column]) => [
        `Citation.${column}`,
        `add to the migration SELECT "make_citable"('${table}'); it makes the unique index ON "Citation" ${key(column)}`,
      ]),
    ),
  );
});

test('every kind of fact has the triggers that require a citation', async () => {
  const triggers = new Map(
    await read<[string, string]>(`
      SELECT tgname::text, pg_get_triggerdef(oid) FROM pg_trigger
      WHERE tgdeferrable AND tginitdeferred AND tgenabled <> 'D' AND NOT tgisinternal`),
  );
  const broken = (await cited()).flatMap(([table, column]) => {
    const wanted = {
      [`${table}_cited`]: `AFTER INSERT ON [^ ]*\\."${table}" `,
      [`${table}_cited_removal`]: `AFTER DELETE ON [^ ]*\\."Citation" .* WHEN \\(\\(old\\."${column}" IS NOT NULL\\)\\)`,
      [`${table}_cited_move`]: `AFTER UPDATE OF "${column}" ON [^ ]*\\."Citation" `,
    };
    const missing = Object.entries(wanted).filter(([name, form]) => !new RegExp(form).test(triggers.get(name) ?? ''));
    return missing.length === 0
      ? []
      : [
          [
            table,
            `add to the migration SELECT "make_citable"('${table}'); it makes the triggers ${missing.map(([name]) => name).join(', ')}`,
          ] as const,
        ];
  });
  expectOnly(new Map(broken), { Organization: 'it may be cited, and need not be' });
});

test('the database requires citations for exactly those kinds that must always be cited', async () => {
  const facts = (await cited()).filter(([table]) => table !== 'Organization');
  expect(Object.entries(FACTS).sort(), 'call make_citable in a migration').toEqual(facts.sort());
});

function has(table: string, column: string): boolean {
  return columns.some(({ name }) => name === `${table}.${column}`);
}

function read<Row extends unknown[]>(text: string): Promise<Row[]> {
  return database.query<Row>({ text, values: [] });
}
