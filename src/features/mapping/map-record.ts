import { withArticle } from '../counts/scope.js';
import type { Countries } from '../../model/countries/country.js';
import type { ResolveCountry } from './resolve-country.js';
import { isBefore } from '../../model/dates/partial-date.js';
import { toSlug } from '../../model/slug.js';
import { RecordCells, divide } from './cells.js';
import { columnMatcher, mappedDelegates } from './columns.js';
import type { Titled } from './lists/titles.js';
import type { Code } from './problem.js';
import type { DataRecord } from './records/record.js';
import { FIELDS, type Mapping, type NamedKind } from './shape.js';
import type { CountryValue } from './value-shapes.js';
import { aggregateFinder, skipFinder } from './values/skip.js';
import { countryReader } from './values/country.js';
import { fieldReader, type Named, type ReadField } from './values/field.js';
import { columnsOfPicked, type Fault, type Miss, type Picked } from './values/pick.js';
import { delegatesReader } from './values/delegates.js';
import { templateColumns, countryHoles, fill } from './values/template.js';

export interface MappedDelegate {
  /** Without titles that are not part of the name. */
  name: string;
  /** False if only a title is printed. The title is then used as the name, and is not resolved to a person. */
  isNamed: boolean;
  /** Whether the name comes from remarks, which use the surname alone for well-known people. */
  isFromRemarks: boolean;
  /** Whether they may be from another country. They count only if the list or another record names them in this one. */
  isUncertain: boolean;
  role: string | null;
  /** The offices held at the start of the visit. */
  offices: string[];
  side: 'GUEST' | 'HOST';
  capacity: string;
  /** The slug of the country that they represent. */
  country: string | null;
}

export interface MappedVisit {
  slug: string;
  /** The key of the record, as a slug. */
  key: string;
  /** The fields of the annotation's visit. */
  fields: Record<string, unknown>;
  /** The organization, the event and the journey to which the fields refer. */
  named: (Named & { plural: NamedKind })[];
  delegation: MappedDelegate[];
}

/** A problem in a record, without its position in the file. */
export interface RecordProblem {
  column?: string | undefined;
  code: Code;
  message: string;
}

export interface MappedRecord {
  record: DataRecord;
  /** The condition by which the mapping leaves the record out; null if the record is read. */
  skipped: string | null;
  /** The date on which the record was published or last changed, if a column has it. */
  lastChanged: string | null;
  /** Empty if there are problems, or if the record is left out. */
  visits: MappedVisit[];
  problems: RecordProblem[];
  /** URLs of sources that report the same thing. */
  links: string[];
  /** Values that match no pattern in `match`, by column. */
  unmatched: { column: string; value: string }[];
}

/** The contents of the lists that belong to a mapping. */
export interface Lists {
  /** Resolvers of country names, by the name of their list. The one named '' uses only the stored names. */
  countries: ReadonlyMap<string, ResolveCountry>;
  /** Resolvers of nations before titles, by the name of their list. */
  nations: ReadonlyMap<string, ResolveCountry>;
  titles: ReadonlyMap<string, (printed: string) => Titled>;
  /** The stored countries. */
  known: Countries;
}

export type MapRecord = (record: DataRecord) => MappedRecord;

