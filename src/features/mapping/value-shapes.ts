import { z } from 'zod';
import { EventKind } from '../../model/generated/enums.js';
import { parseSeparator } from './cells.js';
import { dateReader } from './dates/date-form.js';
import { orElse } from '../../shared/or-else.js';

// The shapes in which a mapping specifies how a value is read from a record.

export const columnName = z.string().min(1).describe('The name of a column.');
export const pattern = z.string().superRefine((text, context) => compiles(context, () => new RegExp(text, 'u')));
const separator = z
  .string()
  .min(1)
  .superRefine((text, context) => compiles(context, () => parseSeparator(text)));
export const separators = z
  .union([separator, z.array(separator).min(1)])
  .describe('The separator between values: a string, or a regular expression between slashes.');

const extract = pattern
  .refine((text) => hasGroup(text), 'has no group in parentheses')
  .describe('A regular expression. The value is its first group. If it does not match, that is a problem.');
const optional = z.boolean().default(false).describe('Whether `extract` may fail to match. There is then no value.');
const every = z.boolean().default(false).describe('Whether `extract` takes every match, not only the first.');

/** A value from one column. */
const ofColumn = { from: columnName, extract: extract.optional(), optional };
/** A value from the first of several columns that is not empty. */
const ofColumns = {
  ...ofColumn,
  from: z.union([columnName, z.array(columnName).min(1)]).describe('A column, or several: the first that is not empty is used.'),
};
/** Several values from one column. */
export const ofList = { ...ofColumn, every, split: separators.optional() };

const DEFAULT_FORMS = ['yyyy-MM-dd', 'yyyy-MM', 'yyyy'];
const language = z
  .string()
  .refine((code) => Intl.DateTimeFormat.supportedLocalesOf(isLanguage(code) ? code : []).length > 0, 'is not a language code');
const words = z.array(z.string().min(1));
const qualifiers = z
  .union([
    z.literal(true),
    z.strictObject({
      approximate: words.default([]).describe('Words that mark a date as approximate, such as circa.'),
      uncertain: words.default([]).describe('Words or marks that mark a date as uncertain, such as probably or a question mark.'),
    }),
  ])
  .describe('Words that may come before or after a date, or true for the English ones, such as circa, c. and ?.');

export const dateValue = z
  .strictObject({
    ...ofColumns,
    formats: z.array(z.string().min(1)).min(1).default(DEFAULT_FORMS).describe('The forms of dates and of ranges.'),
    language: z
      .union([language, z.array(language).min(1)])
      .default('en')
      .describe('The language of month names, such as es, or several languages.'),
    pivot: z
      .int()
      .min(1_000)
      .max(9_900)
      .optional()
      .describe('The first year that a two-digit year can mean: with 1930, 29 is 2029 and 30 is 1930.'),
    qualifiers: qualifiers.optional(),
  })
  .superRefine(({ formats, pivot }, context) => {
    for (const form of formats) compiles(context, () => dateReader(form, { languages: ['en'], pivot }));
  });

export const countryValue = z.strictObject({
  ...ofColumn,
  countries: z.string().min(1).optional().describe('A CSV file next to the mapping: name, from, to, slug.'),
  at: columnName.optional().describe('The column with the date to which the name applies; by default that of the start.'),
  split: separators.optional().describe('The separator between countries. Each becomes a separate visit.'),
});

export const matched = <Value extends z.ZodType<string | boolean>>(value: Value) =>
  z.strictObject({
    ...ofColumns,
    match: z
      .record(pattern, value)
      .describe('Values by regular expression, without regard to case; the first that matches counts.'),
    else: value.optional(),
  });

export const eventValue = z.strictObject({
  ...ofColumns,
  title: z.string().min(1).optional().describe('A template for the title of the event; by default the text of the column.'),
  kinds: z
    .record(pattern, z.enum(EventKind))
    .default({})
    .describe('Kinds of events, by regular expression on the title; the first that matches is used, otherwise OTHER.'),
});

export const textValue = z.strictObject(ofColumns);
export const textsValue = z.strictObject(ofList);

export type EventValue = z.output<typeof eventValue>;
export type DateValue = z.output<typeof dateValue>;
export type CountryValue = z.output<typeof countryValue>;
export type MatchedValue = z.output<ReturnType<typeof matched>>;
export type TextsValue = z.output<typeof textsValue>;

function compiles(context: z.RefinementCtx, compile: () => unknown): void {
  try {
    compile();
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
  }
}

function hasGroup(text: string): boolean {
  return orElse(() => new RegExp(`${text}|`, 'u').exec('')!.length > 1, true); // an invalid one is reported elsewhere
}

function isLanguage(code: string): boolean {
  return orElse(() => Intl.getCanonicalLocales(code).length === 1, false);
}
