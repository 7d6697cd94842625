import { z } from 'zod';
import { memoized } from '../../shared/memoized.js';
import { textForm } from '../reasons.js';
import { identifierList, SCHEME_NAMES, SCHEMES, type Identifiers } from '../identifiers.js';
import { orElse } from '../../shared/or-else.js';

// Field types for claims. Kinds declare their fields with these types, from which `claimFields` derives the properties that
// columns, inputs and references need.

/** A join table with one row per list entry, such as a statement's speakers. */
interface JoinTable {
  model: string;
  /** Whether the order of entries matters. If so, rows have an `ordinal`. */
  ordered: boolean;
}

/** Properties of a field that its Zod type cannot express. */
interface FieldMeaning {
  /** The plural of the kind whose slug this is, or `countries`. */
  refersTo?: string;
  isDate?: true;
  links?: JoinTable;
  /** Whether it is a map, stored as a list of `name:value`. */
  isMap?: true;
  /** Whether the text may have several lines. */
  isMultiline?: true;
  /** Whether it is computed from the text rather than written by people. */
  isComputed?: true;
  /** Whether annotators write it in their own words, not copied from the text. */
  isOurWords?: true;
  /** Whether it is a wording. Different wordings do not contradict each other. */
  isSpelling?: true;
  /** Whether it is an office or role. A different rank makes it a different office. */
  isOffice?: true;
  /** Whether a mutation requires it, although an annotation may omit it to get the default. */
  isStated?: true;
  /** Whether a newer source may state `later` when an older source states `earlier`, as with a status that changes over time. */
  mayFollow?: (earlier: string, later: string) => boolean;
}

const meanings = z.registry<FieldMeaning>();

/**
 * Rejects lone surrogates and control characters, some of which PostgreSQL cannot store. Normalizes to Unicode NFC, so that
 * equal names are equal strings.
 */
const oneLine = (longest: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, textForm('ONE_LINE'));
const line = oneLine(2_000).meta({ id: 'line' });
/** Short enough for an index entry, which holds 2,704 bytes, at up to four bytes per character. */
const shortLine = oneLine(500).meta({ id: 'title' });

/** A single line of at most 2,000 characters. */
export const text = (description: string) => line.describe(description);
/** An office or role, in the source's words. */
export const office = (description: string) => text(description).register(meanings, { isOffice: true });
/** A single line of at most 500 characters, for sorting or keys. */
export const title = (description: string) => shortLine.describe(description);
export const ourTitle = () => shortLine.describe("A title, in the annotator's words.").register(meanings, { isOurWords: true });
/** Multiline text of at most 10,000 characters. */
export const words = (description: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(10_000)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|\n)*$/u, textForm('LINES'))
    .describe(description)
    .register(meanings, { isMultiline: true });

export const note = () =>
  words("A note: in the source's words if its licence allows copying, otherwise in the annotator's.").register(meanings, {
    isOurWords: true,
    isMultiline: true,
  });
/** A name, or other words that sources write differently without contradicting each other. */
export const spelling = (words: z.ZodString) => words.register(meanings, { isSpelling: true });
/** Other names and spellings. */
export const aliases = () =>
  z
    .array(text('Another name.'))
    .max(100)
    .register(meanings, { isSpelling: true })
    .default([])
    .describe('Other names and spellings.');
/** The source's wording, from which a value was read. */
export const asPrinted = (what: string) => spelling(text(`${what}, in the source's words.`)).optional();
/** A canonical BCP 47 tag, whose primary language is a two- or three-letter ISO 639 code. */
const languageTag = z
  .string()
  .max(35)
  .transform((tag, context) => {
    const isTag = /^[a-z]{2,3}(-|$)/i.test(tag);
    const canonical = isTag ? orElse(() => Intl.getCanonicalLocales(tag)[0], undefined) : undefined;
    if (canonical === undefined) context.addIssue(textForm('LANGUAGE'));
    return canonical ?? z.NEVER;
  })
  .meta({ id: 'language', description: 'A language, as a BCP 47 tag such as `ko`, `zh-Hans` or `pt-BR`.' });
export const language = (description: string) => languageTag.describe(description);

/** A field that an annotation may omit to get the default, but that a mutation requires. */
export const usually = <Value extends string>(type: z.ZodEnum<Record<Value, Value>>, usual: Value) =>
  type.register(meanings, { isStated: true }).default(usual as never);

/** A status that changes over time. */
export const course = <Status extends Record<string, string>>(
  status: z.ZodEnum<Status>,
  mayFollow: NonNullable<FieldMeaning['mayFollow']>,
) => status.register(meanings, { mayFollow });

export const slug = z
  .string()
  .max(200)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, textForm('SLUG'))
  .meta({ id: 'slug' });

/** The slug of a country or of a claim of another kind. `refersTo` is `countries` or that kind's plural. */
export const reference = (refersTo: string, what: string) =>
  slug.describe(`The slug of ${what}.`).register(meanings, { refersTo });

