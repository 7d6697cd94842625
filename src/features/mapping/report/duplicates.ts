import { DAY_MS, parsePartialDate } from '../../../model/dates/partial-date.js';
import type { MappedVisit } from '../map-record.js';
import { isSimilar } from './similar.js';

/** The properties of a visit that are compared. */
interface Compared {
  place: string;
  slug: string;
  /** Its dates, as the report shows them. */
  when: string;
  /** The first and the last day on which it may have taken place, in milliseconds since the epoch. */
  from: number;
  to: number;
  visitors: string[];
}

/** Finds visits that a file may list twice: same countries, overlapping dates, similar visitors. */
export class DuplicateVisits {
  readonly #visits = new Map<string, Compared[]>();

  add({ slug, fields, delegation }: MappedVisit, place: string): void {
    const days = daysOfVisit(fields);
    if (!days) return;
    const countries = `${String(fields['guestCountry'])} ${String(fields['hostCountry'])}`;
    const visitors = delegation.filter(({ side }) => side === 'GUEST').map(({ name }) => name);
    const others = this.#visits.get(countries) ?? [];
    others.push({ place, slug, ...days, visitors });
    this.#visits.set(countries, others);
  }

  pairs(): [Compared, Compared][] {
    return [...this.#visits.values()].flatMap((visits) => {
      const sorted = visits.toSorted((a, b) => (a.from === b.from ? 0 : a.from - b.from));
      return sorted.flatMap((one, index) => overlapping(one, sorted, index + 1));
    });
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

/** Limits how many later visits each one is compared with: if dates are only years, all visits of a year overlap. */
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
