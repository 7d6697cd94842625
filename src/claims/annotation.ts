import { z } from 'zod';
import {
  DelegateCapacity,
  DelegationSide,
  EventKind,
  KinshipKind,
  OccurrenceStatus,
  OrganizationKind,
  PositionStatus,
  SourceKind,
  StatementKind,
  VisitKind,
} from '../db/generated/enums.js';

// One source's stand-off annotation: what it says, and the passages that say it. The shape alone; what must hold
// between its parts is in rules/. Keys of `people`, `organizations`, `topics`, `visits` and `events` are their slugs.

/** Lone surrogates and control characters say nothing, and PostgreSQL cannot hold all of them. */
const oneLine = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must be one line, with no control characters');
const line = oneLine(2_000).meta({ id: 'line' });
const text = (description: string) => line.describe(description);
/** What lists are sorted by and keys are made of: PostgreSQL's indexes hold 2,704 bytes, and a character has up to four. */
const title = oneLine(500).meta({ id: 'title' });
const named = (description: string) => title.describe(description);
const words = (description: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(10_000)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|\n)*$/u, 'must have no control characters other than line feeds')
    .describe(description);
export const slug = z
  .string()
  .max(200)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case ASCII letters and digits, in words joined by hyphens')
  .meta({ id: 'slug' });
const reference = (to: string) => slug.describe(`Slug of ${to}.`);
/** YAML reads an unquoted year as a number. */
const partialDate = z
  .union([z.string().max(40), z.int().min(1_000).max(9_999)])
  .transform(String)
  .meta({
    id: 'date',
    description: 'Extended Date/Time Format, as precise as the source: 2018, 2018-03, 2018-03-25, [..2000-05].',
  });
const offset = z.int().min(0).max(2_147_483_647).meta({ id: 'offset' });

/** Offsets count Unicode code points from the start of the text, end exclusive. */
const span = z.tuple([offset, offset]).describe('[start, end] in Unicode code points, end exclusive.');
const quotedSpan = z
  .strictObject({
    start: offset,
    end: offset,
    exact: words('The words that the source prints between quotation marks.'),
  })
  .describe('A passage whose words the source quotes.');
const citations = z.array(z.union([span, quotedSpan]).meta({ id: 'passage' })).max(100);
const cite = citations.min(1).describe('The passages that say so; the first is the main one.');

const names = {
  name: named('Preferred name.'),
  aliases: z.array(text('Another name.')).max(100).default([]).describe('Other names and spellings.'),
};

const source = z.strictObject({
  slug: slug.describe('Name of the source; also the name of its file.'),
  kind: z.enum(SourceKind).default('ARTICLE'),
  title: named('As printed.'),
  section: text('Section or column.').optional(),
  publisher: reference('the organization that published it').optional(),
  publishedOn: partialDate.optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
  licence: text('Licence of the text, where it has one.').optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits')
    .describe("Of the text's UTF-8 bytes."),
  length: offset.describe('Of the text, in Unicode code points.'),
});

const person = z.strictObject({ ...names, country: reference("the person's country").optional() });

const organization = z.strictObject({
  ...names,
  abbreviation: text('As used in place of the name.').optional(),
  kind: z.enum(OrganizationKind).describe('What kind of body it is.'),
  country: reference('the country that it belongs to').optional(),
  parent: reference('the organization that it is part of').optional(),
  cite: citations.default([]).describe('Where the source tells of it.'),
});

const kinship = z.strictObject({
  person: reference('a person'),
  relative: reference("the person's relative"),
  kind: z.enum(KinshipKind).describe('What the relative is to the person.'),
  cite,
});

const position = z.strictObject({
  title: named('The office, as the source puts it.'),
  person: reference('who held it'),
  organization: reference('the organization in which it is held').optional(),
  country: reference('the country in which it is held').optional(),
  term: z.int().min(1).max(100).default(1).describe('Counts the times that this person held this office.'),
  start: partialDate.optional(),
  end: partialDate.optional(),
  status: z
    .enum(PositionStatus)
    .default('UNKNOWN')
    .describe('Whether it was still held when the source was published.'),
  cite,
});

