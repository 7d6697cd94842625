import { Field, InputType } from 'type-graphql';
import type { Where } from '../../read/pages/order.js';
import { lift } from '../../read/compile/param.js';
import { fold } from '../../db/fold.js';
import { nothing } from './logic.js';

@InputType({ description: 'What a text must be; all that is given must hold.' })
export class StringFilter {
  @Field(() => String, { nullable: true, description: 'Exactly this text; null: no value.' })
  equals?: string | null;

  @Field(() => String, { nullable: true, description: 'Not exactly this text, or no value; null: any value.' })
  not?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Exactly one of these texts; none of them where the list is empty.',
  })
  in?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Contains this text, whatever the case and diacritics; % and _ stand for themselves.',
  })
  contains?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Begins with this text, whatever the case and diacritics; % and _ stand for themselves.',
  })
  startsWith?: string | null;
}

/** How one text is stored: the conditions on it, each true or false and never unknown, so that NOT works on nulls. */
interface StoredText {
  equals(value: string): Where;
  in(values: string[]): Where;
  contains(folded: string): Where;
  startsWith(folded: string): Where;
  isNull: Where;
}

/** A column beside which a folded one is stored; a slug is its own. */
export function textColumn(column: string, folded = column): StoredText {
  return {
    equals: (value) => ({ [column]: value }),
    in: (values) => ({ [column]: { in: values } }),
    contains: (text) => ({ [folded]: { contains: text } }),
    startsWith: (text) => ({ [folded]: { startsWith: text } }),
    isNull: nothing,
  };
}

/** ISO codes, in capitals, or null. */
export const codeColumn: StoredText = {
  equals: (value) => whereKnown({ code: value }),
  in: (values) => whereKnown({ code: { in: values } }),
  contains: (text) => whereKnown({ code: { contains: lift(text, upperCase) } }),
  startsWith: (text) => whereKnown({ code: { startsWith: lift(text, upperCase) } }),
  isNull: { code: null },
};

function whereKnown(condition: Where): Where {
  return { AND: [{ code: { not: null } }, condition] };
}

/** The preferred name and the aliases; `namesFolded` holds them all, a line each. */
export const names: StoredText = {
  equals: (value) => ({ OR: [{ name: value }, { aliases: { has: value } }] }),
  in: (values) => ({ OR: [{ name: { in: values } }, { aliases: { hasSome: values } }] }),
  contains: (text) => ({ namesFolded: { contains: lift(text, withinName) } }),
  startsWith: (text) => ({
    OR: [
      { namesFolded: { startsWith: lift(text, withinName) } },
      { namesFolded: { contains: lift(text, (part) => `\n${withinName(part)}`) } },
    ],
  }),
  isNull: nothing,
};

/** The conditions that a filter sets; none where it is left out. */
export function matches(filter: StringFilter | null | undefined, text: StoredText): Where[] {
  if (!filter) return [];
  const { equals, not, contains, startsWith } = filter;
  const equal = (value: string | null) => (value === null ? text.isNull : text.equals(value));
  return [
    ...(equals === undefined ? [] : [equal(equals)]),
    ...(not === undefined ? [] : [{ NOT: equal(not) }]),
    ...(filter.in == null ? [] : [text.in(filter.in)]),
    ...(contains == null ? [] : [text.contains(lift(contains, pattern))]),
    ...(startsWith == null ? [] : [text.startsWith(lift(startsWith, pattern))]),
  ];
}

/** No name holds a line feed, and none is empty: two line feeds match none. */
function withinName(text: string): string {
  return text.includes('\n') ? '\n\n' : text;
}

function upperCase(text: string): string {
  return text.toUpperCase();
}

/** Folded, with LIKE's wildcards escaped: Prisma passes them on. */
function pattern(text: string): string {
  return fold(text).replace(/[\\%_]/g, String.raw`\$&`);
}
