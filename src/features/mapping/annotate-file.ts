import { basename, extname } from 'node:path';
import { annotation, type Annotation } from '../../model/annotation.js';
import type { CitedSpan } from '../../model/kinds/fields.js';
import { parsePartialDate } from '../../model/dates/partial-date.js';
import { toSlug } from '../../model/slug.js';
import { CodePoints } from '../../model/text/code-points.js';
import { groupBy } from '../../shared/group-by.js';
import { visitDate, type MappedVisit } from './map-record.js';
import { termBounds, type HeldOffice, type Offices } from './offices.js';
import type { OpenMapping } from './open-mapping.js';
import type { People } from './people/people.js';
import type { DataRecord } from './records/record.js';
import { readRecords } from './records/read-records.js';
import type { Survey } from './report/survey.js';
import type { NamedKind } from './shape.js';
import { recordFormat } from './survey-files.js';
import { fill } from './values/template.js';
import { sha256 } from '../../model/text/sha256.js';
import { reasonMessage } from '../../model/reasons.js';
import { formatPath, type Problem } from '../../model/problem.js';

/** The annotation of a file, or of one of its links. */
export interface AnnotatedSource {
  file: string;
  annotation: Annotation;
  /** The text of the file, whose records are its passages; null for a link. */
  text: string | null;
  /** Records by the slugs of their visits. */
  records: ReadonlyMap<string, InFile>;
}

type InFile = Pick<DataRecord, 'line' | 'row'>;

/** A visit that is imported, with its record. */
interface Kept extends MappedVisit {
  record: DataRecord;
  links: string[];
}

/**
 * Reads a file again, once the people in all files are known. Leaves out refused records. Returns the annotation of the file,
 * followed by those of its links.
 */
export async function annotateFile(
  open: OpenMapping,
  file: string,
  survey: Survey,
  isLeftOut: (slug: string) => boolean = () => false,
): Promise<AnnotatedSource[]> {
  const pieces: string[] = [];
  const kept: Kept[] = [];
  let changedOn: string | null = null;
  const records = readRecords(file, recordFormat(open), { text: (piece) => void pieces.push(piece) });
  for await (const mapped of open.mapRecords(records)) {
    if (!survey.isUsed(file, mapped)) continue;
    const { record, links, lastChanged } = mapped;
    if (lastChanged !== null && (changedOn === null || lastDayOf(lastChanged) > lastDayOf(changedOn))) changedOn = lastChanged;
    kept.push(...mapped.visits.filter(({ slug }) => !isLeftOut(slug)).map((visit) => ({ ...visit, record, links })));
  }
  const text = new CodePoints(pieces.join(''));
  const source = {
    ...sourceOf(open, file),
    ...(changedOn !== null && { publishedOn: changedOn }),
    sha256: sha256(text.text),
    length: text.length,
  };
  const citeRecord = ({ key, record: { start, end } }: Kept): CitedSpan => {
    return { start, end, fragment: key, digest: sha256(text.slice(start, end)) };
  };
  return [
    { file, text: text.text, ...annotate(source, kept, survey, citeRecord, publisherOf(open)) },
    ...[...groupBy(linked(kept), ({ url }) => url)].map(([url, visits]) => {
      // Leaves out what only the file says: its own words, and its key for the trip.
      const reported = visits.map((visit) => ({
        ...visit,
        named: visit.named.filter(({ plural }) => plural !== 'journeys'),
        fields: { ...visit.fields, note: undefined, journey: undefined },
      }));
      const whole = (): CitedSpan => [0, 0];
      return { file, text: null, ...annotate(linkSource(source.slug, url), reported, survey, whole) };
    }),
  ];
}

/** Returns the organization that published the files, if the mapping names one. */
function publisherOf({ mapping: { source, organizations } }: OpenMapping): Record<string, object> {
  const { publisher } = source;
  return publisher === undefined ? {} : { [publisher]: { ...organizations[publisher], cite: [] } };
}

const lastDayOf = (date: string) => parsePartialDate(date)?.latest?.getTime() ?? Number.NEGATIVE_INFINITY;

function annotate(
  source: object,
  kept: Kept[],
  { people, offices }: Survey,
  citeRecord: (visit: Kept) => CitedSpan,
  organizations: Record<string, object> = {},
) {
  const declared: Annotation['people'] = {};
  const visits: Record<string, unknown> = {};
  const records = new Map<string, InFile>();
  for (const visit of kept) {
    const { slug, record } = visit;
    records.set(slug, { line: record.line, row: record.row });
    visits[slug] = visitClaim(visit, [citeRecord(visit)], people, declared);
  }
  const held = kept.flatMap((visit) => offices.heldIn(visit, people).map((office) => ({ ...office, cite: citeRecord(visit) })));
  const positions = positionsOf(held, offices);
  const named = namedObjects(kept, citeRecord, organizations);
  return {
    annotation: withDefaults({ source, people: declared, positions, visits, ...named } as never),
    records,
  };
}

/** Returns the objects to which visits refer, each once, in their tables, and the given organizations. */
function namedObjects(kept: Kept[], citeRecord: (visit: Kept) => CitedSpan, organizations: Record<string, object>) {
  const tables: Record<NamedKind, Record<string, object>> = { organizations: { ...organizations }, journeys: {}, events: {} };
  const references = kept.flatMap((visit) => visit.named.map((object) => ({ ...object, visit })));
  for (const named of groupBy(references, ({ plural, slug }) => `${plural} ${slug}`).values()) {
    const { plural, slug, claim } = named[0]!;
    const visits = named.map(({ visit }) => visit);
    tables[plural][slug] = plural === 'events' ? { ...claim, ...eventOf(visits, citeRecord) } : claim;
  }
  return tables;
}

