import { z } from 'zod';
import { DelegateCapacity, DelegationSide, OfficeClass } from '../../model/generated/enums.js';
import { claimFields, slug, type ClaimField } from '../../model/kinds/fields.js';
import { coverageStatement } from '../../model/kinds/coverage.js';
import { organization } from '../../model/kinds/organization.js';
import { source } from '../../model/kinds/source.js';
import { visit } from '../../model/kinds/visit.js';
import { ENCODINGS } from './records/decode.js';
import { NAME_FORMS } from './values/name-form.js';
import { fill, templateCountryColumns } from './values/template.js';
import {
  columnName,
  countryValue,
  dateValue,
  eventValue,
  matched,
  ofList,
  pattern,
  textsValue,
  textValue,
} from './value-shapes.js';

// The format of a mapping. The fields of a visit are read from its kind, so that a new field can be mapped immediately.

const roleText = z.string().min(1).max(1_000);
const roleValue = z.union([columnName, textValue, matched(roleText)]);

export const delegateValue = z.strictObject({
  ...ofList,
  titles: z.string().min(1).optional().describe('A CSV file next to the mapping: title, inName, capacity, office.'),
  titled: z.boolean().default(false).describe('Whether to take only names that follow a title, as in remarks.'),
  nations: z
    .strictObject({
      countries: z.string().min(1).describe('A CSV file next to the mapping: name, from, to, slug.'),
      requiredBy: pattern
        .optional()
        .describe(
          'Values, as of gatherings, in which people without a nation count only if other records name them in the country.',
        ),
    })
    .optional()
    .describe('Nations before titles, which are the countries of those people: Soviet President Gorbachev.'),
  names: z.enum(NAME_FORMS).optional().describe('How names are printed, if not in spoken order.'),
  role: z
    .union([roleValue, z.array(roleValue).min(1)])
    .optional()
    .describe(
      'The column of the first person’s role, if there is one. If you name several columns, the first one that is not empty is used.',
    ),
  office: z
    .union([z.boolean(), pattern])
    .default(false)
    .describe(
      'Whether the role, or the office that `titles` has for it, was held at the start of the visit; or a regular expression for those that were.',
    ),
  side: z.enum(DelegationSide).default('GUEST'),
  capacity: z
    .enum(DelegateCapacity)
    .default('HEAD')
    .describe('The capacity of the first; any others are members, unless it is MET.'),
});

export type RoleValue = z.output<typeof roleValue>;
export type DelegateValue = z.output<typeof delegateValue>;

/** How a field is read from a record, according to its type. Null if no mapping can fill it. */
export type FieldRole = 'date' | 'country' | NamedKind | 'choice' | 'number' | 'texts' | 'text';

/** The kinds of objects that a mapping adds to the annotation when a field of a visit names them. */
const NAMED_KINDS = ['organizations', 'events', 'journeys'] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];

export function fieldRole({ isDate, refersTo, links, isList, type }: ClaimField): FieldRole | null {
  if (links || (refersTo && isList)) return null;
  if (refersTo) return refersTo === 'countries' ? 'country' : (NAMED_KINDS.find((kind) => kind === refersTo) ?? null);
  if (isDate) return 'date';
  if (type instanceof z.ZodEnum || type instanceof z.ZodBoolean) return isList ? null : 'choice';
  if (type instanceof z.ZodNumber) return isList ? null : 'number';
  if (type instanceof z.ZodString) return isList ? 'texts' : 'text';
  return null;
}

const journeyTemplate = z
  .string()
  .refine((template) => /\p{L}/u.test(fill(template, () => '')), 'must also name the data set: Nixon, trip {trip}')
  .describe('A template for the name of the journey. Records with the same name are stops of one journey.');

function valueShape(role: FieldRole, { type }: ClaimField): z.ZodType {
  const text = z.string().min(1);
  switch (role) {
    case 'date':
      return z.union([columnName, dateValue]);
    case 'country':
      return z.union([slug, countryValue]);
    case 'events':
      return z.union([columnName, eventValue]);
    case 'journeys':
      return journeyTemplate;
    case 'organizations':
    case 'choice':
      return z.union([type, matched(type as z.ZodType<string | boolean>)]);
    case 'texts':
      return z.union([text, textsValue]);
    default:
      return z.union([text, textValue]);
  }
}

/** The fields of a visit that a mapping can fill. */
export const FIELDS = claimFields(visit.shape).flatMap((field) => {
  const role = fieldRole(field);
  return role ? [{ ...field, role }] : [];
});

const visitShape = Object.fromEntries(
  FIELDS.map((field) => {
    const shape = valueShape(field.role, field);
    return [field.name, field.required ? shape : shape.optional()];
  }),
);
const sourceShape = Object.fromEntries(
  claimFields(source.shape)
    .filter(({ name, refersTo, isList }) => name !== 'sha256' && name !== 'length' && !refersTo && !isList)
    .map(({ name, required }) => [name, required ? z.string().min(1) : z.coerce.string().min(1).optional()]),
);
/** The coverage of the files, which is the same for all of them except for the years. */
const coverageShape = z.array(coverageStatement.extend({ years: z.string().min(1).optional() })).optional();

