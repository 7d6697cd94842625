import type { OfficeClass, PositionHolders } from '../../model/generated/enums.js';
import { DAY_MS, parsePartialDate } from '../../model/dates/partial-date.js';
import { groupBy } from '../../shared/group-by.js';
import { fold } from '../../model/fold.js';
import { visitDate, type MappedVisit } from './map-record.js';
import { classEntries, type Mapping } from './shape.js';
import type { People } from './people/people.js';

/** An office that a person in a record held at the start of the visit. */
export interface HeldOffice {
  person: string;
  title: string;
  country: string | null;
  /** EDTF; null if the record has no date. */
  date: string | null;
  term: number;
}

/** A record of an office whose holder has not been resolved. */
interface Attested {
  name: string;
  isUncertain: boolean;
  title: string;
  country: string | null;
  date: string | null;
  /** The date to which the name applies. */
  at: string | null;
}

const YEAR_MS = 365.25 * DAY_MS;
const MOST_TERMS = 100;

/**
 * Collects the offices in the records of files, and groups the records into terms. Two records of a person in the same office
 * belong to the same term, unless somebody else held the office in between, even a name that is not resolved to a person, or
 * there is no record for more than `gap` years, so that it is unknown who held it.
 */
export class Offices {
  readonly #attested: Attested[] = [];
  /** By person, office and country: the day on which each term after the first begins. */
  #laterTerms: Map<string, number[]> | null = null;

  private readonly gap: number;
  /** The offices that only one person holds at a time. */
  private readonly one: ReadonlySet<string>;
  private readonly classes: ReadonlyMap<string, OfficeClass>;

  constructor({ gap, one, classes }: Mapping['offices']) {
    [this.gap, this.one] = [gap, new Set(one)];
    this.classes = new Map(classEntries(classes).map((entry) => [classKey(entry.office, entry.country), entry.class]));
  }

  /** Returns what the mapping states about an office. */
  stated(title: string, country: string | null): { holders?: PositionHolders; class?: OfficeClass } {
    const officeClass = this.classes.get(classKey(title, country)) ?? this.classes.get(classKey(title, null));
    return { ...(this.one.has(title) && { holders: 'ONE' }), ...(officeClass && { class: officeClass }) };
  }

  add(visit: MappedVisit): void {
    this.#attested.push(...attestedIn(visit));
    this.#laterTerms = null;
  }

  /** Returns the offices of a visit whose holders are known. Call it after all files have been read. */
  heldIn(visit: MappedVisit, people: People): HeldOffice[] {
    const later = (this.#laterTerms ??= this.#terms(people));
    return attestedIn(visit).flatMap(({ title, country, date, at, ...named }) => {
      const person = people.person({ ...named, country }, at)?.slug;
      if (person === undefined) return [];
      const days = later.get(keyOf(person, title, country)) ?? [];
      const term = date === null ? 1 : 1 + days.filter((day) => day <= daysOf(date).latest).length;
      return [{ person, title, country, date, term: Math.min(term, MOST_TERMS) }];
    });
  }

  #terms(people: People): Map<string, number[]> {
    const terms = new Map<string, number[]>();
    const dated = this.#attested.flatMap(({ date, at, ...office }) => {
      const person = people.person(office, at)?.slug;
      return date === null ? [] : [{ ...office, person, words: nameWords(office.name), ...daysOf(date) }];
    });
    for (const [, held] of groupBy(dated, ({ title, country }) => JSON.stringify([title, country]))) {
      const sorted = held.toSorted((a, b) => a.latest - b.latest || a.earliest - b.earliest);
      const lastOf = new Map<string, number>();
      sorted.forEach((one, index) => {
        if (one.person === undefined) return;
        const before = lastOf.get(one.person);
        lastOf.set(one.person, index);
        if (before === undefined) return;
        const previous = sorted[before]!;
        const isLong = one.earliest - previous.latest > this.gap * YEAR_MS;
        const between = sorted.slice(before + 1, index);
        const isOther = ({ person, words }: typeof one) =>
          person !== undefined || !words.some((word) => one.words.includes(word) || previous.words.includes(word));
        const hasOther = between.some((each) => each.earliest > previous.latest && each.latest < one.earliest && isOther(each));
        if (!isLong && !hasOther) return;
        const key = keyOf(one.person, one.title, one.country);
        terms.set(key, [...(terms.get(key) ?? []), one.latest]);
      });
    }
    return terms;
  }
}

function attestedIn(visit: MappedVisit): Attested[] {
  const { fields, delegation } = visit;
  if (fields['status'] !== 'COMPLETED' && fields['status'] !== 'ONGOING') return [];
  const [date, at] = [(fields['start'] as string | undefined) ?? null, visitDate(visit)];
  return delegation.flatMap(({ name, isNamed, isUncertain, offices, country }) =>
    isNamed ? [...new Set(offices)].map((title) => ({ name, isUncertain, title, country, date, at })) : [],
  );
}

function daysOf(date: string | null): { earliest: number; latest: number } {
  const { earliest, latest } = parsePartialDate(date ?? '') ?? {};
  return { earliest: earliest?.getTime() ?? 0, latest: latest?.getTime() ?? 0 };
}

/** The words by which a name that is not resolved to a person is recognized as another spelling. */
const nameWords = (name: string) =>
  fold(name)
    .split(/[^\p{L}]+/u)
    .filter(({ length }) => length > 2);

const classKey = (title: string, country: string | null) => JSON.stringify([title, country]);

function keyOf(person: string, title: string, country: string | null): string {
  return JSON.stringify([person, title, country]);
}

/** Derives the bounds of a term from its records: it began no later than the first, and ended no earlier than the last. */
export function termBounds(dates: readonly string[]): { start?: string; end?: string } {
  const certain = dates.filter((date) => /\d$/.test(date));
  if (certain.length === 0) return {};
  const first = certain.reduce((one, other) => (daysOf(other).latest < daysOf(one).latest ? other : one));
  const last = certain.reduce((one, other) => (daysOf(other).earliest > daysOf(one).earliest ? other : one));
  return { start: `[..${first}]`, end: `[${last}..]` };
}
