import { type Covered, coverageInYear, type DatedCoverage } from './coverage.js';
import { type DayInterval, parseInterval } from '../../model/dates/interval.js';
import { parsePartialDate } from '../../model/dates/partial-date.js';
import { badUserInput } from '../../shared/errors.js';
import type { AgreedVisits, DisputedVisit, PanelCountry, StoredPanel } from './read-panel.js';
import type { PanelCodes, PanelRequest } from './request.js';

/** A panel row: a country's or a person's visits to a country in one year. Null stands for any country or person. */
export interface PanelRow {
  year: number;
  guest: PanelSide | null;
  host: PanelSide | null;
  person: { id: string; slug: string } | null;
  /** Null if no source covers them and none is stored. */
  visits: number | null;
  visitsMin: number | null;
  visitsMax: number | null;
  covered: Covered;
}

export interface PanelSide {
  id: string;
  slug: string;
  code: string;
}

/** The number of visits that are stored for the row, that certainly belong to it, and that possibly do. */
interface Tally {
  visits: number;
  min: number;
  max: number;
}

const NONE: Tally = { visits: 0, min: 0, max: 0 };
const UNKNOWN = { visits: null, visitsMin: null, visitsMax: null };

/** The unit of the rows. */
type Subject = [guest: PanelSide | null, host: PanelSide | null, person: PanelRow['person']];

interface State extends PanelSide {
  /** The days of the year on which it has its code. */
  days: readonly [first: number, last: number][];
}

/** The rows of a panel, computed from what is stored. Only the visits are kept in memory. */
export class Panel {
  readonly version: number;
  /** By year, and by the key of the row. */
  readonly #tallies = new Map<number, Map<number, Tally>>();
  readonly #numbers = new Map<string, number>();
  readonly #spells: { side: PanelSide; spells: DayInterval[] }[];
  readonly #bySlug: ReadonlyMap<string, PanelCountry>;
  readonly #coverage: DatedCoverage[];
  readonly #activity = new Map<string, [first: number, last: number]>();

