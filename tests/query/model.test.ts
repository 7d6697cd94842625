import { expect, test } from 'vitest';
import {
  columnTypes,
  ends,
  findColumn,
  findRelation,
  isIndexedWithin,
  isModel,
  modelColumnNames,
  requireColumn,
} from '../../src/query/model.js';

// What the program knows about the stored models.

test('models have typed columns and relations, and unknown names have neither', () => {
  expect([isModel('Delegate'), isModel('delegate'), isModel('toString')]).toEqual([true, false, false]);
  expect(modelColumnNames('Delegate')).toEqual(Object.keys(columnTypes('Delegate')));
  expect(columnTypes('Delegate')).toMatchObject({ id: 'uuid', name: 'text', side: '"DelegationSide"' });
  expect([findColumn('Visit', 'places')?.list, findColumn('Visit', 'title')?.list]).toEqual([true, undefined]);
  expect([findColumn('Visit', 'nobody'), findColumn('Nobody', 'id'), findRelation('Nobody', 'visit')]).toEqual([
    ...[undefined, undefined, undefined],
  ]);
  expect(findRelation('Delegate', 'visit')).toEqual({ model: 'Visit', own: 'visitId' });
});

test('a foreign key can be followed in both directions', () => {
  expect(ends('Delegate', 'visitId')).toEqual({ to: 'visit', model: 'Visit', back: 'delegation' });
  expect(ends('Kinship', 'relativeId')).toMatchObject({ to: 'relative', model: 'Person' });
  expect(ends('Kinship', 'relativeId').back).not.toBe(ends('Kinship', 'personId').back);
  expect(() => ends('Delegate', 'name')).toThrow('Delegate.name is not a foreign key');
  expect(() => ends('Nobody', 'visitId')).toThrow('Nobody.visitId is not a foreign key');
});

test('an order among rows of equal value is indexed if an index starts with both columns', () => {
  const indexed = [
    ['visitId', 'ordinal'],
    ['personId', 'visitId'],
    ['visitId', 'name'],
    ['ordinal', 'visitId'],
    ['personId', 'ordinal'],
  ].map(([within, order]) => isIndexedWithin('Delegate', within!, order!));
  expect(indexed).toEqual([true, true, false, false, false]);
});

test('the declaration of a nonexistent column is refused by name', () => {
  expect(requireColumn('Delegate', 'role', 'A list')).toEqual({ type: 'text', nullable: true });
  expect(() => requireColumn('Visit', 'nobody', 'A list')).toThrow('A list: Visit has no column nobody');
});
