import { isBefore } from '../../claims/dates/days.js';
import type { MappedVisit } from '../map-record.js';
import { isSimilar } from './similar.js';

/** A visit as it is compared with others. */
interface Compared {
  place: string;
  slug: string;
  start: string;
  end: string;
  visitors: string[];
}

/** Finds visits that may stand in a file twice: of the same countries, at the same time, by a similar visitor. */
export class Duplicates {
  readonly #visits = new Map<string, Compared[]>();

  add({ slug, fields, delegation }: MappedVisit, place: string): void {
    const { start, end = start, guestCountry, hostCountry } = fields as Record<string, string | undefined>;
    if (start === undefined || end === undefined) return;
    const countries = `${guestCountry} ${hostCountry}`;
    const visitors = delegation.filter(({ side }) => side === 'GUEST').map(({ name }) => name);
    const others = this.#visits.get(countries) ?? [];
    others.push({ place, slug, start, end, visitors });
    this.#visits.set(countries, others);
  }

  pairs(): [Compared, Compared][] {
    return [...this.#visits.values()].flatMap((visits) => {
      const sorted = visits.toSorted((a, b) => (a.start < b.start ? -1 : 1));
      return sorted.flatMap((one, index) => overlapping(one, sorted, index + 1));
    });
  }
}

/** Visits after one that it is compared with: dates may be years only, and then all of a year overlap. */
const MOST_COMPARED = 500;

function overlapping(one: Compared, sorted: Compared[], from: number): [Compared, Compared][] {
  const pairs: [Compared, Compared][] = [];
  for (const other of sorted.slice(from, from + MOST_COMPARED)) {
    if (isBefore(one.end, other.start)) break;
    const isSame = one.visitors.some((visitor) => other.visitors.some((another) => isSimilar(visitor, another)));
    if (isSame) pairs.push([one, other]);
  }
  return pairs;
}