/** Accepts a number, since YAML parses an unquoted year as a number. */
const edtf = z
  .union([z.string().max(40), z.int().min(1_000).max(9_999)])
  .transform(String)
  .meta({
    id: 'date',
    description:
      'A date in Extended Date/Time Format (EDTF), as precise as the source gives it, such as `2018`, `2018-03`, `2018-03-25` or `[..2000-05]`.',
  })
  .register(meanings, { isDate: true });
export const date = () => edtf;

/** A list of references, or of objects with references, stored in a join table. */
export const links = <Entry extends z.ZodType>(links: JoinTable, entry: Entry, description: string) =>
  z.array(entry).max(100).register(meanings, { links }).default([]).describe(description);

const schemes = Object.fromEntries(
  SCHEME_NAMES.map((name) => {
    const { pattern, example, about } = SCHEMES[name];
    const value = z.string().max(40).regex(pattern, `must be an identifier of ${name}, such as ${example}`);
    return [name, value.describe(`${about} For example ${example}.`).optional()];
  }),
);
const identifierMap = z
  .strictObject(schemes as Record<(typeof SCHEME_NAMES)[number], z.ZodOptional<z.ZodString>>)
  .meta({ id: 'identifiers', description: 'Identifiers in other collections, by scheme, such as { wikidata: Q56226 }.' })
  .register(meanings, { isMap: true });
/** Identifiers of the same thing in other data sets, at most one per scheme. They are never guessed. */
export const identifiers = () => identifierMap.optional();

export const identifierColumn = (claimed: unknown) => identifierList((claimed ?? {}) as Identifiers);

export const offset = z.int().min(0).max(2_147_483_647).meta({ id: 'offset' }).register(meanings, { isComputed: true });

export const sha256Field = z
  .string()
  .regex(/^[0-9a-f]{64}$/, textForm('SHA256'))
  .register(meanings, { isComputed: true });

/** The maximum number of passages from one source in support of one fact. */
const MOST_PASSAGES = 10_000;

/** Offsets count Unicode code points from the start of the text. The end is exclusive. */
const span = z
  .tuple([offset, offset])
  .describe('The start and the end, exclusive, in Unicode code points from the start of the text.');
const describedSpan = z
  .strictObject({
    start: offset,
    end: offset,
    exact: words('The words that the source prints between quotation marks.').optional(),
    fragment: text(
      'The structural part of the text that holds the passage, as a fragment identifier without #: row=17 (RFC 7111), or the id of an element.',
    ).optional(),
    digest: sha256Field
      .describe('The SHA-256 of the words. With a fragment, a passage that has only moved is still the same passage.')
      .optional(),
  })
  .describe('A passage with quoted words, or one that is identified by its fragment and words.');
export const passageField = z.union([span, describedSpan]).meta({ id: 'passage' });
const passages = z.array(passageField).max(MOST_PASSAGES);

/** A passage as it is written in an annotation: a span, optionally with quoted words. */
export type CitedSpan = z.infer<typeof passages>[number];

export interface Span {
  start: number;
  end: number;
  /** The words that the source prints between quotation marks; null if nothing is quoted. */
  exact: string | null;
  fragment: string | null;
  digest: string | null;
}

/** Whether a span stands for the whole source, as in a citation of a link, whose text is not stored. */
export const isWhole = ({ start, end }: Pick<Span, 'start' | 'end'>) => start === 0 && end === 0;

export function citedSpan(cited: CitedSpan): Span {
  const {
    start,
    end,
    exact = null,
    fragment = null,
    digest = null,
  } = Array.isArray(cited) ? { start: cited[0], end: cited[1] } : cited;
  return { start, end, exact, fragment, digest };
}

export const cite = passages
  .min(1)
  .describe('The passages that support the claim, the main one first. [0, 0] cites a link as a whole.');
export const mayCite = passages.default([]).describe('Passages about it.');

export interface ClaimField extends FieldMeaning {
  name: string;
  description: string | undefined;
  /** Not optional, and without a default. */
  required: boolean;
  isList: boolean;
  /** The type of the value, or of a list entry. */
  type: z.ZodType;
}

export const claimFields = memoized((shape: z.ZodObject): ClaimField[] =>
  Object.entries(shape.shape).map(([name, type]) => fieldOf(name, type as z.ZodType)),
);

/** Returns the references in a list entry. The entry's other fields describe the link. */
export function linkReferences(entry: z.ZodObject): ClaimField[] {
  return claimFields(entry).filter(({ refersTo }) => refersTo !== undefined);
}

function fieldOf(name: string, declared: z.ZodType): ClaimField {
  let type = declared;
  let { description } = declared;
  while (type instanceof z.ZodOptional || type instanceof z.ZodDefault) {
    type = type.unwrap() as z.ZodType;
    description ??= type.description;
  }
  const isList = type instanceof z.ZodArray;
  const entry = (isList ? (type as z.ZodArray).element : type) as z.ZodType;
  const required = type === declared;
  return { name, description, required, isList, type: entry, ...meanings.get(entry), ...meanings.get(type) };
}
