import { InputType } from 'type-graphql';
import { Nullable } from '../described.js';
import { type Condition, NO_ROW } from '../../query/condition.js';
import { lift } from '../../query/compile/param.js';
import { fold } from '../../model/fold.js';

@InputType({ description: 'Conditions on a string, all of which must hold. If no condition is set, the filter is ignored.' })
export class StringFilter {
  @Nullable(() => String, 'Exactly this string.')
  equals?: string;

  @Nullable(() => String, 'This string, ignoring case and diacritics: “ozturk” matches “Öztürk”.')
  equalsInsensitive?: string;

  @Nullable(() => String, 'Any string except this one, or a missing value.')
  not?: string;

  @Nullable(() => [String], 'Exactly one of these strings. An empty list matches nothing.')
  in?: string[];

  @Nullable(() => String, 'Contains this text, ignoring case and diacritics. `%` and `_` have no special meaning.')
  contains?: string;

  @Nullable(() => String, 'Begins with this text, ignoring case and diacritics. `%` and `_` have no special meaning.')
  startsWith?: string;

  @Nullable(() => Boolean, 'If true, matches objects without a string; if false, objects with one.')
  isNull?: boolean;
}

/** Conditions on a stored string. Each is true or false, never null, so that NOT works with missing values. */
export interface StoredText {
  equals(value: string): Condition;
  in(values: string[]): Condition;
  equalsFolded(folded: string): Condition;
  contains(folded: string): Condition;
  startsWith(folded: string): Condition;
  isNull: Condition;
}

/** Makes a condition on a column false rather than null if the value is missing. */
export type OnColumn = (column: string, condition: Condition) => Condition;

/**
 * Conditions on one column. Searches use the column `folded`; `spell` converts folded text to the form stored in that
 * column.
 */
export function oneText(
  on: OnColumn,
  { column, folded, isNull }: { column: string; folded: string; isNull: Condition },
  spell = (text: string) => text,
): StoredText {
  const equal = (name: string, value: string) => on(name, { equal: { [name]: value } });
  return {
    // The folded column has a trigram index; the column itself may have none.
    equals: (value) =>
      folded === column ? equal(column, value) : { all: [equal(column, value), equal(folded, lift(value, fold))] },
    in: (value) => on(column, { column, op: 'in', value }),
    equalsFolded: (text) => equal(folded, lift(text, spell)),
    contains: (text) => on(folded, { column: folded, op: 'contains', value: lift(text, spell) }),
    startsWith: (text) => on(folded, { column: folded, op: 'startsWith', value: lift(text, spell) }),
    isNull,
  };
}

/** Strings in one column, one per line. */
function lines(on: OnColumn, column: string): Pick<StoredText, 'equalsFolded' | 'contains' | 'startsWith'> {
  type Op = 'contains' | 'startsWith' | 'endsWith';
  const has = (op: Op, text: string, change = (line: string) => line) =>
    on(column, { column, op, value: lift(text, (each) => change(withinLine(each))) });
  return {
    equalsFolded: (text) => ({
      any: [
        on(column, { equal: { [column]: lift(text, withinLine) } }),
        has('startsWith', text, (line) => `${escaped(line)}\n`),
        has('endsWith', text, (line) => `\n${escaped(line)}`),
        has('contains', text, (line) => `\n${escaped(line)}\n`),
      ],
    }),
    contains: (text) => has('contains', text),
    startsWith: (text) => ({ any: [has('startsWith', text), has('contains', text, (line) => `\n${line}`)] }),
  };
}

/** The preferred name and the aliases, all of which are in `namesFolded`. */
export const severalNames: StoredText = {
  // The names have a trigram index; the aliases have none.
  equals: (value) => ({
    all: [
      { any: [{ equal: { name: value } }, { column: 'aliases', op: 'has', value }] },
      { column: 'namesFolded', op: 'contains', value: lift(value, pattern) },
    ],
  }),
  in: (value) => ({
    any: [
      { column: 'name', op: 'in', value },
      { column: 'aliases', op: 'hasSome', value },
    ],
  }),
  ...lines((_, condition) => condition, 'namesFolded'),
  isNull: NO_ROW,
};

/** A list of strings. Its folded form is null if the list is empty. */
export function severalTexts(on: OnColumn, column: string, folded: string): StoredText {
  return {
    equals: (value) => ({ column, op: 'has', value }),
    in: (value) => ({ column, op: 'hasSome', value }),
    ...lines(on, folded),
    isNull: { equal: { [folded]: null } },
  };
}

export function stringConditions(filter: StringFilter, text: StoredText): Condition[] {
  const { equals, equalsInsensitive, not, contains, startsWith, isNull } = filter;
  return [
    ...(isNull === undefined ? [] : [isNull ? text.isNull : { not: text.isNull }]),
    ...(equals === undefined ? [] : [text.equals(equals)]),
    ...(equalsInsensitive === undefined ? [] : [text.equalsFolded(lift(equalsInsensitive, fold))]),
    ...(not === undefined ? [] : [{ not: text.equals(not) }]),
    ...(filter.in === undefined ? [] : [text.in(filter.in)]),
    ...(contains === undefined ? [] : [{ byValue: text.contains(lift(contains, pattern)) }]),
    ...(startsWith === undefined ? [] : [{ byValue: text.startsWith(lift(startsWith, pattern)) }]),
  ];
}

/** No stored string contains a line feed or is empty, so two line feeds match nothing. */
function withinLine(text: string): string {
  return text.includes('\n') ? '\n\n' : text;
}

/** Folds the text and escapes LIKE's wildcards. */
function pattern(text: string): string {
  return escaped(fold(text));
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, String.raw`\$&`);
}