const condition = z.record(columnName, pattern).refine((tests) => Object.keys(tests).length > 0, 'names no column');
const nulls = z.array(z.coerce.string()).default(['']).describe('Values that mean that there is no value.');
const shared = { encoding: z.enum(ENCODINGS).default('utf-8'), null: nulls };
const csv = z.strictObject({
  delimiter: z.string().min(1).default(','),
  quote: z.string().length(1).default('"'),
  header: z
    .union([z.boolean(), z.int().min(1).max(10), z.array(columnName).min(1)])
    .default(true)
    .describe('Whether there is a header, the number of its rows, or the names of the columns.'),
  sheet: z
    .union([z.string().min(1), z.int().min(1)])
    .optional()
    .describe('The name or number of the sheet in an Excel workbook; by default the only one that has values.'),
  preamble: z
    .union([z.int().min(0).max(10_000), pattern])
    .default(0)
    .describe('The number of lines before the header, or a regular expression: the first line that matches is the header.'),
  footer: pattern
    .optional()
    .describe('A regular expression on the first value of a row. Reading stops before the first row that matches.'),
});
const xml = z.strictObject({ record: columnName, inline: z.array(columnName).default([]) });

const officeOfCountries = z.strictObject({ office: z.string().min(1), countries: z.array(z.string().min(1)).min(1) });

export const mappingShape = z.strictObject({
  source: z.strictObject({
    slug: z.string().min(1),
    ...sourceShape,
    publisher: slug.optional().describe('The organization that published the files: a slug of `organizations`.'),
    coverage: coverageShape,
  }),
  format: z.union([
    z.strictObject({ ...shared, xml: z.union([columnName.transform((record) => ({ record, inline: [] })), xml]) }),
    z.strictObject({ ...shared, csv }),
  ]),
  key: z.string().min(1).describe('A template that gives each record a stable slug.'),
  ignore: z
    .union([z.array(columnName), z.record(columnName, z.string())])
    .default([])
    .describe('Columns that are left out, or the reasons by column. `*` matches any characters: SourceLink*.'),
  skip: z
    .union([condition, z.array(condition)])
    .default([])
    .describe('Records to leave out: a regular expression for each column, all of which must match; or a list of such tables.'),
  mayLack: z.array(columnName).default([]).describe('Columns that may be missing.'),
  aggregates: z.record(columnName, pattern).default({}).describe('Values, by column, that mark a record as a summary of others.'),
  agree: z
    .array(z.tuple([columnName, columnName]))
    .default([])
    .describe('Pairs of columns. Reports each value in the first column that occurs with more than one value in the second.'),
  lastChanged: z
    .union([columnName, dateValue])
    .optional()
    .describe(
      'The column with the day on which a record was published or last changed. The latest is the date of the file; newer sources take precedence.',
    ),
  links: columnName
    .optional()
    .describe('Columns with URLs, such as SourceLink*. Each is a source that says the same as the record.'),
  visit: z
    .strictObject({
      ...visitShape,
      delegation: z.union([columnName, delegateValue, z.array(delegateValue)]).optional(),
    })
    .superRefine(printsCountriesThatAreRead),
  offices: z
    .strictObject({
      gap: z
        .int()
        .min(0)
        .max(100)
        .default(4)
        .describe('The largest gap, in years, between two records of a person in the same office that count as one term.'),
      one: z
        .array(z.string().min(1))
        .default([])
        .describe('The offices that only one person holds at a time, so that each holder limits the terms of the others.'),
      classes: z
        .partialRecord(z.enum(OfficeClass), z.array(z.union([z.string().min(1), officeOfCountries])))
        .refine(hasOneClassEach, 'an office is in two classes')
        .default({})
        .describe('The offices of each class. An office that is listed for the country takes precedence.'),
    })
    .prefault({}),
  people: z.strictObject({ same: z.string().min(1) }).optional(),
  organizations: z
    .record(slug, organization.shape.omit({ cite: true, parent: true }))
    .default({})
    .describe('The organizations that received guests or published the files, by slug, as in an annotation.'),
});

/** Whether each office, or each office of a country, is listed only once. */
function hasOneClassEach(classes: OfficeClasses): boolean {
  const listed = classEntries(classes).map(({ office, country }) => JSON.stringify([office, country]));
  return new Set(listed).size === listed.length;
}

type OfficeClasses = Partial<Record<OfficeClass, (string | z.output<typeof officeOfCountries>)[]>>;

/** Returns an entry for each office, or for each country for which it is listed. */
export function classEntries(classes: OfficeClasses): { office: string; country: string | null; class: OfficeClass }[] {
  return Object.entries(classes).flatMap(([name, offices]) =>
    offices.flatMap((listed) => {
      const { office, countries } = typeof listed === 'string' ? { office: listed, countries: [null] } : listed;
      return countries.map((country) => ({ office, country, class: name as OfficeClass }));
    }),
  );
}

type Read = z.output<typeof mappingShape>;

/** Requires that the mapping reads the countries whose names templates print: `{iso as country}`. */
function printsCountriesThatAreRead(visit: Record<string, unknown>, context: z.RefinementCtx): void {
  const read = FIELDS.filter(({ role }) => role === 'country').map(
    ({ name }) => (visit[name] as { from?: string } | undefined)?.from,
  );
  for (const [name, value] of Object.entries(visit)) {
    if (typeof value !== 'string') continue;
    for (const column of templateCountryColumns(value)) {
      if (read.includes(column)) continue;
      context.addIssue({ code: 'custom', path: [name], message: `the mapping reads no country from the column ${column}` });
    }
  }
}

export type Mapping = Omit<Read, 'visit' | 'source'> & {
  source: Readonly<Record<string, string>> & { slug: string } & Pick<Read['source'], 'coverage' | 'publisher'>;
  /** Values of fields by name: text, or one of the shapes above. */
  visit: Readonly<Record<string, unknown>> & Pick<Read['visit'], 'delegation'>;
};
