import {
  getNamedType,
  getNullableType,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { describe, expect, it, test } from 'vitest';
import { claimFields } from '../../src/model/kinds/fields.js';
import { KINDS, ownerKind, slugColumn } from '../../src/model/kinds/kinds.js';
import { children, joinedRows, type StoredAs, type RowSource } from '../../src/query/stored-as.js';
import { ends, findColumn, isModel } from '../../src/query/model.js';
import { storedColumns } from '../../src/store/rows/model-columns.js';
import { Connection, Dated, List, One } from '../../src/schema/connections/relations.js';
import { FEATURES } from '../../src/features.js';
import { createSchema } from '../../src/schema/schema.js';
import { topics } from '../../src/schema/topic/topic.list.js';

const schema = await createSchema(FEATURES);
const objects = Object.values(schema.getTypeMap()).filter(isObjectType);

/** The types whose objects are rows. Objects of other types are returned whole by their field. */
const rows = objects.filter(({ name }) => isModel(name) || name === 'Readout');

/** `Type.field` of every field with its own resolver, on the type or on one of its interfaces. */
function resolvedFields(): Set<string> {
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  return new Set(
    fieldResolvers.flatMap(({ getObjectType, schemaName }) => {
      const owner = getObjectType!() as never;
      const types = objectTypes.filter(({ target, interfaceClasses = [] }) => [target, ...interfaceClasses].includes(owner));
      return types.map(({ name }) => `${name}.${schemaName}`);
    }),
  );
}

/** `Type.field` of every field that shows a column under another name. */
function renamedFields(): string[] {
  return getMetadataStorage().objectTypes.flatMap(({ name: type, fields = [] }) =>
    fields
      .filter(({ name, schemaName }) => name !== schemaName && isModel(type) && findColumn(type, name))
      .map(({ schemaName }) => `${type}.${schemaName}`),
  );
}

describe('every field of a type backed by rows can be resolved', () => {
  const resolved = new Set([...resolvedFields(), ...renamedFields()]);

  it.each(rows.map((type) => [type.name, type] as const))('%s', (name, type) => {
    const unanswered = Object.values(type.getFields())
      .filter(({ extensions }) => !extensions['stored'])
      .filter(({ name: field }) => !findColumn(name, field) && !resolved.has(`${name}.${field}`))
      .map(({ name: field }) => `${name}.${field} has no column, no meaning and no resolver`);
    expect(unanswered).toEqual([]);
  });
});

describe('every relation follows foreign keys', () => {
  const relations = objects.flatMap((type) =>
    Object.values(type.getFields()).flatMap(({ name, extensions }) => {
      const meaning = extensions['stored'] as StoredAs | undefined;
      if (meaning?.kind !== 'list' && meaning?.kind !== 'connection') return [];
      const source = typeof meaning.rows === 'function' ? meaning.rows(type.name) : meaning.rows;
      return [[`${type.name}.${name}`, source] as const];
    }),
  );

  it.each(relations)('%s', (_field, source) => {
    expect(() => keysOf(source).map(([model, key]) => ends(model, key))).not.toThrow();
  });
});

function keysOf(source: RowSource): [model: string, foreignKey: string][] {
  if (source.kind === 'children') return [[source.model, source.foreignKey]];
  return source.kind === 'joined'
    ? [
        [source.by, source.near],
        [source.by, source.far],
      ]
    : [];
}

test.each([
  ['a foreign key', One(() => Object, ''), 'has no column nobodyId'],
  ['a partial date', Dated(''), 'has no column nobodyEdtf'],
  [
    "a child's key",
    List(() => [Object], children('Event', 'nobodyId'), topics.defaultOrder, { description: '' }),
    'Event has no column nobodyId',
  ],
  [
    "a join table's key",
    Connection(() => Object, topics, joinedRows('Topic', 'StatementTopic', 'topicId', 'nobodyId'), { description: '' }),
    'StatementTopic has no column nobodyId',
  ],
  [
    'a column that is not a key',
    List(() => [Object], children('Event', 'title'), topics.defaultOrder, { description: '' }),
    'Event.title is not a foreign key',
  ],
])('a relation by %s that does not exist is refused, and the error names it', (_what, decorate, message) => {
  class Visit {}
  expect(() => decorate(Visit.prototype, 'nobody')).toThrow(message);
});

describe('every field that can be written can be read', () => {
  /** Fields with a different name in the API, where a kinship is read from one side. */
  const named: Record<string, string> = { 'Kinship.person': 'of', 'Kinship.relative': 'person', cite: 'citations' };

  it.each(KINDS.map((kind) => [kind.model, kind] as const))('%s', (model, kind) => {
    const type = schema.getType(model) as GraphQLObjectType;
    const written = [
      ...claimFields(kind.shape).map(({ name }) => name),
      ...[slugColumn(kind), ownerKind(kind)?.name].filter((each) => each != null),
    ];
    const missing = written.filter((name) => !type.getFields()[named[`${model}.${name}`] ?? named[name] ?? name]);
    expect(missing, `add these fields to ${model}`).toEqual([]);
  });

  it('Citation', () => {
    const input = schema.getType('CitationInput') as GraphQLInputObjectType;
    const type = schema.getType('Citation') as GraphQLObjectType;
    expect(Object.keys(type.getFields())).toEqual(expect.arrayContaining(Object.keys(input.getFields())));
  });
});

test('a plain list comes with a count or a connection if and only if it may exceed 100 entries', () => {
  const bounded = /(Payload|Edge|Connection)$/; // pages, and results of mutations
  const short = [
    ...['Change.fields', 'Query.nodes'], // as many as were changed, or requested
    ...['Country.identifiers', 'Country.names', 'Country.predecessors', 'Country.successors', 'Organization.identifiers'],
    ...['Person.identifiers', 'Person.kin', 'Person.positions', 'Delegate.positions'], // a person's
    ...KINDS.flatMap(({ model, shape }) => claimFields(shape).flatMap(({ name, links }) => (links ? [`${model}.${name}`] : []))),
    'Source.coverage', // at most 100
    ...['Draft.proposals', 'Query.webhooks', 'Webhook.attempts'], // all of them
    ...['Query.visitNotes', 'VisitNote.states', 'VisitNote.people'], // of one filter
    ...['QuotationCheck.counts', 'QuotationCheck.quotations', 'CheckedQuotation.matches', 'QuotationMatch.differences'], // of one text
  ];
  const lists = objects
    .filter(({ name }) => !name.startsWith('__') && !bounded.test(name))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type)))
    .filter(({ field }) => field.name !== 'disagreements'); // one for each field of the fact
  const named = lists.map(({ type, field: { name } }) => ({ type, name, list: `${type.name}.${name}` }));
  const uncounted = named.filter(({ type, name }) => !type.getFields()[`${name}Count`] && !type.getFields()[`${name}Connection`]);
  expect(uncounted.map(({ list }) => list).filter((list) => !short.includes(list))).toEqual([]);
  expect(short.filter((list) => !uncounted.some((each) => each.list === list))).toEqual([]);
});

