import { parsePartialDate } from '../../../model/dates/partial-date.js';
import { getOrInsert } from '../get-or-insert.js';
import { groupBy } from '../../../shared/group-by.js';
import { mappedDelegates } from '../columns.js';
import { columnsOfField, visitDate, type MappedRecord } from '../map-record.js';
import type { People } from '../people/people.js';
import type { FileProblem } from '../problem.js';
import { FIELDS, type Mapping } from '../shape.js';
import { Offices } from '../offices.js';
import { ColumnSurvey, Tallies, Tally } from './column-survey.js';
import { DuplicateVisits } from './duplicates.js';
import { isAnotherVisit, visitInWords, type VisitOfOther } from './visits-of-others.js';

/** The number of problems to keep. All are counted. */
const MOST_PROBLEMS = 10_000;

/** Collects statistics and problems while files are read. Memory is bounded, apart from keys and names. */
export class Survey {
  read = 0;
  refused = 0;
  /** Records that the mapping leaves out, by condition. */
  readonly skipped = new Tallies();
  /** Parts of files that are not records: lines before the header, rows of the footer. */
  readonly passedOver = new Tallies();
  visits = 0;
  readonly offices: Offices;
  readonly columns = new Map<string, ColumnSurvey>();
  /** Date patterns by column, and date precisions by field. */
  readonly dateShapes = new Map<string, Tallies>();
  readonly precisions = new Map<string, Tallies>();
  readonly duplicates = new DuplicateVisits();
  readonly severalHeads = new Tallies();
  /** Visits that other stored sources also report, by source. */
  readonly joined = new Tallies();
  /** By pairs of columns: for each value of the first column, the values of the second. */
  readonly agreement = new Map<string, Map<string, Tallies>>();
  readonly problems: FileProblem[] = [];
  readonly problemCounts = new Map<string, Tally>();
  readonly #keys = new Map<string, string>();
  /** Positions of records that share their key with another. */
  readonly #repeated = new Set<string>();
  /** Visits that the rules of annotations refuse, by the positions of their records. */
  readonly #ruledOut = new Map<string, Set<string>>();
  readonly #dateColumns: { field: string; column: string }[];
  readonly #others: ReadonlyMap<string, VisitOfOther[]>;
  readonly #nulls: ReadonlySet<string>;
  readonly #delegates: string[];