/** Compiles a mapping to a function that maps a record. */
export function recordMapper(mapping: Mapping, lists: Lists): MapRecord {
  const nulls = new Set(mapping.format.null);
  const aggregate = aggregateFinder(mapping);
  const dates = new Map<string, ReadField>();
  const readers: { name: string; refersTo?: string; read: ReadField }[] = [];
  for (const field of FIELDS) {
    const value = mapping.visit[field.name];
    if (value === undefined || field.role === 'country') continue;
    const read = fieldReader(field, value);
    if (field.role === 'date') dates.set(field.name, read);
    else readers.push({ ...field, read });
  }
  const countries = FIELDS.filter(({ role, name }) => role === 'country' && mapping.visit[name] !== undefined).map(
    ({ name }) => ({ name, read: countryReader(mapping.visit[name] as string | CountryValue) }),
  );
  const lastChanged =
    mapping.lastChanged === undefined ? null : fieldReader({ role: 'date', name: 'start' }, mapping.lastChanged);
  const dateOf = dateFinder(mapping, dates);
  const divided = countries.flatMap(({ name }) => {
    const value = mapping.visit[name] as string | CountryValue;
    return typeof value === 'object' && value.split !== undefined ? [{ name, ...value }] : [];
  });
  const delegates = mappedDelegates(mapping.visit).map((value) => ({ side: value.side, read: delegatesReader(value, lists) }));
  const skipOf = skipFinder(mapping);
  const isLink = columnMatcher([mapping.links ?? []].flat());
  const keyColumns = templateColumns(mapping.key);

  return (record) => {
    const cells = new RecordCells(record.cells, nulls);
    const skipped = skipOf(cells);
    const nothing = { record, skipped, lastChanged: null, visits: [], links: [], unmatched: [] };
    if (skipped !== null) return { ...nothing, problems: [] };
    const problems: RecordProblem[] = record.fault ? [record.fault] : [];
    const sum = aggregate(cells);
    if (sum) problems.push(sum);
    if (problems.length > 0) return { ...nothing, problems };
    const unmatched: MappedRecord['unmatched'] = [];
    const changed = lastChanged?.(
      cells,
      (problem) => void problems.push(problem),
      () => {},
    ) as string | null | undefined;
    const links = linksOf(record, cells, (problem) => void problems.push(problem));
    const visits = variants(cells, divided).map((variant) => one(variant, problems, unmatched));
    const kept = problems.length > 0 ? [] : visits;
    return { record, skipped, lastChanged: changed ?? null, visits: kept, problems: distinct(problems), links, unmatched };
  };

  function one(cells: RecordCells, problems: RecordProblem[], unmatched: MappedRecord['unmatched']): MappedVisit {
    const fault: Fault = (problem) => void problems.push(problem);
    const fields: Record<string, unknown> = {};
    const put = (name: string, value: unknown) => {
      if (value !== null && value !== undefined) fields[name] = value;
    };
    const miss: Miss = (missed) => void unmatched.push(missed);
    for (const [name, read] of dates) put(name, read(cells, fault, miss));
    let printed = cells;
    for (const { name, read } of countries) {
      const value = mapping.visit[name] as string | CountryValue;
      const list = typeof value === 'object' ? (value.countries ?? '') : '';
      const slug = read(cells, dateOf(value, fields), lists.countries.get(list)!, fault, miss);
      put(name, slug);
      const country = slug && lists.known.get(slug)?.name;
      if (!country || typeof value === 'string') continue;
      const [plain, articled] = countryHoles(value.from);
      printed = printed.with(plain, country).with(articled, withArticle(country));
    }
    const named: MappedVisit['named'] = [];
    for (const { name, refersTo, read } of readers) {
      const value = read(printed, fault, miss);
      if (refersTo === undefined || value === null) {
        put(name, value);
        continue;
      }
      const isSlug = typeof value === 'string';
      const object = isSlug ? { slug: value, claim: { ...mapping.organizations[value], cite: [] } } : (value as Named);
      named.push({ plural: refersTo as NamedKind, ...object });
      put(name, object.slug);
    }
    for (const { name, required } of FIELDS) {
      const value = mapping.visit[name];
      if (!required || fields[name] !== undefined || problems.length > 0) continue;
      const [column] = typeof value === 'object' ? columnsOfPicked(value as Picked) : [];
      fault({ column, code: 'missing-value', message: `there is no value for visit.${name}, which is required` });
    }
    const { start, end } = fields as { start?: string; end?: string };
    if (isBefore(end, start)) {
      const [column] = columnsOfField(mapping, 'end');
      fault({ column, code: 'ends-before-start', message: `the end ${end} is before the start ${start}` });
    }
    const delegation = delegationOf(cells, fields, fault, miss);
    return { ...slugFor(cells, fields, fault), fields: inOrder(fields), named, delegation };
  }

  function slugFor(cells: RecordCells, fields: Record<string, unknown>, fault: Fault): { slug: string; key: string } {
    const column = keyColumns.find((each) => cells.all(each).length === 0);
    if (column !== undefined) {
      fault({ column, code: 'key-form', message: `the key ${mapping.key} needs a value of ${column}` });
    }
    const base = fill(mapping.key, (name) => cells.all(name).join(' '));
    const slug = toSlug([base, ...divided.map(({ name }) => (fields[name] ?? '') as string)].join(' '));
    if (slug.length === 0 || slug.length > 200) {
      fault({ code: 'key-form', message: `the key ${JSON.stringify(base)} yields no slug of 1 to 200 characters` });
    }
    return { slug, key: toSlug(base) };
  }

  function linksOf(record: DataRecord, cells: RecordCells, fault: Fault): string[] {
    const columns = [...record.cells.keys()].filter(isLink);
    const links = columns.flatMap((column) => cells.all(column).map((url) => ({ column, url })));
    for (const { column, url } of links) {
      if (isUrl(url)) continue;
      fault({ column, code: 'url-form', message: `${JSON.stringify(url)} is not a URL that begins with http or https` });
    }
    return [...new Set(links.map(({ url }) => url))];
  }

  function delegationOf(cells: RecordCells, fields: Record<string, unknown>, fault: Fault, miss: Miss): MappedDelegate[] {
    return delegates.flatMap(({ side, read }) => {
      const country = (side === 'GUEST' ? fields['guestCountry'] : fields['hostCountry']) as string | undefined;
      return read(cells, { country: country ?? null, date: visitDate({ fields }) }, fault, miss);
    });
  }
}

/** Sorts values by the order of a visit's fields, not the order in which they were read. */
function inOrder(fields: Record<string, unknown>): Record<string, unknown> {
  const sorted: Record<string, unknown> = {};
  for (const { name } of FIELDS) if (name in fields) sorted[name] = fields[name];
  return sorted;
}

/** Returns the record once for each combination of countries in its divided cells. */
function variants(cells: RecordCells, divided: CountryValue[]): RecordCells[] {
  return divided.reduce<RecordCells[]>(
    (before, { from, split }) =>
      before.flatMap((each) => {
        const parts = each.all(from).flatMap((value) => divide(value, split));
        return parts.length === 0 ? [each] : parts.map((part) => each.with(from, part));
      }),
    [cells],
  );
}

/** Finds the date to which the name of a country applies. */
function dateFinder(mapping: Mapping, readers: ReadonlyMap<string, ReadField>) {
  const dates = [...readers.keys()];
  return (value: string | CountryValue, fields: Record<string, unknown>): string | null => {
    const at = typeof value === 'object' ? value.at : undefined;
    const named = dates.find((name) => at !== undefined && columnsOfField(mapping, name).includes(at)) ?? 'start';
    return (fields[named] as string | undefined) ?? null;
  };
}

/** The date of a visit: its start, or its end if the start is not known. */
export function visitDate({ fields: { start, end } }: Pick<MappedVisit, 'fields'>): string | null {
  return ((start ?? end) as string | undefined) ?? null;
}

export function columnsOfField({ visit }: Mapping, name: string): readonly string[] {
  const value = visit[name] as string | Picked | undefined;
  if (value === undefined) return [];
  return typeof value === 'object' ? columnsOfPicked(value) : [value];
}

function isUrl(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && text.length <= 2_000;
}

function distinct(problems: RecordProblem[]): RecordProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
