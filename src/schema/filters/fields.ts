import { type Condition, EVERY_ROW, NO_ROW, orMissing, type Related } from '../../query/condition.js';
import { findRelation, requireColumn } from '../../query/model.js';
import type { ClassType } from 'type-graphql';
import { GraphQLCurie } from '../identifier.scalar.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';
import { lift } from '../../query/compile/param.js';
import { findComputed } from '../../query/sql/computed.sql.js';
import { DateFilter, mayLieInRange, compares, IntFilter } from './range.filter.js';
import type { Filter } from './filter.js';
import { setFields, setsNothing } from './set-fields.js';
import {
  stringConditions,
  type OnColumn,
  oneText,
  severalNames,
  severalTexts,
  type StoredText,
  StringFilter,
} from './string.filter.js';

/** A field of a filter: its input type, its description, and the conditions for a value. */
export interface FilterField {
  type: () => object;
  description: string;
  /** Cost of a value, in nodes, in addition to that of a condition. */
  cost?: (value: unknown, model: string, sizeOf: (model: string) => number) => number;
  /**
   * The conditions for a value at a path such as `where.visit`.
   * @throws Error that begins with `declaration` if a column or relation that it needs does not exist
   */
  on: (model: string, name: string, declaration: string) => (value: never, path: string) => Condition[];
  /** The condition for rows without a value, if there may be any. The filter then also has a field `has…`. */
  absent?: (model: string, name: string) => Condition | null;
  /**
   * The models whose tables may be scanned in full for a value. Their number of rows is added to the cost, as often as the
   * model is listed.
   */
  reads?: (model: string, value: unknown) => readonly string[];
  /** The models whose tables may be scanned in full for `absent`. */
  absentReads?: (model: string) => readonly string[];
  /** Set if the type has an `isNull` condition instead. */
  isNull?: true;
  /** Whether an input object sets no condition. Such an object is refused, or ignored if the type has `isNull`. */
  isEmpty?: (value: object) => boolean;
}

type On<Value> = (model: string, name: string, declaration: string) => (value: Value) => Condition[];

/** A value with conditions of its own. */
const onValue = <Value extends object>(type: () => ClassType<Value>, description: string, on: On<Value>) => ({
  ...{ type, description, isNull: true as const, isEmpty: setsNothing },
  on: (...of: Parameters<On<Value>>) => {
    const conditions = on(...of);
    return (value: Value, path: string) => {
      setFields(value, path, (field) => (field === 'isNull' ? undefined : 'isNull: true'));
      return conditions(value);
    };
  },
});

/** A string with a second column for its folded form, such as `title` and `titleFolded`. */
export const foldedText = (description: string) => inColumn(description, 'Folded');

/** A lower-case ASCII string, such as a slug, which is its own folded form. */
export const ascii = (description: string) => inColumn(description, '');

/** An upper-case ASCII string, such as an ISO code. */
export const code = (description: string) => inColumn(description, '', (folded) => folded.toUpperCase());

/** The preferred name or one of the aliases. */
export const names = (description: string) =>
  textField(description, (model, _name, declaration) => {
    for (const column of ['name', 'aliases', 'namesFolded']) requireColumn(model, column, declaration);
    return severalNames;
  });

/** A list of strings, with a second column for their folded forms, one per line. */
export const foldedTexts = (description: string) =>
  textField(description, (model, column, declaration) => {
    const folded = `${column}Folded`;
    for (const each of [column, folded]) requireColumn(model, each, declaration);
    return severalTexts(onColumn(model, declaration), column, folded);
  });

/** Matches rows whose column has one of these values. */
export const oneOf = (type: () => object, description: string): FilterField => ({
  type: () => [type()],
  description,
  absent: absentColumn,
  on: (model, name, declaration) => {
    const nullable = requireColumn(model, name, declaration).nullable;
    return (value: string[]) => [...(nullable ? [{ given: name }] : []), { byValue: { column: name, op: 'in', value } }];
  },
});

/** Matches rows whose column equals this value. By default, the column has the name of the field. */
export const equal = (type: () => object, description: string, column?: string): FilterField => ({
  type,
  description,
  absent: (model, field) => absentColumn(model, column ?? field),
  on: (model, field, declaration) => {
    const [on, name] = [onColumn(model, declaration), column ?? field];
    return (value) => [on(name, { equal: { [name]: value } })];
  },
});

/** Matches rows with this identifier in the column `identifiers`. */
export const identifierFilter = (description: string): FilterField => ({
  type: () => GraphQLCurie,
  description,
  on: (model, _name, declaration) => {
    requireColumn(model, 'identifiers', declaration);
    return (value: string) => [{ column: 'identifiers', op: 'has', value }];
  },
});

