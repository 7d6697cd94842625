import type { Model } from './load/loader.js';
import type { Sql } from './stored-as.js';
import type { SortValues } from './paging/order.js';

/** A condition on a row: filters, orders and declared lists say it, and sql/where.sql.ts makes SQL of it. */
export type Condition =
  /** Each of these; none of them is met by every row. */
  | { all: readonly Condition[] }
  /** At least one of these; none of them is met by no row. */
  | { any: readonly Condition[] }
  | { not: Condition }
  /** The columns have these values; null is a missing value. */
  | { equal: Readonly<Record<string, Value>> }
  /** The column has a value. */
  | { given: string }
  | Comparison
  /** A row at the other end of this relation meets a condition. */
  | { exists: string; where: Condition }
  /** A row that the row has by more than a key meets a condition. */
  | { related: Related; where: Condition }
  | { span: DateSpan }
  /** A search finds the row. */
  | { search: Search }
  | { row: RowComparison }
  /** A condition that matches few rows or nearly all, depending on its value: PostgreSQL should see it when it plans. */
  | { byValue: Condition };

/** A value of a client. Where a variable gives it, it is a Param. */
export type Value = string | number | boolean | Date | null;

/** A column, or a value that is computed from the row. `has` and `hasSome` look into a list. */
export type Comparison = { column: string } & (
  | { op: 'gt' | 'gte' | 'lt' | 'lte' | 'has'; value: Value }
  | { op: 'in' | 'hasSome'; value: readonly Value[] }
  /** LIKE's wildcards are escaped. */
  | { op: 'contains' | 'startsWith' | 'endsWith'; value: string }
  | { op: 'isEmpty'; value: boolean }
);

/**
 * Rows of a model that a row has by more than a key. `exists` says whether it has one that meets a condition. Two of one
 * name are the same.
 */
export interface Related {
  name: string;
  model: Model;
  exists: (row: Sql, meets: (other: Sql) => Sql, name: UniqueName) => Sql;
}

/** A search in the vectors of a model's rows. */
export interface Search {
  /** Selects one row with the tsquery that a vector must match, in the column `query`. */
  query: Sql;
}

/** Numbers the rows of a statement, so that each name is unique. */
export type UniqueName = () => Sql;

/** Partial dates, by their columns' common prefix, that may lie between two days, either of which may be missing. */
export interface DateSpan {
  prefix: string;
  gte: Date | null | undefined;
  lte: Date | null | undefined;
}

/** Several columns compared with as many values at once, as PostgreSQL compares rows. */
export interface RowComparison {
  op: 'gt' | 'lt';
  columns: string[];
  values: SortValues;
}

/** A condition that finds one row: values of its columns, or what a list of it has. */
export type UniqueCondition = Extract<Condition, { equal: object } | { column: string }>;

export const EVERY_ROW: Condition = { all: [] };
export const NO_ROW: Condition = { any: [] };

/** Whether a condition may leave rows out. */
export function narrows(condition: Condition): boolean {
  return !('all' in condition) || condition.all.length > 0;
}

/** A comparison that also holds where the value is missing. */
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

/** Whether a condition on the row itself, or one of those that it is made of, passes a test. */
export function someOf(condition: Condition, test: (each: Condition) => boolean): boolean {
  return test(condition) || partsOf(condition).some((each) => someOf(each, test));
}

function partsOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  if ('not' in condition) return [condition.not];
  return 'byValue' in condition ? [condition.byValue] : [];
}
