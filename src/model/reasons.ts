import { didYouMean } from './did-you-mean.js';

// Every reason for refusing an annotation, declared once: its stable name, its parameters as JSON, and its message for the
// command line and the API. The desk has its own messages for editors (features/desk/browser/keep).

const DATE_FORMS = '2018, 2018-03, 2018-03-25, or [..2000-05] for May 2000 or earlier';

/** The required forms of text, each with the message for text that does not have it. */
const TEXT_FORMS = {
  ONE_LINE: 'must be one line, with no control characters',
  LINES: 'must have no control characters other than line feeds',
  LANGUAGE: 'must be a BCP 47 language tag, such as ko, zh-Hans or pt-BR',
  SLUG: 'must be lower-case ASCII letters and digits, in words joined by hyphens',
  SHA256: 'must be 64 lower-case hexadecimal digits',
  URL: 'Invalid URL',
} as const;

/** The message of a Zod check is the name of a form. */
export const textForm = (form: keyof typeof TEXT_FORMS) => form;

const TYPE_NAMES: Partial<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a whole number',
  array: 'a list',
  tuple: '[start, end]',
  object: 'a table',
  record: 'a table',
};

/** The unit of a limit on a value. */
export type Measure = 'VALUE' | 'LENGTH' | 'ENTRIES';

const MEASURES: Readonly<Record<Measure, string>> = { VALUE: '', LENGTH: 'text of length ', ENTRIES: 'a list of ' };

interface Limited {
  measure: Measure;
  limit: number;
  value: string;
}

/** Offsets in code points. */
interface Place {
  start: number;
  end: number;
}

/**
 * Where cited words occur in a text. Only the first places are listed. `hasMore` means that the search stopped at `count`
 * and that there are more places.
 */
interface FoundWords {
  words: string;
  count: number;
  hasMore: boolean;
  places: (Place & { line: number })[];
}

interface NotDeclared extends Record<'slug' | 'table', string> {
  /** Another table that declares the slug. */
  declaredUnder: string | null;
  similar: string[];
}

interface DidNotExist extends Record<'country' | 'years' | 'date', string> {
  /** Countries that existed in place of the country. */
  others: string[];
  hasMore: boolean;
}