  /** @throws ClientError BAD_USER_INPUT if a country does not exist */
  constructor(
    private readonly stored: StoredPanel,
    private readonly request: PanelRequest,
  ) {
    const { version, countries, coverage, agreed, disputed } = stored;
    this.version = version;
    this.#bySlug = new Map(countries.map((country) => [country.slug, country]));
    for (const side of ['guest', 'host'] as const) {
      const slug = request[side];
      if (slug != null && !this.#bySlug.has(slug))
        throw badUserInput(`\`${side}\`: no country has the slug ${JSON.stringify(slug)}.`);
    }
    this.#spells = countries.flatMap((country) => coded(country, request.codes));
    this.#coverage = coverage.map(({ statement, sourceDate }) => ({
      statement,
      sourceDate: sourceDate ? new Date(sourceDate) : null,
    }));
    for (const [index, { id }] of [...countries, ...stored.people].entries()) this.#numbers.set(id, index + 1);
    for (const visits of agreed) this.addAgreed(visits);
    for (const visit of disputed) this.addDisputed(visit);
  }

  /** Iterates over the rows from a given year on, by year and slugs. */
  *rows(from = this.request.from): Generator<PanelRow, void, undefined> {
    const { to, status, officeClass } = this.request;
    const asked = { status, ...(officeClass && { offices: officeClass }) };
    for (let year = Math.max(from, this.request.from); year <= to; year++) {
      const covers = coverageInYear(year, this.#coverage, asked);
      const tallies = this.#tallies.get(year);
      for (const [guest, host, person] of this.subjects(year)) {
        const { visits, min, max } = tallies?.get(this.keyOf(guest?.id, host?.id, person?.id)) ?? NONE;
        const covered = covers(guest?.slug ?? null, host?.slug ?? null);
        const isUnknown = covered === 'NO' && max === 0;
        const counts = isUnknown ? UNKNOWN : { visits, visitsMin: min, visitsMax: max };
        yield { year, guest, host, person, covered, ...counts };
      }
    }
  }

  /** The number of all rows. */
  count(): number {
    const { from, to } = this.request;
    let count = 0;
    for (let year = from; year <= to; year++) count += this.countIn(year);
    return count;
  }

  /** Pairs are not counted one by one: a state that exists all year has a row with every other. */
  private countIn(year: number): number {
    const { unit, guest, host } = this.request;
    if (unit !== 'DYAD_YEAR' || guest != null || host != null) return [...this.subjects(year)].length;
    const states = this.statesIn(year);
    const partial = states.filter(
      ({ days: [[first, last] = [0, 0]] }) => first > Date.UTC(year, 0, 1) || last < Date.UTC(year, 11, 31),
    );
    const whole = states.length - partial.length;
    return whole * (whole - 1 + 2 * partial.length) + [...this.pairs(partial)].length;
  }

  private subjects(year: number): Iterable<Subject> {
    const states = this.statesIn(year);
    switch (this.request.unit) {
      case 'DYAD_YEAR':
        return this.pairs(states);
      case 'COUNTRY_YEAR':
        return this.countries(states);
      case 'PERSON_YEAR':
        return this.people(year, states);
    }
  }

  private *pairs(states: State[]): Generator<Subject, void, undefined> {
    const { guest, host } = this.request;
    for (const one of states) {
      if (guest != null && one.slug !== guest) continue;
      for (const other of states) {
        if (one !== other && (host == null || other.slug === host) && exist(one, other)) yield [one, other, null];
      }
    }
  }

  /** Each country as a guest of any country, and as a host of any country. */
  private *countries(states: State[]): Generator<Subject, void, undefined> {
    const { guest, host } = this.request;
    for (const state of states) {
      if (host == null && (guest == null || state.slug === guest)) yield [state, null, null];
      if (guest == null && (host == null || state.slug === host)) yield [null, state, null];
    }
  }

  /** Each person in the years from the first to the last visit, if their country has a code. */
  private *people(year: number, states: State[]): Generator<Subject, void, undefined> {
    const byId = new Map(states.map((state) => [state.id, state]));
    for (const person of this.stored.people) {
      const [first, last] = this.#activity.get(person.id) ?? [Infinity, -Infinity];
      const state = person.country === null ? undefined : byId.get(person.country);
      if (state && first <= year && year <= last) yield [state, null, person];
    }
  }

  private statesIn(year: number): State[] {
    const [first, last] = [Date.UTC(year, 0, 1), Date.UTC(year, 11, 31)];
    return this.#spells.flatMap(({ side, spells }) => {
      const days = spells.flatMap(({ earliest, latest }): [number, number][] => {
        const [start, end] = [Math.max(first, earliest?.getTime() ?? first), Math.min(last, latest?.getTime() ?? last)];
        return start <= end ? [[start, end]] : [];
      });
      return days.length > 0 ? [{ ...side, days }] : [];
    });
  }

  private addAgreed({ guest, host, person, first, last, held, count }: AgreedVisits): void {
    const stored: Place | null = held === 'UNKNOWN' ? null : [guest, host, first];
    this.add({ guests: [guest], hosts: [host], spans: [[first, last]], person }, stored, held === 'KNOWN', count);
  }

  private addDisputed({ guest, host, person, first, last, held, status, claims }: DisputedVisit): void {
    const claimed = (field: string) => claims.flatMap((claim) => (claim.field === field ? [claim.value] : []));
    const idsIn = (field: string) => claimed(field).map((slug) => this.#bySlug.get(slug)?.id ?? null);
    const guests = idsIn('guestCountry');
    const statuses = [status, ...claimed('status')].map((each) => (this.request.status as string[]).includes(each));
    if (!statuses.includes(true)) return;
    const spans: Span[] = [[first, last], ...claimed('start').map(yearsOf)];
    const visits = {
      guests: [...new Set([...(guest === null && guests.length > 0 ? [] : [guest]), ...guests])],
      hosts: [...new Set([host, ...idsIn('hostCountry')])],
      ...{ spans, person },
    };
    const isStored = statuses[0] && held !== 'UNKNOWN';
    this.add(visits, isStored ? [guest, host, first] : null, held === 'KNOWN' && !statuses.includes(false), 1);
  }

  /**
   * Counts visits in every row to which they may belong. A visit certainly belongs to a row if all of its possible readings do.
   */
  private add({ guests, hosts, spans, person }: Possible, stored: Place | null, isCounted: boolean, count: number): void {
    const { from, to } = this.request;
    const isAsked = guests.some((guest) => hosts.some((host) => this.isAsked([guest, host, null])));
    if (person !== null && isAsked) this.extendActivity(person, spans);
    const years = new Set<number>();
    let isOpen = false;
    for (const [first, last] of spans) {
      isOpen ||= (first ?? from - 1) < from || (last ?? to + 1) > to;
      for (let year = Math.max(from, first ?? from); year <= Math.min(to, last ?? to); year++) years.add(year);
    }
    const possible = [...years].flatMap((year) =>
      guests.flatMap((guest) => hosts.map((host): { place: Place; year: number } => ({ place: [guest, host, year], year }))),
    );
    const isDated = spans[0]![0] !== null && spans[0]![0] === spans[0]![1];
    const counted = new Map<string, { year: number; key: number; times: number; isStored: boolean }>();
    for (const { place, year } of possible) {
      const isStored = isDated && stored !== null && place.every((part, index) => part === stored[index]);
      for (const key of this.isAsked(place) ? this.keysOf(place, person) : []) {
        const before = counted.get(`${year} ${key}`);
        counted.set(`${year} ${key}`, {
          year,
          key,
          times: (before?.times ?? 0) + 1,
          isStored: isStored || (before?.isStored ?? false),
        });
      }
    }
    for (const { year, key, times, isStored } of counted.values()) {
      const tallies = this.#tallies.get(year) ?? new Map<number, Tally>();
      const { visits, min, max } = tallies.get(key) ?? NONE;
      const isSure = isCounted && !isOpen && times === possible.length;
      this.#tallies.set(year, tallies);
      tallies.set(key, { visits: visits + (isStored ? count : 0), min: min + (isSure ? count : 0), max: max + count });
    }
  }

  /** The keys of the rows that a visit belongs to. */
  private keysOf([guest, host]: Place, person: string | null): number[] {
    switch (this.request.unit) {
      case 'DYAD_YEAR':
        return guest === null || host === null ? [] : [this.keyOf(guest, host)];
      case 'COUNTRY_YEAR':
        return [...(guest === null ? [] : [this.keyOf(guest)]), ...(host === null ? [] : [this.keyOf(null, host)])];
      case 'PERSON_YEAR':
        return [this.keyOf(null, null, person)];
    }
  }

  private isAsked([guest, host]: Place): boolean {
    const is = (id: string | null, slug: string | null | undefined) => slug == null || id === this.#bySlug.get(slug)!.id;
    return is(guest, this.request.guest) && is(host, this.request.host);
  }

  /** A person has rows from the first to the last visit, whichever years are requested. */
  private extendActivity(person: string, spans: Span[]): void {
    const years = [...spans.flat(), ...(this.#activity.get(person) ?? [])].filter((year) => year !== null);
    if (years.length > 0) this.#activity.set(person, [Math.min(...years), Math.max(...years)]);
  }

  /** The key of a row within its year. A person's row also has a country, which the key does not need. */
  private keyOf(guest?: string | null, host?: string | null, person?: string | null): number {
    const numberOf = (id: string | null | undefined) => (id == null ? 0 : this.#numbers.get(id)!);
    return person == null ? numberOf(guest) * MOST_COUNTRIES + numberOf(host) : -numberOf(person);
  }
}

const MOST_COUNTRIES = 100_000;

/** The possible first and last year; null means no bound. */
type Span = [first: number | null, last: number | null];
type Place = [guest: string | null, host: string | null, year: number | null];

interface Possible {
  guests: (string | null)[];
  hosts: (string | null)[];
  spans: Span[];
  person: string | null;
}

/** Whether two states existed on the same day of the year. */
function exist({ days }: State, other: State): boolean {
  return days.some(([first, last]) => other.days.some(([from, to]) => first <= to && from <= last));
}

/** The country with its code and the days on which the code is valid; empty if it has no code. A territory is not a state. */
function coded(country: PanelCountry, codes: PanelCodes): { side: PanelSide; spells: DayInterval[] }[] {
  const { id, slug, isSovereign, iso3, cow, cowYears, gw, gwYears, start, end } = country;
  const { code, spells } = {
    COW: () => ({ code: cow, spells: cowYears.map((years) => parseInterval(years)!) }),
    GW: () => ({ code: gw, spells: gwYears.map((years) => parseInterval(years)!) }),
    ISO3: () => ({
      code: isSovereign ? iso3 : null,
      spells: [{ earliest: boundOf(start, 'earliest'), latest: boundOf(end, 'latest') }],
    }),
  }[codes]();
  return code === null ? [] : [{ side: { id, slug, code: String(code) }, spells }];
}

const boundOf = (edtf: string | null, bound: keyof DayInterval) =>
  edtf === null ? null : (parsePartialDate(edtf)?.[bound] ?? null);

function yearsOf(edtf: string): Span {
  const date = parsePartialDate(edtf);
  return [date?.earliest?.getUTCFullYear() ?? null, date?.latest?.getUTCFullYear() ?? null];
}