const delegate = z.strictObject({
  name: named('As the source prints it.'),
  person: reference('who it is, where that is settled').optional(),
  side: z.enum(DelegationSide).default('GUEST').describe('Guest or host.'),
  capacity: z.enum(DelegateCapacity).default('MEMBER').describe('As what they took part.'),
  role: text('The office in which they took part, as the source puts it.').optional(),
  cite,
});

const visit = z.strictObject({
  title: named('Written for this annotation.'),
  kind: z.enum(VisitKind).describe('In what form the guest is received.').optional(),
  status: z.enum(OccurrenceStatus).describe('How far it had got, as the source tells.'),
  guestCountry: reference('the country that visits').optional(),
  hostCountry: reference('the country visited'),
  places: z
    .array(text('A city, as the source names it.'))
    .max(100)
    .default([])
    .describe('Cities, as the source names them.'),
  start: partialDate.optional(),
  end: partialDate.optional(),
  durationDays: z.int().min(1).max(10_000).optional().describe('Where the source states it.'),
  delegation: z.array(delegate).max(1_000).default([]),
  cite,
});

const participant = z.strictObject({
  person: reference('a person').optional(),
  country: reference('a state, in its own name or represented by the person').optional(),
  organization: reference('an organization, in its own name or represented by the person').optional(),
  side: z.enum(DelegationSide).describe('Guest or host, where it takes part for one of them.').optional(),
  role: text('As the source puts it.').optional(),
  cite,
});

const event = z.strictObject({
  kind: z.enum(EventKind).describe('What kind of occasion it is.'),
  title: named('Written for this annotation.'),
  status: z.enum(OccurrenceStatus).describe('How far it had got, as the source tells.'),
  start: partialDate.optional(),
  end: partialDate.optional(),
  country: reference('the country in which it takes place').optional(),
  venue: text('Building or place, as the source names it.').optional(),
  visit: reference('the visit that it is part of').optional(),
  participants: z.array(participant).max(100).default([]),
  cite,
});

const speaker = z
  .strictObject({ person: slug.optional(), organization: slug.optional(), country: slug.optional() })
  .describe('Exactly one of person, organization and country.');

const statement = z.strictObject({
  kind: z.enum(StatementKind).describe('How the source reports it.'),
  text: words('Of a quote, exactly the printed words; of a paraphrase, what was said in words of our own.'),
  speakers: z.array(speaker).max(100).default([]).describe('Who said it; none where the source names nobody.'),
  reportedBy: reference('the outlet that the source credits').optional(),
  saidOn: partialDate.optional(),
  visit: reference('the visit on which it was said, or whose account reports it').optional(),
  event: reference('the event at which it was said').optional(),
  about: z
    .array(reference('another visit that it speaks of'))
    .max(100)
    .default([])
    .describe('Slugs of other visits that it speaks of.'),
  topics: z.array(reference('a topic')).max(100).default([]).describe('Slugs of its topics.'),
  cite,
});

/** A table keyed by slug. */
const table = <T extends z.ZodType>(row: T) => z.record(slug, row).default({});

export const annotation = z.strictObject({
  source,
  people: table(person),
  organizations: table(organization),
  topics: table(named('Name of the topic.')),
  kinship: z.array(kinship).default([]),
  positions: z.array(position).default([]),
  visits: table(visit),
  events: table(event),
  statements: table(statement).describe('Keyed by a name that is unique within the source and stays.'),
});

/** An annotation whose shape is right, defaults filled in. */
export type Annotation = z.infer<typeof annotation>;

/** A passage as written: a bare span, or a span with the words that the source quotes. */
export type CitedSpan = Annotation['kinship'][number]['cite'][number];
