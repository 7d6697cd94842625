import { type GraphQLSchema, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { annotation } from '../../../src/model/annotation.js';
import { claimFields } from '../../../src/model/kinds/fields.js';
import { CITED, CLAIMED, KINDS, ownerKind, referencedKind, referringColumns, SHARED } from '../../../src/model/kinds/kinds.js';
import type { Database } from '../../../src/db/database.js';
import { columnMakers } from '../../../src/store/rows/columns.js';
import { LINK_TABLES } from '../../../src/store/rows/links.js';
import { storedColumns } from '../../../src/store/rows/model-columns.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { emptyStore } from '../../support/store.js';

// A kind is declared once. These tests name anything missing that must be written by hand.

let schema: GraphQLSchema;
let database: Database;
beforeAll(async () => {
  schema = await createSchema(FEATURES);
  database = await emptyStore();
});
afterAll(() => database.close());

/** Fields of claims that the API lacks, with the reasons. */
const NOT_IN_THE_API: Record<string, string> = {
  'Position.term': 'it only keeps the key the same when dates are corrected',
  'Source.length': 'clients have the hash of the text',
  'Kinship.relative': 'a kinship is read from one side: `person` is the relative',
};

describe.each(KINDS.map((kind) => [kind.plural, kind] as const))('%s', (_plural, kind) => {
  test('each field is stored in columns, and each column belongs to a field', () => {
    expect(() => columnMakers(kind)).not.toThrow();
  });

  test('each field exists in the GraphQL type', () => {
    const type = schema.getType(kind.model);
    expect(isObjectType(type), `declare the type ${kind.model} in src/schema`).toBe(true);
    const given = isObjectType(type) ? Object.keys(type.getFields()) : [];
    const owner = ownerKind(kind);
    const wanted = [
      ...claimFields(kind.shape).map(({ name }) => (name === 'cite' ? 'citations' : name)),
      ...(owner ? [owner.name] : []),
    ];
    const missing = wanted.filter((name) => !given.includes(name) && !(`${kind.model}.${name}` in NOT_IN_THE_API));
    expect(missing, `add these fields to the type ${kind.model}`).toEqual([]);
  });

  test('each field has a description for inputs and for the annotation schema', () => {
    expect(claimFields(kind.shape).filter(({ description }) => !description)).toEqual([]);
  });

  test('is shown only on pages of objects referred to by its fields, or of its owner', () => {
    const referring = [...referringColumns(kind).keys()].map((column) => column.replace(/Id$/, ''));
    const links = claimFields(kind.shape).flatMap(({ name, links: isLinks }) => (isLinks ? [name] : []));
    expect([...referring, ...links]).toEqual(expect.arrayContaining([...(kind.shownOn ?? [])]));
  });

  test('refers only to shared kinds that precede it in KINDS, except for the occasion of a visit', () => {
    const earlier = KINDS.slice(0, KINDS.indexOf(kind) + 1).map(({ plural }) => plural as string);
    const fields = claimFields(kind.shape).flatMap((field) => [
      field,
      ...(field.type instanceof z.ZodObject && field.links ? claimFields(field.type) : []),
    ]);
    const others = fields.filter(({ name }) => !(kind.model === 'Visit' && name === 'occasion'));
    const referents = others.flatMap(({ refersTo }) => (refersTo && refersTo !== 'countries' ? [refersTo] : []));
    expect(referents.filter((plural) => !earlier.includes(plural))).toEqual([]);
    expect(referents.filter((plural) => !SHARED.includes(referencedKind(plural)))).toEqual([]);
  });
});

const TABLED = KINDS.filter(({ place }) => 'table' in place);

test.each(TABLED.map((kind) => [kind.plural, kind] as const))('%s can be listed', (plural, { name, model, place }) => {
  const fields = Object.keys(schema.getQueryType()!.getFields());
  const wanted = 'slug' in place ? [plural] : [plural, name]; // a statement's key is unique only within its source
  const missing = wanted.filter((field) => !fields.includes(field));
  expect(missing, `declare the roots of ${model} with rootsOf, and add them to src/schema/schema.ts`).toEqual([]);
});

test.each(CLAIMED.map((kind) => [kind.plural, kind] as const))('annotations contain %s', (_plural, kind) => {
  const { place } = kind;
  const owner = ownerKind(kind);
  const holder = owner ? inside(annotation.shape[owner.place.table as 'visits']) : annotation.shape;
  const part = 'list' in place ? place.list : place.table;
  expect(Object.keys(holder), `add ${part} to src/model/annotation.ts`).toContain(part);
});

function inside(table: z.ZodType): object {
  const record = (table as z.ZodDefault).unwrap() as unknown as z.ZodRecord;
  return (record.valueType as z.ZodObject).shape;
}

test('only cited kinds have a citation column', () => {
  const columns = storedColumns('Citation').filter((column) => column.endsWith('Id') && column !== 'sourceId');
  const advice = 'declare the kind and add it to KINDS in src/model/kinds/kinds.ts, or its column to model Citation';
  expect(CITED.map(({ foreignKey }) => foreignKey).sort(), advice).toEqual(columns.sort());
});

test.each(LINK_TABLES.map((table) => [table.model, table] as const))('%s has the columns for its links', (_, table) => {
  const { model, kind, ordered, references, details } = table;
  const wanted = [kind.foreignKey, ...(ordered ? ['ordinal'] : []), ...references.map(({ column }) => column), ...details];
  expect(
    storedColumns(model)
      .filter((column) => column !== 'id')
      .sort(),
  ).toEqual(wanted.sort());
});