  constructor(
    private readonly mapping: Mapping,
    readonly people: People,
    visitsOfOthers: readonly VisitOfOther[] = [],
  ) {
    this.#others = groupBy(visitsOfOthers, ({ slug }) => slug);
    this.offices = new Offices(mapping.offices);
    this.#nulls = new Set(['', ...mapping.format.null]);
    this.#delegates = mappedDelegates(mapping.visit).map(({ from }) => from);
    this.#dateColumns = FIELDS.filter(({ role }) => role === 'date').flatMap(({ name: field }) => {
      return columnsOfField(mapping, field).map((column) => ({ field, column }));
    });
  }

  problem(problem: FileProblem): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem);
    const tally = this.problemCounts.get(problem.code) ?? new Tally();
    this.problemCounts.set(problem.code, tally);
    tally.add(`${problem.file}:${problem.line}`);
  }

  /** Whether an added record is used: it is not left out and has no problems. */
  isUsed(file: string, { record, problems, skipped }: MappedRecord): boolean {
    return problems.length === 0 && skipped === null && !this.#repeated.has(`${file} ${record.row}`);
  }

  get used(): number {
    return this.read - this.refused - this.skippedCount;
  }

  get skippedCount(): number {
    return [...this.skipped.byName.values()].reduce((sum, { count }) => sum + count, 0);
  }

  /** Adds a record. Returns whether it can be used. */
  record(file: string, mapped: MappedRecord): boolean {
    const { record, visits, problems, unmatched } = mapped;
    const place = `${file}:${record.line}`;
    this.read++;
    if (mapped.skipped !== null) {
      this.skipped.add(mapped.skipped, place);
      return false;
    }
    this.#cells(record.cells, place);
    for (const { column, value } of unmatched) this.#column(column).unmatched.add(value, place);
    const found = [...problems];
    const own = new Set<string>();
    for (const visit of visits) {
      const { slug } = visit;
      const another = this.#others.get(slug)?.find((other) => isAnotherVisit(visit, other));
      if (another) found.push({ code: 'key-taken', message: keyTaken(another) });
      const before = own.has(slug) ? place : this.#keys.get(slug);
      own.add(slug);
      if (before === undefined) continue;
      found.push({ code: 'duplicate-key', message: `the key ${slug} is already used by ${before}` });
    }
    for (const problem of found) this.problem({ file, line: record.line, row: record.row, ...problem });
    if (found.length > 0) {
      this.refused++;
      if (problems.length === 0) this.#repeated.add(`${file} ${record.row}`);
      return false;
    }
    for (const visit of visits) {
      this.visits++;
      this.#keys.set(visit.slug, place);
      this.duplicates.add(visit, place);
      for (const { source } of this.#others.get(visit.slug) ?? []) this.joined.add(source, place);
      for (const one of visit.delegation) if (one.isNamed) this.people.add(one, visitDate(visit), place);
      this.offices.add(visit);
      for (const field of new Set(this.#dateColumns.map(({ field }) => field))) {
        const date = visit.fields[field] as string | undefined;
        const precision = date === undefined ? 'none' : parsePartialDate(date)!.precision;
        tallies(this.precisions, field).add(precision, place);
      }
    }
    this.#heads(mapped, place);
    return true;
  }

  /** Marks a visit that was added, and its record, as refused. */
  ruleOut(slug: string, file: string, row: number): void {
    const place = `${file} ${row}`;
    const slugs = this.#ruledOut.get(place) ?? new Set();
    if (slugs.size === 0) this.refused++;
    if (!slugs.has(slug)) this.visits--;
    this.#ruledOut.set(place, slugs.add(slug));
  }

  #heads({ record, visits: [visit] }: MappedRecord, place: string): void {
    const sides = ['GUEST', 'HOST'].map((side) => visit!.delegation.filter((one) => one.side === side));
    const isSeveral = sides.some(([first, ...others]) => first?.capacity === 'HEAD' && others.length > 0);
    const printed = this.#delegates.flatMap((column) => record.cells.get(column) ?? []).join('; ');
    if (isSeveral) this.severalHeads.add(printed, place);
  }

  #cells(cells: MappedRecord['record']['cells'], place: string): void {
    for (const [name, values] of cells) {
      const column = this.#column(name);
      for (const value of values) {
        if (this.#nulls.has(value)) column.empty.add(place);
        else column.values.add(value.slice(0, 200), place);
      }
    }
    for (const column of new Set(this.#dateColumns.map(({ column }) => column))) {
      for (const value of cells.get(column) ?? []) tallies(this.dateShapes, column).add(valuePattern(value), place);
    }
    for (const [first, second] of this.mapping.agree) {
      const pairs = this.agreement.get(`${first} ${second}`) ?? new Map<string, Tallies>();
      this.agreement.set(`${first} ${second}`, pairs);
      for (const value of cells.get(first) ?? []) {
        for (const other of cells.get(second) ?? []) tallies(pairs, value).add(other, place);
      }
    }
  }

  #column(name: string): ColumnSurvey {
    return getOrInsert(this.columns, name, () => new ColumnSurvey());
  }
}

function keyTaken(other: VisitOfOther): string {
  return `the key ${other.slug} belongs to another visit in the source ${other.source}: ${visitInWords(other)}. Add a prefix to the keys of this mapping`;
}

function tallies(all: Map<string, Tallies>, name: string): Tallies {
  return getOrInsert(all, name, () => new Tallies());
}

/** The pattern of a value, for reports: `9999-99-99`, `99 Aaa 9999`. */
export function valuePattern(value: string): string {
  return value
    .replace(/\d/g, '9')
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{L}/gu, (letter) => (letter === 'A' ? 'A' : 'a'));
}