test('no list comes with both a count and a connection', () => {
  const fields = objects.flatMap((type) => Object.keys(type.getFields()).map((name) => ({ type, name })));
  const counts = fields.filter(({ type, name }) => {
    const list = /^(.*)Count$/.exec(name)?.[1];
    const beside = list === undefined ? [] : [type.getFields()[list], type.getFields()[`${list}Connection`]];
    return beside.some((field) => field && /Connection$/.test(getNamedType(field.type).name));
  });
  expect(counts.map(({ type, name }) => `${type.name}.${name}`)).toEqual([]);
});

test('every folded column of a filterable type is a field in its filter', () => {
  const folded = objects.flatMap(({ name }) => {
    const filter = schema.getType(`${name}Where`);
    if (!isModel(name) || !isInputObjectType(filter)) return [];
    const texts = storedColumns(name).flatMap((column) => /^(.*)Folded$/.exec(column)?.[1] ?? []);
    return texts.map((text) => [`${name}Where.${text === 'names' ? 'name' : text}`, filter.getFields()] as const);
  });
  const missing = folded.filter(([field, fields]) => !Object.hasOwn(fields, field.split('.')[1]!)).map(([field]) => field);
  expect(missing, 'add these to the filter in the .where.ts file, or drop the folded column').toEqual([]);
});
