import { DAY_MS, parsePartialDate } from '../../../model/dates/partial-date.js';
import { getOrInsert } from '../get-or-insert.js';
import type { MappedVisit } from '../map-record.js';
import { isSimilar } from './similar.js';

/** The properties of a visit that are kept. */
interface Kept extends Dates {
  place: string;
  slug: string;
  visitors: readonly string[];
}

interface Compared extends Kept {
  /** Its dates, as the report shows them. */
  when: string;
  /** The first and the last day on which it may have taken place, in milliseconds since the epoch. */
  from: number;
  to: number;
}

/** Finds visits that a file may list twice: same countries, overlapping dates, similar visitors. */
export class DuplicateVisits {
  readonly #visits = new Map<string, Kept[]>();
  /** Interned, since many visits have the same names and dates. */
  readonly #names = new Map<string, readonly string[]>();
  readonly #dates = new Map<string, string>();
  /** Whether there may be more pairs than were found. */
  isCut = false;

  add({ slug, fields, delegation }: MappedVisit, place: string): void {
    const { start, end, durationDays } = fields as Dates;
    if ((start ?? end) == null) return;
    const countries = `${String(fields['guestCountry'])} ${String(fields['hostCountry'])}`;
    const names = delegation.filter(({ side }) => side === 'GUEST').map(({ name }) => name);
    const visitors = getOrInsert(this.#names, names.join('\n'), () => names);
    const [from, to] = [start, end].map((date) => date && getOrInsert(this.#dates, date, () => date));
    getOrInsert(this.#visits, countries, () => []).push({ place, slug, visitors, start: from, end: to, durationDays });
  }

  /** Returns the first pairs: in a large file with few names, there may be millions. */
  pairs(): [Compared, Compared][] {
    const pairs: [Compared, Compared][] = [];
    for (const visits of this.#visits.values()) {
      const compared = visits.map((visit) => ({ ...visit, ...daysOfVisit(visit)! }));
      const sorted = compared.toSorted((a, b) => (a.from === b.from ? 0 : a.from - b.from));
      for (const [index, one] of sorted.entries()) {
        pairs.push(...overlapping(one, sorted, index + 1));
        this.isCut = pairs.length > MOST_PAIRS;
        if (this.isCut) return pairs.slice(0, MOST_PAIRS);
      }
    }
    return pairs;
  }
}

interface Dates {
  start?: string | null;
  end?: string | null;
  durationDays?: number | null;
}

/**
 * The days on which a visit may have taken place; null if it has no date. A missing start or end is derived from the duration.
 */
export function daysOfVisit(fields: object): Pick<Compared, 'when' | 'from' | 'to'> | null {
  const { start: first, end: last, durationDays } = fields as Dates;
  const [start, end, days] = [first ?? undefined, last ?? undefined, durationDays ?? 1];
  if (start === undefined && end === undefined) return null;
  const lasting = (days - 1) * DAY_MS;
  const earliest = parsePartialDate(start ?? end!)?.earliest?.getTime() ?? -Infinity;
  const latest = parsePartialDate(end ?? start!)?.latest?.getTime() ?? Infinity;
  return {
    when: `${start ?? ''}${end === undefined ? '' : `/${end}`}${days > 1 ? ` for ${days} days` : ''}`,
    from: start === undefined ? earliest - lasting : earliest,
    to: end === undefined ? latest + lasting : latest,
  };
}

const MOST_PAIRS = 10_000;
/** The maximum number of later visits to compare each visit with: if dates are only years, all visits of a year overlap. */
const MOST_COMPARED = 500;

function overlapping(one: Compared, sorted: Compared[], from: number): [Compared, Compared][] {
  const pairs: [Compared, Compared][] = [];
  for (const other of sorted.slice(from, from + MOST_COMPARED)) {
    if (other.from > one.to) break;
    const isSame = one.visitors.some((visitor) => other.visitors.some((another) => isSimilar(visitor, another)));
    if (isSame) pairs.push([one, other]);
  }
  return pairs;
}
