import { SHARED } from '../model/kinds/kinds.js';
import { models as stored } from '../db/generated/stored-models.js';
import type { Model } from './load/loader.js';

// The stored models: columns, relations, and the targets of merged rows.

/** A column. `type` is its PostgreSQL type as written in a cast; for a list, the type of its items. */
export interface ModelColumn {
  type: string;
  nullable?: true;
  list?: true;
}

/** A relation: the model at the other end, and the foreign key, which is a column of this model or of the other. */
export type Relation = { model: Model } & ({ own: string } | { theirs: string });

interface Stored {
  columns: Record<string, ModelColumn>;
  relations: Record<string, Relation>;
  /** The columns of each multi-column index. */
  indexes: string[][];
}

const models = stored as unknown as Record<string, Stored>;

/** The table that maps the id or slug of a merged row to the row that it was merged into. */
export const mergedInto: Partial<Record<string, { model: Model; foreignKey: string; relation: string }>> = {
  Person: { model: 'MergedPerson', foreignKey: 'personId', relation: 'person' },
};

/** Models whose former slugs resolve to the renamed object. */
export const RENAMED: ReadonlySet<string> = new Set(SHARED.map(({ model }) => model));

/** Models in which one object may succeed another that has ended. */
export const ENDING: ReadonlySet<string> = new Set(['Country']);

export function isModel(name: string): boolean {
  return Object.hasOwn(models, name);
}

export function modelColumnNames(model: string): string[] {
  return Object.keys(models[model]!.columns);
}

/** Returns the types of all columns, for a subselect that has these columns and more. */
export function columnTypes(model: string): Record<string, string> {
  return Object.fromEntries(Object.entries(models[model]!.columns).map(([name, { type }]) => [name, type]));
}

export function findColumn(model: string, name: string): ModelColumn | undefined {
  return models[model]?.columns[name];
}

export function findRelation(model: string, name: string): Relation | undefined {
  return models[model]?.relations[name];
}

/** Whether an index begins with the columns `within` and `order`: it sorts the rows of each value of `within` by `order`. */
export function isIndexedWithin(model: string, within: string, order: string): boolean {
  return models[model]!.indexes.some(([first, second]) => first === within && second === order);
}

/** @throws Error that names the declaration if there is no such column */
export function requireColumn(model: string, name: string, declaration: string): ModelColumn {
  const column = findColumn(model, name);
  if (!column) throw new Error(`${declaration}: ${model} has no column ${name}`);
  return column;
}

/** Returns both ends of a foreign key: the relation to the row it refers to, that row's model, and the relation back. */
export function ends(model: string, foreignKey: string): { to: string; model: Model; back: string } {
  const own = Object.entries(models[model]?.relations ?? {}).find(
    ([, relation]) => 'own' in relation && relation.own === foreignKey,
  );
  if (!own) throw new Error(`${model}.${foreignKey} is not a foreign key`);
  const [to, { model: other }] = own;
  const [back] = Object.entries(models[other]!.relations).find(
    ([, relation]) => relation.model === model && 'theirs' in relation && relation.theirs === foreignKey,
  )!;
  return { to, model: other, back };
}
