import { basename, extname } from 'node:path';
import { annotation, type Annotation } from '../../model/annotation.js';
import type { CitedSpan } from '../../model/kinds/fields.js';
import { parsePartialDate } from '../../model/dates/partial-date.js';
import { toSlug } from '../../model/slug.js';
import { getOrInsert } from './get-or-insert.js';
import { CodePoints } from '../../model/text/code-points.js';
import { annotationScope } from '../../model/scope.js';
import type { Slugs } from '../../model/rule.js';
import { visitDate, type MappedVisit } from './map-record.js';
import { termBounds, type HeldOffice } from './offices.js';
import type { OpenMapping } from './open-mapping.js';
import type { People } from './people/people.js';
import type { DataRecord } from './records/record.js';
import { readFileText, readRecords } from './records/read-records.js';
import type { Survey } from './report/survey.js';
import type { NamedKind } from './shape.js';
import { recordFormat } from './survey-files.js';
import { fill } from './values/template.js';
import { capitalize } from '../../shared/capitals.js';
import { sha256 } from '../../model/text/sha256.js';
import { reasonMessage } from '../../model/reasons.js';
import { formatPath, type Problem } from '../../model/problem.js';

/** The annotation of a file, or of one of its links. */
export interface AnnotatedSource {
  file: string;
  annotation: Annotation;
  /** The text of the file, whose records are its passages; null for a link. */
  text: CodePoints | null;
  /** Records by the slugs of their visits. */
  records: ReadonlyMap<string, InFile>;
  /** The number of claims by table, including visits in earlier parts. */
  contents: Readonly<Record<string, number>>;
}

/** Visits of a source, without the claims to which they refer. */
export interface AnnotatedPart extends AnnotatedSource {
  /** The slugs of these claims. */
  declared: Slugs;
}

type InFile = Pick<DataRecord, 'line' | 'row'>;

interface Parts {
  isLeftOut?: (slug: string) => boolean;
  /** Receives the visits in parts, so that memory does not grow with the file. They are then not part of the result. */
  onPart?: ((part: AnnotatedPart) => void) | undefined;
  /** The number of visits in a part. */
  partSize?: number | undefined;
}

/** Parts must not be small, since each is compared with the whole text. */
const PART = 20_000;

/**
 * Reads a file a second time, once the people in all files are known. Skips refused records. Returns the file's annotation,
 * followed by those of its links.
 */
export async function annotateFile(
  open: OpenMapping,
  file: string,
  survey: Survey,
  { isLeftOut = () => false, onPart, partSize = PART }: Parts = {},
): Promise<AnnotatedSource[]> {
  const text = new CodePoints(await readFileText(file, recordFormat(open)));
  const source = { ...sourceOf(open, file), sha256: sha256(text.text), length: text.length };
  const own = new SourceClaims(file, source, text, survey);
  const { publisher } = open.mapping.source;
  if (publisher !== undefined) own.declare(publisher, { ...open.mapping.organizations[publisher], cite: [] });
  const links = new Map<string, SourceClaims>();
  let [changedOn, inPart]: [string | null, number] = [null, 0];
  for await (const mapped of open.mapRecords(readRecords(file, recordFormat(open)))) {
    if (!survey.isUsed(file, mapped)) continue;
    const { record, lastChanged } = mapped;
    if (lastChanged !== null && (changedOn === null || lastDayOf(lastChanged) > lastDayOf(changedOn))) changedOn = lastChanged;
    const [{ start, end }, { key }] = [record, mapped.visits[0]!];
    const cited = { start, end, fragment: key, digest: sha256(text.slice(start, end)) };
    for (const visit of mapped.visits.filter(({ slug }) => !isLeftOut(slug))) {
      own.add(visit, record, cited);
      // Leaves out what only the file says: its own words, and its key for the trip.
      const named = visit.named.filter(({ plural }) => plural !== 'journeys');
      const reported = { ...visit, named, fields: { ...visit.fields, note: undefined, journey: undefined } };
      for (const url of mapped.links) {
        const claims = () => new SourceClaims(file, linkSource(source.slug, url), null, survey);
        getOrInsert(links, url, claims).add(reported, record, WHOLE);
      }
      inPart += 1 + mapped.links.length;
    }
    if (!onPart || inPart < partSize) continue;
    for (const each of [own, ...links.values()]) each.takePart(onPart);
    inPart = 0;
  }
  return [
    own.annotated(changedOn !== null && { publishedOn: changedOn }),
    ...[...links.values()].map((link) => link.annotated()),
  ];
}