/** An event took place if one of the visits made for it did. All records that name it report it. */
function eventOf(visits: Kept[], citeRecord: (visit: Kept) => CitedSpan) {
  const statuses = visits.map(({ fields }) => fields['status']);
  const cite = [...new Map(visits.map((visit) => [visit.key, citeRecord(visit)])).values()];
  return { status: statuses.includes('COMPLETED') ? 'COMPLETED' : statuses[0], cite };
}

/** Returns each office once, with all records that name it. Whether it is still held is unknown. */
function positionsOf(held: (HeldOffice & { cite: CitedSpan })[], offices: Offices) {
  const groups = groupBy(held, ({ person, title, country, term }) => JSON.stringify([person, title, country, term]));
  return [...groups.values()].map((records) => {
    const { person, title, country, term } = records[0]!;
    const dates = records.flatMap(({ date }) => date ?? []);
    const cite = [...new Map(records.map(({ cite }) => [JSON.stringify(cite), cite])).values()];
    const known = { ...(country !== null && { country }), ...offices.stated(title, country) };
    return { title, person, ...known, term, ...termBounds(dates), status: 'UNKNOWN', cite };
  });
}

function visitClaim(visit: MappedVisit, cite: CitedSpan[], people: People, declared: Annotation['people']) {
  const { fields, delegation } = visit;
  const delegates = delegation.map(({ name, isNamed, role, side, capacity, country }) => {
    const person = isNamed ? people.person(name, country, visitDate(visit)) : null;
    if (person) {
      const { slug, ...known } = person;
      const claim = (declared[slug] ??= {
        ...{ name: known.name, aliases: [] },
        ...(known.country !== null && { country: known.country }),
        ...(known.identifiers && { identifiers: known.identifiers }),
      });
      if (name !== claim.name && !claim.aliases.includes(name)) claim.aliases.push(name);
    }
    return { name, ...(person && { person: person.slug }), side, capacity, ...(role !== null && { role }), cite };
  });
  return { ...fields, cite, delegation: namedOnce(delegates) };
}

interface NamedDelegate {
  name: string;
  person?: string | undefined;
  side: string;
  role?: string;
}

/**
 * Names each person once. One name with two roles is two people, as in "Prime Minister Kim and Foreign Minister Kim": the
 * second keeps the role as part of the name, and is not resolved to a person.
 */
function namedOnce<One extends NamedDelegate>(delegates: One[]): One[] {
  const first = new Map<string, One>();
  for (const delegate of delegates) {
    const before = first.get(keyOf(delegate));
    const isAnother = delegate.role !== undefined && before?.name === delegate.name && before.role !== delegate.role;
    const one = isAnother ? { ...delegate, person: undefined, name: `${delegate.role} ${delegate.name}` } : delegate;
    if (!first.has(keyOf(one))) first.set(keyOf(one), one);
  }
  return [...first.values()];
}

const keyOf = ({ person, side, name }: NamedDelegate) => person ?? `${side} ${name}`;

/** Returns each visit once per link. */
function linked(kept: Kept[]) {
  return kept.flatMap((visit) => visit.links.map((url) => ({ ...visit, url })));
}

/** The sources of files, without their links. */
export function mappedSources(open: OpenMapping, files: readonly string[]): string[] {
  return files.map((file) => sourceOf(open, file).slug);
}

/**
 * Replaces `{file}` with the name of the file, and `{file as decade}` with the years of the decade in its name. Without such a
 * name, it is not known which years the file covers.
 */
function sourceOf({ mapping: { source } }: OpenMapping, file: string) {
  const name = toSlug(basename(file, extname(file)));
  const decade = /^\d{3}0$/.test(name) ? `${name}/${Number(name) + 9}` : '';
  const filled = (text: string) => fill(text, (hole) => (hole === 'file as decade' ? decade : name));
  const { coverage = [], ...texts } = source;
  return {
    ...(Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, filled(text)])) as typeof texts),
    coverage: coverage
      .map((statement) => ({ ...statement, ...(statement.years && { years: filled(statement.years) }) }))
      .filter(({ years }) => years !== ''),
  };
}

/** The source of a link. It belongs to one file, since another file may make other claims about the same URL. */
function linkSource(source: string, url: string) {
  const { hostname, pathname } = new URL(url);
  const slug = `link-${toSlug(hostname)}-${sha256(`${source} ${url}`).slice(0, 12)}`;
  return { slug, kind: 'LINK', title: `${hostname}${pathname}`.replace(/\/$/, '').slice(0, 200), url };
}

/** Adds the tables that mappings do not fill. The importer checks everything else. */
function withDefaults(given: Annotation): Annotation {
  const empty = annotation.omit({ source: true }).parse({}) as Omit<Annotation, 'source'>;
  return { ...empty, ...given };
}

/**
 * Refuses the records that cause problems in their annotation. Returns the slugs of their visits, with null for a problem that
 * belongs to no record.
 */
export function refuseRecords(survey: Survey, problems: readonly Problem[], { file, records }: AnnotatedSource) {
  return problems.map((problem) => {
    const { rule, path } = problem;
    const [table, name] = path;
    const [slug, record] = [String(name), table === 'visits' ? records.get(String(name)) : undefined];
    survey.problem({ file, ...record, code: 'annotation', message: `${formatPath(path)}: ${reasonMessage(problem)}: ${rule}` });
    if (record) survey.ruleOut(slug, file, record.row);
    return record ? slug : null;
  });
}