/** A parameter named `value` is the value found, formatted for a message. */
export const REASONS = {
  // Syntax and shape
  SYNTAX: ({ message }: { message: string }) => message,
  UNKNOWN_KEY: ({ key, similar }: { key: string; similar: string[] }) => `unknown key ${key}${didYouMean(similar)}`,
  MISSING: ({ expected }: { expected: string }) => `is missing: must be ${typeName(expected)}`,
  WRONG_TYPE: ({ expected, value }: { expected: string[]; value: string }) =>
    `must be ${expected.map(typeName).join(' or ')}, not ${value}`,
  NOT_AN_OPTION: ({ options, value, similar }: { options: string[]; value: string; similar: string[] }) =>
    `must be one of ${options.join(', ')}, not ${value}${didYouMean(similar)}`,
  TOO_SMALL: ({ measure, limit, value }: Limited) => `must be ${MEASURES[measure]}at least ${limit}, not ${value}`,
  TOO_LARGE: ({ measure, limit, value }: Limited) => `must be ${MEASURES[measure]}at most ${limit}, not ${value}`,
  /** `form` is a key of `TEXT_FORMS`, or the sentence of a check that has no name. */
  MALFORMED: ({ form, value }: { form: string; value: string }) => `${formSentence(form)}: ${value}`,
  MALFORMED_KEY: ({ form, key }: { form: string; key: string }) => `the key ${key} ${formSentence(form)}`,

  // The text of the source
  URL_MISSING: () => 'is missing: a link must have a URL',
  HASH_OF_LINK: () => 'a link has no text: omit the hash',
  LENGTH_OF_LINK: () => 'a link has no text: omit the length',
  HASH_MISSING: () => 'is missing: specify the hash of the text, or make the source a link (kind: LINK)',
  LENGTH_MISSING: () => 'is missing: specify the length of the text, or make the source a link (kind: LINK)',
  HASH_DIFFERS: ({ found, given }: { found: string; given: string }) => `the SHA-256 of the text is ${found}, not ${given}`,
  LENGTH_DIFFERS: ({ found, given }: { found: number; given: number }) => `the text has ${found} code points, not ${given}`,
  NUL_CHARACTER: ({ at }: { at: number }) => `the text has a NUL character at code point ${at}, which cannot be stored`,

  // Passages
  WORDS_WITHOUT_TEXT: () =>
    'a passage can be found by its words only in the text of the source: provide the text, or write the passage as [start, end]',
  WORDS_NOT_FOUND: ({ words, explanation }: { words: string; explanation: string }) =>
    `${words} is not in the text${explanation}`,
  WORDS_AT_SEVERAL_PLACES: (found: FoundWords) =>
    `${placesFound(found)}: ${placesShown(found)}. Quote more words, or add an occurrence from 1 to ${found.count}`,
  NO_SUCH_OCCURRENCE: ({ occurrence, ...found }: FoundWords & { occurrence: number }) =>
    `${placesFound(found)}, not ${occurrence}: ${placesShown(found)}`,
  EMPTY_PASSAGE: ({ start, end }: Place) => `the passage [${start}, ${end}] is empty: its end must be greater than its start`,
  PASSAGE_AFTER_TEXT: ({ start, end, length }: Place & { length: number }) =>
    `the passage [${start}, ${end}] ends after the text, which has ${length} code points`,
  DIGEST_DIFFERS: ({ start, end, found, given }: Place & { found: string; given: string }) =>
    `the SHA-256 of the words at [${start}, ${end}] is ${found}, not ${given}`,
  QUOTED_WORDS_OF_OTHER_LENGTH: ({ start, end, length }: Place & { length: number }) =>
    `the quoted words have ${length} code points, but the passage [${start}, ${end}] has ${end - start}`,
  QUOTED_WORDS_DIFFER: ({ start, end, printed, given }: Place & { printed: string; given: string }) =>
    `the text at [${start}, ${end}] is ${JSON.stringify(printed)}, not ${JSON.stringify(given)}`,

  // Quotes
  QUOTE_OF_OTHER_LENGTH: ({ start, end, length }: Place & { length: number }) =>
    `the quote has ${length} code points, but its passage [${start}, ${end}] has ${end - start}`,
  QUOTE_DIFFERS: ({ start, end, printed, quote }: Place & { printed: string; quote: string }) =>
    `the quote is ${JSON.stringify(quote)}, but its passage [${start}, ${end}] is ${JSON.stringify(printed)}`,
  NOT_IN_QUOTATION_MARKS: ({ start, end, words }: Place & { words: string }) =>
    `${JSON.stringify(words)} at [${start}, ${end}] is not between quotation marks in the text`,
  FINAL_COMMA: ({ words }: { words: string }) =>
    `remove the final comma from the quote and its passage: ${JSON.stringify(words)}`,
  ORIGINAL_LANGUAGE_MISSING: () => 'is missing: specify the language of the original words',
  ORIGINAL_NOT_TRANSLATED: ({ language }: { language: string }) =>
    `the text is also in ${language}: omit the original if nothing was translated`,
  COPIED_WORDS: ({ count, words }: { count: number; words: string }) =>
    `copies ${count} words in a row from the text: ${JSON.stringify(words)}. Use other words`,

  // Names and references
  UNKNOWN_COUNTRY: ({ slug, similar }: { slug: string; similar: string[] }) =>
    `there is no country with the slug ${slug}${didYouMean(similar)}`,
  NOT_DECLARED: ({ slug, table, declaredUnder, similar }: NotDeclared) => {
    const advice = declaredUnder === null ? didYouMean(similar) || ': declare it there first' : `, but under ${declaredUnder}`;
    return `${slug} is not declared under ${table}${advice}`;
  },
  SLUG_NOT_OF_NAME: ({ name, expected, slug }: { name: string; expected: string; slug: string }) =>
    `the slug of ${JSON.stringify(name)} must be ${expected}, not ${slug}`,
  ALIAS_IS_THE_NAME: ({ name }: { name: string }) => `${name} is already the preferred name: remove this alias`,

  // Lists
  REPEATED_ENTRY: ({ index, entry }: { index: number; entry: string }) => `repeats entry [${index}] of this list: ${entry}`,
  NOT_ONE_NAMED: ({ named, allowed }: { named: string[]; allowed: string[] }) => {
    const choice = `${allowed.slice(0, -1).join(', ')} and ${allowed.at(-1)}`;
    return `names ${named.join(' and ') || 'nobody'}: specify exactly one of ${choice}`;
  },
  PARTICIPANT_TWICE: ({ country, organization }: { country: string; organization: string }) =>
    `names both ${country} and ${organization}: specify a country or an organization`,
  PARTICIPANT_NOBODY: () => 'names nobody: specify a person, a country or an organization',

  // Dates
  NOT_A_DATE: ({ date }: { date: string }) => `${JSON.stringify(date)} is not a date: write ${DATE_FORMS}`,
  END_BEFORE_START: ({ start, end }: { start: string; end: string }) => `the end ${end} is before the start ${start}`,
  DURATION_DIFFERS: ({ start, end, days, given }: { start: string; end: string; days: number; given: number }) =>
    `${start} to ${end} is ${days} days inclusive, not ${given}`,
  END_OF_OTHER_STATUS: ({ end, status }: { end: string; status: string }) =>
    `the position has the end ${end}, so its status must be ENDED, not ${status}`,
  COUNTRY_DID_NOT_EXIST: ({ country, years, date, others, hasMore }: DidNotExist) => {
    const advice = others.length === 0 ? '' : `; ${others.join(', ')}${hasMore ? ' and others' : ''} did`;
    return `${country} existed ${years}, not in ${date}${advice}`;
  },

  // Kinship and parents
  OWN_RELATIVE: ({ person, kind }: { person: string; kind: string }) =>
    `${person} cannot be their own relative (${kind}): specify two people`,
  KINSHIP_REPEATED: ({ people, other }: { people: string[]; other: string }) =>
    `the kinship of ${people.join(' and ')} repeats ${other}: remove one of them`,
  KINSHIP_CONTRADICTED: ({ people, other, kinds: [there, here] }: { people: string[]; other: string; kinds: [string, string] }) =>
    `the kinship of ${people.join(' and ')} contradicts ${other}: ${there} there, ${here} here`,
  PART_OF_ITSELF: ({ steps }: { steps: string[] }) => `is part of itself: ${steps.join(' → ')}`,
  PART_OF_ITSELF_BY_OTHERS: ({ slug }: { slug: string }) => `${slug} is part of itself, through parents given by other sources`,

  // Statements
  SPEAKER_NOT_NAMED: ({ attribution }: { attribution: string }) =>
    `the statement is ${attribution}, but names a speaker: name none, or make it NAMED`,
  CHAIN_BEGINS_ELSEWHERE: ({ first, reportedBy }: { first: string; reportedBy: string | null }) =>
    `begins with ${first}, but ${reportedBy === null ? 'reportedBy is missing' : `reportedBy is ${reportedBy}`}`,
  ABOUT_OWN_VISIT: ({ visit }: { visit: string }) => `${visit} is the statement's own visit: remove it from the list`,
  EVENT_OF_OTHER_VISIT: ({ event, held, visit }: { event: string; held: string; visit: string }) =>
    `the event ${event} belongs to the visit ${held}, not to ${visit}`,

  // The store
  SOURCE_GONE: ({ source }: { source: string }) =>
    `The source ${source} no longer exists. Import it as a new source, with the version none.`,
  SOURCE_EXISTS: ({ source }: { source: string }) => `The source ${source} already exists. ${MERGE}`,
  ANNOTATION_CHANGED: ({ source }: { source: string }) => `The annotation of ${source} has changed since you read it. ${MERGE}`,
  CONSTRAINT_BROKEN: ({ constraint }: { constraint: string }) =>
    `together with the stored data, this would break the database constraint ${constraint}`,
  TEXT_NOT_STORABLE: ({ message }: { message: string }) => message,
} satisfies Record<string, (params: never) => string>;

