import type { Model } from './load/loader.js';
import type { Sql } from './stored-as.js';
import type { SortValues } from './paging/order.js';

/** A condition on a row. Filters, orders and declared lists create conditions; sql/where.sql.ts turns them into SQL. */
export type Condition =
  /** All of these. An empty list matches every row. */
  | { all: readonly Condition[] }
  /** At least one of these. An empty list matches no row. */
  | { any: readonly Condition[] }
  | { not: Condition }
  /** The columns have these values; null is a missing value. */
  | { equal: Readonly<Record<string, Value>> }
  /** The column is not null. */
  | { given: string }
  | Comparison
  /** A row at the other end of this relation meets a condition. */
  | { exists: string; where: Condition }
  /** A row that is related by more than a foreign key meets a condition. */
  | { related: Related; where: Condition }
  | { span: DateSpan }
  /** The row matches a search. */
  | { search: Search }
  | { row: RowComparison }
  /**
   * A condition that matches either few rows or nearly all, depending on its value, so PostgreSQL should know the value when it
   * plans.
   */
  | { byValue: Condition };

/** A value from a client. If it comes from a variable, it is a Param. */
export type Value = string | number | boolean | Date | null;

/** Compares a column, or a value that is computed from the row. `has` and `hasSome` test the items of a list. */
export type Comparison = { column: string } & (
  | { op: 'gt' | 'gte' | 'lt' | 'lte' | 'has'; value: Value }
  | { op: 'in' | 'hasSome'; value: readonly Value[] }
  /** LIKE's wildcards are escaped. */
  | { op: 'contains' | 'startsWith' | 'endsWith'; value: string }
  | { op: 'isEmpty'; value: boolean }
);

/**
 * Rows of a model that are related to a row by more than a foreign key. `exists` returns SQL that tests whether one of them
 * meets a condition. Relations with the same name are considered identical.
 */
export interface Related {
  name: string;
  model: Model;
  exists: (row: Sql, meets: (other: Sql) => Sql, name: UniqueName) => Sql;
}

/** A full-text search in the search vectors of a model's rows. */
export interface Search {
  /** Selects one row with the tsquery that a vector must match, in the column `query`. */
  query: Sql;
  /** Whether that row also has `ids`, of rows that match whatever their vectors. */
  hasIds?: true;
}

/** Returns a name that is unique within the statement, for a row. */
export type UniqueName = () => Sql;

/** Matches partial dates, named by their columns' common prefix, that may lie between two days. Either bound may be missing. */
export interface DateSpan {
  prefix: string;
  gte: Date | null | undefined;
  lte: Date | null | undefined;
}

/** Compares several columns with the same number of values, as PostgreSQL compares rows. */
export interface RowComparison {
  op: 'gt' | 'lt';
  columns: string[];
  values: SortValues;
}

/**
 * A condition that identifies one row: values of its columns, optionally with values of a row that it refers to, or an item of a
 * list column.
 */
export type UniqueCondition =
  | Extract<Condition, { equal: object } | { column: string }>
  | { all: readonly [Extract<Condition, { equal: object }>, { exists: string; where: Extract<Condition, { equal: object }> }] };

export const EVERY_ROW: Condition = { all: [] };
export const NO_ROW: Condition = { any: [] };

/** Whether a condition may exclude rows. */
export function narrows(condition: Condition): boolean {
  return !('all' in condition) || condition.all.length > 0;
}

/** Matches rows that meet the comparison or have no value. */
export function orMissing(comparison: Comparison): Condition {
  return { any: [{ equal: { [comparison.column]: null } }, comparison] };
}

export function both(one: Condition, other: Condition): Condition {
  const conditions = [one, other].filter(narrows);
  return conditions.length < 2 ? (conditions[0] ?? EVERY_ROW) : { all: conditions };
}

/** The conditions that must all hold. */
export function conjuncts(condition: Condition): readonly Condition[] {
  return 'all' in condition ? condition.all.flatMap(conjuncts) : [condition];
}

/** Whether a condition, or one of its parts on the same row, passes a test. */
export function someCondition(condition: Condition, test: (each: Condition) => boolean): boolean {
  return test(condition) || partsOf(condition).some((each) => someCondition(each, test));
}

function partsOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  if ('not' in condition) return [condition.not];
  return 'byValue' in condition ? [condition.byValue] : [];
}
