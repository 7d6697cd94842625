import { Field, InputType } from 'type-graphql';
import type { Where } from '../../read/pages/order.js';
import { lift } from '../../read/compile/param.js';
import { fold } from '../../db/fold.js';
import { nothing } from './logic.js';

@InputType({ description: 'Conditions on a text, all of which must hold.' })
export class StringFilter {
  @Field(() => String, { nullable: true, description: 'Exactly this text. `null` matches a missing value.' })
  equals?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The same text, where case and diacritics do not matter: “ozturk” is “Öztürk”.',
  })
  equalsInsensitive?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Any other text, or a missing value. `null` matches every text.',
  })
  not?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Exactly one of these texts. An empty list matches nothing.',
  })
  in?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'A part of the text. Case and diacritics do not matter; % and _ are ordinary characters.',
  })
  contains?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The beginning of the text. Case and diacritics do not matter; % and _ are ordinary characters.',
  })
  startsWith?: string | null;
}

/** How one text is stored: the conditions on it, each true or false and never unknown, so that NOT works on nulls. */
export interface StoredText {
  equals(value: string): Where;
  in(values: string[]): Where;
  equalsFolded(folded: string): Where;
  contains(folded: string): Where;
  startsWith(folded: string): Where;
  isNull: Where;
}

/** A condition on a column that is never unknown: false where the value is missing. */
export type OnColumn = (column: string, condition: unknown) => Where;

/** One column; `folded` is searched, for texts that `spell` makes of folded ones. */
export function oneText(
  on: OnColumn,
  { column, folded, isNull }: { column: string; folded: string; isNull: Where },
  spell = (text: string) => text,
): StoredText {
  return {
    // The folded text has an index of trigrams, the text itself may have none.
    equals: (value) =>
      folded === column ? on(column, value) : { AND: [on(column, value), on(folded, lift(value, fold))] },
    in: (values) => on(column, { in: values }),
    equalsFolded: (text) => on(folded, lift(text, spell)),
    contains: (text) => on(folded, { contains: lift(text, spell) }),
    startsWith: (text) => on(folded, { startsWith: lift(text, spell) }),
    isNull,
  };
}

/** Texts in one column, one per line. */
function lines(on: (condition: unknown) => Where): Pick<StoredText, 'equalsFolded' | 'contains' | 'startsWith'> {
  const part = (text: string, change: (line: string) => string) => lift(text, (each) => change(withinLine(each)));
  return {
    equalsFolded: (text) => ({
      OR: [
        on(part(text, (line) => line)),
        on({ startsWith: part(text, (line) => `${escaped(line)}\n`) }),
        on({ endsWith: part(text, (line) => `\n${escaped(line)}`) }),
        on({ contains: part(text, (line) => `\n${escaped(line)}\n`) }),
      ],
    }),
    contains: (text) => on({ contains: part(text, (line) => line) }),
    startsWith: (text) => ({
      OR: [on({ startsWith: part(text, (line) => line) }), on({ contains: part(text, (line) => `\n${line}`) })],
    }),
  };
}

/** The preferred name and the aliases; `namesFolded` holds them all. */
export const severalNames: StoredText = {
  // The names have an index of trigrams, the aliases none.
  equals: (value) => ({
    AND: [{ OR: [{ name: value }, { aliases: { has: value } }] }, { namesFolded: { contains: lift(value, pattern) } }],
  }),
  in: (values) => ({ OR: [{ name: { in: values } }, { aliases: { hasSome: values } }] }),
  ...lines((condition) => ({ namesFolded: condition })),
  isNull: nothing,
};

/** A list; its folded form is null if it is empty. */
export function severalTexts(on: OnColumn, column: string, folded: string): StoredText {
  return {
    equals: (value) => ({ [column]: { has: value } }),
    in: (values) => ({ [column]: { hasSome: values } }),
    ...lines((condition) => on(folded, condition)),
    isNull: { [folded]: null },
  };
}

/** The conditions that a filter sets. */
export function matches(filter: StringFilter, text: StoredText): Where[] {
  const { equals, equalsInsensitive, not, contains, startsWith } = filter;
  const equal = (value: string | null) => (value === null ? text.isNull : text.equals(value));
  return [
    ...(equals === undefined ? [] : [equal(equals)]),
    ...(equalsInsensitive == null ? [] : [text.equalsFolded(lift(equalsInsensitive, fold))]),
    ...(not === undefined ? [] : [{ NOT: equal(not) }]),
    ...(filter.in == null ? [] : [text.in(filter.in)]),
    ...(contains == null ? [] : [{ BY_VALUE: text.contains(lift(contains, pattern)) }]),
    ...(startsWith == null ? [] : [{ BY_VALUE: text.startsWith(lift(startsWith, pattern)) }]),
  ];
}

/** No text of a line holds a line feed, and none is empty: two line feeds match none. */
function withinLine(text: string): string {
  return text.includes('\n') ? '\n\n' : text;
}

/** Folded, with LIKE's wildcards escaped: Prisma passes them on. */
function pattern(text: string): string {
  return escaped(fold(text));
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, String.raw`\$&`);
}