const MERGE = 'Merge your changes into its current annotation, and import the result with its annotationVersion.';

export type Reason = keyof typeof REASONS;

/** The parameters of a reason. An empty object if it has none. */
export type ReasonParams<Name extends Reason> =
  Parameters<(typeof REASONS)[Name]> extends [infer Params] ? Params : Record<never, never>;

export type Reasoned = { [Name in Reason]: { reason: Name; params: ReasonParams<Name> } }[Reason];

/** Returns the sentence of a reason, with its values and without a full stop. */
export function reasonMessage({ reason, params }: Reasoned): string {
  return (REASONS[reason] as (params: unknown) => string)(params);
}

function typeName(expected: string): string {
  return TYPE_NAMES[expected] ?? expected;
}

function placesFound({ words, count, hasMore }: FoundWords): string {
  if (hasMore) return `${words} occurs in more than ${count} places`;
  return `${words} occurs in ${count === 1 ? '1 place' : `${count} places`}`;
}

function placesShown({ count, hasMore, places }: FoundWords): string {
  const shown = places.map(({ start, end, line }) => `[${start}, ${end}] on line ${line}`);
  return `${shown.join(', ')}${hasMore || count > places.length ? ', …' : ''}`;
}

/** Returns the message for a form of text, or the argument itself if it is already a message. */
export function formSentence(form: string): string {
  return (TEXT_FORMS as Readonly<Record<string, string>>)[form] ?? form;
}