/** Matches rows whose relation, named like the field, leads to a matching row. */
export const relatedRow = (filter: () => Filter, description: string): FilterField => ({
  type: () => filter().Input,
  description,
  isEmpty: (value) => filter().isEmpty(value),
  on: (model, name, declaration) => {
    requireRelation(model, name, declaration);
    return (value: object, path) => [{ exists: name, where: filter().within(value, path) }];
  },
  absent: (model, name) => {
    const relation = findRelation(model, name)!;
    return 'own' in relation ? absentColumn(model, relation.own) : { not: { exists: name, where: EVERY_ROW } };
  },
});

/** Matches rows from which at least one path of relations, such as `citations.source`, leads to a matching row. */
export const some = (paths: string | readonly string[], filter: () => Filter, description: string): FilterField => {
  const ways = [paths].flat().map((path) => path.split('.'));
  const alongAny = (where: Condition): Condition =>
    ways.length === 1 ? along(ways[0]!, where) : { any: ways.map((steps) => along(steps, where)) };
  const modelsAlongAny = (model: string) => ways.flatMap((steps) => modelsAlong(model, steps));
  return {
    type: () => filter().Input,
    description,
    isEmpty: (value) => filter().isEmpty(value),
    on: (model, _name, declaration) => {
      for (const steps of ways) steps.reduce((from, name) => requireRelation(from, name, declaration).model as string, model);
      return (value: object, path) => [alongAny(filter().within(value, path))];
    },
    reads: (model, value) => (isFoundByIndex(value) ? [] : modelsAlongAny(model)),
    absentReads: modelsAlongAny,
    absent: () => (ways.some(([first]) => NEVER_EMPTY.includes(first!)) ? null : { not: alongAny(EVERY_ROW) }),
  };
};

/** Indexed fields whose values match only a few rows. */
const NAMING = ['slug', 'name', 'key', 'code', 'identifier'];

/** Whether an index can find the rows that match a filter. */
function isFoundByIndex(filter: unknown): boolean {
  if (typeof filter !== 'object' || filter === null) return false;
  return Object.entries(filter).some(([field, value]: [string, unknown]) => {
    if (NAMING.includes(field))
      return typeof value === 'string' || Object.keys(value as object).some((each) => EXACT.includes(each));
    return !['NOT', 'OR'].includes(field) && [value].flat().some(isFoundByIndex);
  });
}

const EXACT = ['equals', 'equalsInsensitive', 'in'];

/** Relations that always have a row: every fact has citations, and every disagreement has values. */
const NEVER_EMPTY = ['citations', 'values'];

function modelsAlong(model: string, relations: string[]): string[] {
  let from = model;
  return relations.map((name) => (from = findRelation(from, name)!.model as string));
}

const along = (relations: string[], where: Condition) =>
  relations.reduceRight((inner, exists): Condition => ({ exists, where: inner }), where);

/** A partial date that may be within a span of days. `what` begins the description: “Visits that may have begun”. */
export const span = (what: string) =>
  onValue(
    () => DateFilter,
    `${what} in this range: the earliest possible day is on or before the end of the range, and the latest is on or after its start.`,
    (model, name, declaration) => {
      for (const part of ['Edtf', 'Earliest', 'Latest']) requireColumn(model, name + part, declaration);
      return (value) => mayLieInRange(value, name);
    },
  );

/** Matches rows by an integer: a column, or a value computed from the row (query/sql/computed.sql.ts), of this name or `as`. */
export const number = (description: string, as?: string) =>
  onValue(
    () => IntFilter,
    description,
    (model, name, declaration) => {
      const value = as ?? name;
      const computed = findComputed(model, value);
      const mayBeNull = computed ? !computed.isNeverNull : requireColumn(model, value, declaration).nullable;
      return (filter) => compares(filter, value, mayBeNull);
    },
  );

/**
 * The year, or the decade if `years` is 10, of a partial date that can fall in only one. The date's bounds are also compared,
 * because they have an index.
 */
