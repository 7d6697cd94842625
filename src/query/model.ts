import { SHARED } from '../model/kinds/kinds.js';
import { models as stored } from '../db/generated/stored-models.js';
import type { Model } from './load/loader.js';

// The stored models: columns, relations, and where the ids of merged rows lead.

/** A column: its PostgreSQL type as a cast names it, of a list that of its items. */
export interface ModelColumn {
  type: string;
  nullable?: true;
  list?: true;
}

/** The rows at the other end of a relation, and the foreign key: a column on this side or on the other. */
export type Relation = { model: Model } & ({ own: string } | { theirs: string });

interface Stored {
  columns: Record<string, ModelColumn>;
  relations: Record<string, Relation>;
  /** The columns of each index that has several. */
  indexes: string[][];
}

const models = stored as unknown as Record<string, Stored>;

/** Where the ids and slugs of merged rows lead. */
export const mergedInto: Partial<Record<string, { model: Model; foreignKey: string; relation: string }>> = {
  Person: { model: 'MergedPerson', foreignKey: 'personId', relation: 'person' },
};

/** Models of which a former slug leads to the object that has another now. */
export const RENAMED: ReadonlySet<string> = new Set(SHARED.map(({ model }) => model));

export function isModel(name: string): boolean {
  return Object.hasOwn(models, name);
}

export function modelColumnNames(model: string): string[] {
  return Object.keys(models[model]!.columns);
}

/** The types of all columns, for a subselect that has them and more. */
export function columnTypes(model: string): Record<string, string> {
  return Object.fromEntries(Object.entries(models[model]!.columns).map(([name, { type }]) => [name, type]));
}

export function findColumn(model: string, name: string): ModelColumn | undefined {
  return models[model]?.columns[name];
}

export function findRelation(model: string, name: string): Relation | undefined {
  return models[model]?.relations[name];
}

/** Whether an index has the rows of each value of one column in the order of another. */
export function isIndexedWithin(model: string, within: string, order: string): boolean {
  return models[model]!.indexes.some(([first, second]) => first === within && second === order);
}

/** @throws Error that names the declaration where there is no such column. */
export function requireColumn(model: string, name: string, declaration: string): ModelColumn {
  const column = findColumn(model, name);
  if (!column) throw new Error(`${declaration}: ${model} has no column ${name}`);
  return column;
}

/** The row that a foreign key names: the relation to it, its model, and its relation back to the rows that name it. */
export function ends(model: string, foreignKey: string): { to: string; model: Model; back: string } {
  const own = Object.entries(models[model]?.relations ?? {}).find(
    ([, relation]) => 'own' in relation && relation.own === foreignKey,
  );
  if (!own) throw new Error(`${model}.${foreignKey} is no foreign key`);
  const [to, { model: other }] = own;
  const [back] = Object.entries(models[other]!.relations).find(
    ([, relation]) => relation.model === model && 'theirs' in relation && relation.theirs === foreignKey,
  )!;
  return { to, model: other, back };
}
