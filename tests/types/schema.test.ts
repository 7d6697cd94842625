import { isInputObjectType, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { describe, expect, it, test } from 'vitest';
import { children, joined, type Meaning, type RowSource } from '../../src/read/meaning.js';
import { ends, findColumn, isModel } from '../../src/read/model.js';
import { columnsOf } from '../../src/store/stored-shape.js';
import { byName } from '../../src/types/connections/orders.js';
import { Connection, Dated, List, One } from '../../src/types/connections/relations.js';
import { createSchema } from '../../src/types/schema.js';
import { topics } from '../../src/types/topic/topic.noun.js';

const schema = await createSchema();
const objects = Object.values(schema.getTypeMap()).filter(isObjectType);

/** The types whose objects are rows. All others get whole values from the field that returns them. */
const rows = objects.filter(({ name }) => isModel(name) || name === 'Readout');

/** `Type.field` of every field with a resolver of its own, of the type or of an interface of it. */
function resolvedFields(): Set<string> {
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  return new Set(
    fieldResolvers.flatMap(({ getObjectType, schemaName }) => {
      const owner = getObjectType!() as never;
      const types = objectTypes.filter(({ target, interfaceClasses = [] }) =>
        [target, ...interfaceClasses].includes(owner),
      );
      return types.map(({ name }) => `${name}.${schemaName}`);
    }),
  );
}

describe('every field of a type over rows can be answered', () => {
  const resolved = resolvedFields();

  it.each(rows.map((type) => [type.name, type] as const))('%s', (name, type) => {
    const unanswered = Object.values(type.getFields())
      .filter(({ extensions }) => !extensions['stored'])
      .filter(({ name: field }) => !findColumn(name, field) && !resolved.has(`${name}.${field}`))
      .map(({ name: field }) => `${name}.${field} has no column, no meaning and no resolver`);
    expect(unanswered).toEqual([]);
  });
});

describe('every relation leads along foreign keys', () => {
  const relations = objects.flatMap((type) =>
    Object.values(type.getFields()).flatMap(({ name, extensions }) => {
      const meaning = extensions['stored'] as Meaning | undefined;
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
  return source.kind === 'joined' ? [[source.by, source.near], [source.by, source.far]] : []; // prettier-ignore
}

test.each([
  ['a foreign key', One(() => Object, { description: '' }), 'has no column nobodyId'],
  ['a partial date', Dated(''), 'has no column nobodyEdtf'],
  ["a child's key", List(() => [Object], children('Event', 'nobodyId'), byName, { description: '' }), 'Event has no column nobodyId'], // prettier-ignore
  ["a join table's key", Connection(() => Object, topics, joined('Topic', 'StatementTopic', 'topicId', 'nobodyId'), { description: '' }), 'StatementTopic has no column nobodyId'], // prettier-ignore
  ['a column that is no key', List(() => [Object], children('Event', 'title'), byName, { description: '' }), 'Event.title is no foreign key'], // prettier-ignore
])('a relation by %s that does not exist is refused by name', (_what, decorate, message) => {
  class Visit {}
  expect(() => decorate(Visit.prototype, 'nobody')).toThrow(message);
});

test('every folded column of what can be filtered is a field of its filter', () => {
  const folded = objects.flatMap(({ name }) => {
    const filter = schema.getType(`${name}Where`);
    if (!isModel(name) || !isInputObjectType(filter)) return [];
    const texts = columnsOf(name).flatMap((column) => /^(.*)Folded$/.exec(column)?.[1] ?? []);
    return texts.map((text) => [`${name}Where.${text === 'names' ? 'name' : text}`, filter.getFields()] as const);
  });
  const missing = folded
    .filter(([field, fields]) => !Object.hasOwn(fields, field.split('.')[1]!))
    .map(([field]) => field);
  expect(missing, 'add these to the filter, in the .where.ts file, or drop the folded column').toEqual([]);
});