const WHOLE: CitedSpan = [0, 0];
const EMPTY = annotation.omit({ source: true }).parse({}) as Omit<Annotation, 'source'>;

const lastDayOf = (date: string) => parsePartialDate(date)?.latest?.getTime() ?? Number.NEGATIVE_INFINITY;

/** The claims of a source, collected from its records. */
class SourceClaims {
  readonly #people: Annotation['people'] = {};
  /** Each office once, with all records that name it. */
  readonly #positions = new Map<string, { office: HeldOffice; dates: string[]; cite: Set<CitedSpan> }>();
  /** The objects to which visits refer, each once. `cite` has all records that name an event, by key. */
  readonly #named: Record<NamedKind, Map<string, { claim: object; status: unknown; cite: Map<string, CitedSpan> }>> = {
    ...{ organizations: new Map(), journeys: new Map(), events: new Map() },
  };
  #visits: Record<string, unknown> = {};
  #records = new Map<string, InFile>();
  #visitsInParts = 0;

  constructor(
    private readonly file: string,
    private readonly source: object,
    private readonly text: CodePoints | null,
    private readonly survey: Survey,
  ) {}

  /** Declares an organization to which the source itself refers. */
  declare(slug: string, claim: object): void {
    this.#named.organizations.set(slug, { claim, status: undefined, cite: new Map() });
  }

  add(visit: MappedVisit, { line, row }: DataRecord, cited: CitedSpan): void {
    const { slug, key, fields, named } = visit;
    const { people, offices } = this.survey;
    this.#records.set(slug, { line, row });
    this.#visits[slug] = visitClaim(visit, [cited], people, this.#people);
    for (const office of offices.heldIn(visit, people)) {
      const { person, title, country, term, date } = office;
      const held = getOrInsert(this.#positions, JSON.stringify([person, title, country, term]), () => ({
        ...{ office, dates: [], cite: new Set<CitedSpan>() },
      }));
      if (date !== null) held.dates.push(date);
      held.cite.add(cited);
    }
    for (const { plural, slug, claim } of named) {
      const { status } = fields;
      const object = getOrInsert(this.#named[plural], slug, () => ({ claim, status, cite: new Map<string, CitedSpan>() }));
      if (plural !== 'events') continue;
      if (status === 'COMPLETED') object.status = status; // it took place if one of the visits did
      object.cite.set(key, cited);
    }
  }

  /** Passes on the visits that were added since the last part. */
  takePart(onPart: (part: AnnotatedPart) => void): void {
    if (this.#records.size === 0) return;
    const declared = annotationScope([{ ...EMPTY, people: this.#people, ...this.#namedObjects() }]);
    onPart({ ...this.#annotated(this.source, {}), declared });
    this.#visitsInParts += this.#records.size;
    this.#visits = {};
    this.#records = new Map<string, InFile>();
  }

  annotated(more: object | false = {}): AnnotatedSource {
    const shared = { people: this.#people, positions: this.#positionClaims(), ...this.#namedObjects() };
    return this.#annotated({ ...this.source, ...more }, shared);
  }

  #annotated(source: object, claims: object): AnnotatedSource {
    const tables = { ...EMPTY, ...claims, visits: this.#visits };
    const counts = Object.entries(tables).map(([table, claims]) => [table, Object.keys(claims).length] as const);
    const contents = { ...Object.fromEntries(counts), visits: this.#visitsInParts + this.#records.size };
    const annotation = { source, ...tables } as Annotation;
    return { file: this.file, annotation, text: this.text, records: this.#records, contents };
  }

  /** Whether an office is still held is unknown. */
  #positionClaims() {
    return [...this.#positions.values()].map(({ office: { person, title, country, term }, dates, cite }) => {
      const known = { ...(country !== null && { country }), ...this.survey.offices.stated(title, country) };
      return { title, person, ...known, term, ...termBounds(dates), status: 'UNKNOWN', cite: [...cite] };
    });
  }

  #namedObjects(): Pick<Annotation, NamedKind> {
    const tables = Object.entries(this.#named).map(([plural, objects]) => {
      const claims = [...objects].map(([slug, { claim, status, cite }]) => {
        return [slug, plural === 'events' ? { ...claim, status, cite: [...cite.values()] } : claim] as const;
      });
      return [plural, Object.fromEntries(claims)] as const;
    });
    return Object.fromEntries(tables) as unknown as Pick<Annotation, NamedKind>;
  }
}

function visitClaim(visit: MappedVisit, cite: CitedSpan[], people: People, declared: Annotation['people']) {
  const { fields, delegation } = visit;
  const delegates = delegation.flatMap((delegate) => {
    const { name, isNamed, isUncertain, role, side, capacity } = delegate;
    const person = isNamed ? people.person(delegate, visitDate(visit)) : null;
    if (isUncertain && !person) return [];
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
 * Lists each person once. A name with two roles is two people, as in "Prime Minister Kim and Foreign Minister Kim": the second
 * keeps the role as part of the name, and is not resolved to a person.
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

/** The sources of files, without their links. */
export function mappedSources(open: OpenMapping, files: readonly string[]): string[] {
  return files.map((file) => sourceOf(open, file).slug);
}

/**
 * Replaces `{file}` with the name of the file, `{file as decade}` with the years of the decade in that name, and `{file as name}`
 * with the name of the person after whom the file is called. Without a decade, the years that the file covers are unknown.
 */
function sourceOf({ mapping: { source } }: OpenMapping, file: string) {
  const name = toSlug(basename(file, extname(file)));
  const decade = /^\d{3}0$/.test(name) ? `${name}/${Number(name) + 9}` : '';
  const holes: Record<string, string> = { 'file as decade': decade, 'file as name': personName(name) };
  const filled = (text: string) => fill(text, (hole) => holes[hole] ?? name);
  const { coverage = [], ...texts } = source;
  return {
    ...(Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, filled(text)])) as typeof texts),
    coverage: coverage
      .map((statement) => ({ ...statement, ...(statement.years && { years: filled(statement.years) }) }))
      .filter(({ years }) => years !== ''),
  };
}

/** Returns the name in a slug that begins with the surname: "George W. Bush" for `bush-george-w`. */
function personName(slug: string): string {
  const [surname = '', ...given] = slug.split('-').map((word) => capitalize(word.length === 1 ? `${word}.` : word));
  return [...given, surname].join(' ');
}

/** The source of a link. It belongs to one file, since another file may make other claims about the same URL. */
function linkSource(source: string, url: string) {
  const { hostname, pathname } = new URL(url);
  const slug = `link-${toSlug(hostname)}-${sha256(`${source} ${url}`).slice(0, 12)}`;
  return { slug, kind: 'LINK', title: `${hostname}${pathname}`.replace(/\/$/, '').slice(0, 200), url };
}

/** The slug of a refused visit; null for a problem that belongs to no record. */
export type Refused = string | null;

/** Refuses the records that cause problems in their annotation. */
export function refuseRecords(survey: Survey, problems: readonly Problem[], { file, records }: AnnotatedSource): Refused[] {
  return problems.map((problem) => {
    const { rule, path } = problem;
    const [table, name] = path;
    const [slug, record] = [String(name), table === 'visits' ? records.get(String(name)) : undefined];
    survey.problem({ file, ...record, code: 'annotation', message: `${formatPath(path)}: ${reasonMessage(problem)}: ${rule}` });
    if (record) survey.ruleOut(slug, file, record.row);
    return record ? slug : null;
  });
}