export const period = (years: 1 | 10, prefix: string, description: string) =>
  onValue(
    () => IntFilter,
    description,
    (model, name, declaration) => {
      if (!findComputed(model, name)) throw new Error(`${declaration}: ${name} of ${model} is not computed`);
      const [first, last] = ['Earliest', 'Latest'].map((bound) => prefix + bound) as [string, string];
      for (const column of [first, last]) requireColumn(model, column, declaration);
      const on = onColumn(model, declaration);
      return (filter) => {
        const { equals, gte = equals, lte = equals } = filter;
        return [
          ...(gte === undefined ? [] : [on(first, { column: first, op: 'gte', value: lift(gte, firstDay) })]),
          ...(lte === undefined
            ? []
            : [on(last, { column: last, op: 'lte', value: lift(lte, (year) => lastDay(year + years - 1)) })]),
          ...compares(filter, name),
        ];
      };
    },
  );

/** The year and the decade of a partial date, such as the start. */
export const yearAndDecade = (prefix: string, of: string) => ({
  year: period(1, prefix, `The year ${of}. A date that may fall in several years does not match.`),
  decade: period(
    10,
    prefix,
    `The decade ${of}, given by its first year, such as 1960. A date that may fall in several decades does not match.`,
  ),
});

const LAST_YEAR = 9999;

/** The first day of a year, or of the nearest year that a date can have. */
function firstDay(year: number): Date {
  return new Date(`${String(Math.min(Math.max(year, 1), LAST_YEAR)).padStart(4, '0')}-01-01`);
}

function lastDay(year: number): Date {
  return new Date(`${String(Math.min(Math.max(year, 1), LAST_YEAR)).padStart(4, '0')}-12-31`);
}

/** Rows reached without a foreign key, through a relation that depends on the filter's value. */
export const related = (filter: () => Filter, by: Related, description: string): FilterField => ({
  type: () => filter().Input,
  description,
  isEmpty: (value) => filter().isEmpty(value),
  on: () => (value: object, path) => [{ related: by, where: filter().within(value, path) }],
});

interface Existed {
  /** The last day on which the row may have existed: a column, or a computed value. */
  lastDay?: string;
  /** Whether a row without dates matches every span. */
  isEverWithoutDates?: boolean;
}

/** Matches rows that may have existed at some time in a range of days. The start or end of a row may be unknown. */
export const existed = (description: string, { lastDay = 'endLatest', isEverWithoutDates = true }: Existed = {}) =>
  onValue(
    () => DateFilter,
    description,
    (model, _name, declaration) => {
      for (const column of ['startEdtf', 'startEarliest', 'endEdtf', 'endLatest']) requireColumn(model, column, declaration);
      const missing: Condition = { all: [{ equal: { startEdtf: null } }, { equal: { endEdtf: null } }] };
      return ({ gte, lte, isNull }) => [
        ...(isNull === undefined ? [] : [isNull ? missing : { not: missing }]),
        ...(isEverWithoutDates || (gte === undefined && lte === undefined) ? [] : [{ not: missing }]),
        ...(gte === undefined ? [] : [orMissing({ column: lastDay, op: 'gte', value: gte })]),
        ...(lte === undefined ? [] : [orMissing({ column: 'startEarliest', op: 'lte', value: lte })]),
      ];
    },
  );

/** The time of the last change. */
export const updatedSince: FilterField = {
  type: () => GraphQLDateTime,
  description:
    'Changed at or after this instant. To poll, pass the latest `updatedAt` that you have received: a later commit never has an earlier time.',
  on: (model, _name, declaration) => {
    requireColumn(model, 'updatedAt', declaration);
    return (value: Date) => [{ byValue: { column: 'updatedAt', op: 'gte', value } }];
  },
};

const textField = (description: string, stored: (model: string, name: string, declaration: string) => StoredText) =>
  onValue(
    () => StringFilter,
    description,
    (...of) => {
      const text = stored(...of);
      return (value) => stringConditions(value, text);
    },
  );

function inColumn(description: string, suffix: string, spell?: (folded: string) => string) {
  return textField(description, (model, column, declaration) => {
    const isNull = requireColumn(model, column, declaration).nullable ? { equal: { [column]: null } } : NO_ROW;
    const folded = column + suffix;
    requireColumn(model, folded, declaration);
    return oneText(onColumn(model, declaration), { column, folded, isNull }, spell);
  });
}

function onColumn(model: string, declaration: string): OnColumn {
  return (column, condition) =>
    requireColumn(model, column, declaration).nullable ? { all: [{ given: column }, condition] } : condition;
}

function absentColumn(model: string, name: string): Condition | null {
  if (name.endsWith('Precision')) return null; // use `isNull` of the date instead
  return requireColumn(model, name, model).nullable ? { equal: { [name]: null } } : null;
}

function requireRelation(model: string, name: string, declaration: string) {
  const relation = findRelation(model, name);
  if (!relation) throw new Error(`${declaration}: ${model} has no relation ${name}`);
  return relation;
}
