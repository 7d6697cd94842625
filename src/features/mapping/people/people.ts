import type { Countries } from '../../../model/countries/country.js';
import { groupBy } from '../../../shared/group-by.js';
import type { SettlePerson } from '../lists/people.js';
import type { MappedDelegate } from '../map-record.js';
import { isSimilar } from '../report/similar.js';
import { Mention, type YearSpan, spanOfYears } from './mention.js';
import { resolvePeople, type PersonResolution, type StoredPerson } from './resolve.js';

/** A spelling in a country, with its resolution. */
interface Spelling extends PersonResolution {
  spelling: string;
  country: string | null;
  records: number;
  years: number[];
  span: YearSpan | null;
  /** Where it occurs, by year. */
  places: string[];
}

type Named = Pick<MappedDelegate, 'name' | 'country' | 'isFromRemarks' | 'isUncertain'>;

/** The people named in a set of files. Spellings can be resolved (`resolvePeople`) only after all files have been read. */
export class People {
  readonly #mentions = new Map<string, Mention>();
  #resolved: Map<Mention, PersonResolution> | null = null;

  constructor(
    private readonly settle: SettlePerson,
    private readonly countries: Countries,
    /** The people in the store who are named by sources other than these files. */
    private readonly stored: readonly StoredPerson[] = [],
  ) {}

  add({ name: spelling, country, isFromRemarks, isUncertain }: Named, date: string | null, place: string): void {
    const settled = this.settle(spelling, country, date);
    if (isUncertain && (settled === null || typeof settled === 'string')) return;
    const key = keyOf(spelling, country, settled);
    const mention = this.#mentions.get(key) ?? new Mention(spelling, country, settled);
    this.#mentions.set(key, mention);
    mention.add(date, place, isFromRemarks);
    this.#resolved = null;
  }

  /** Returns the person to whom a spelling refers. Call it after all files have been read. */
  person(
    { name, country, isUncertain }: Pick<Named, 'name' | 'country' | 'isUncertain'>,
    date: string | null,
  ): PersonResolution['person'] {
    const settled = this.settle(name, country, date);
    const mention = this.#mentions.get(keyOf(name, country, settled));
    if (!mention || (isUncertain && settled === null && !mention.isNear(date))) return null;
    return this.#resolutions().get(mention)?.person ?? null;
  }

  spellings(): Spelling[] {
    return [...this.#resolutions()].map(([mention, resolution]) => ({
      ...{ spelling: mention.spelling, country: mention.country, records: mention.records },
      ...{ years: mention.years, span: spanOfYears(mention.years), places: mention.places, ...resolution },
    }));
  }

  /** Spellings that have no person until the list assigns one. */
  unsettled(): Spelling[] {
    return this.spellings().filter(({ unsettled }) => unsettled !== null);
  }

  /** Groups of spellings that may be one person but currently count as several. */
  groups(): Spelling[][] {
    return groupsOf(this.spellings());
  }

  #resolutions(): Map<Mention, PersonResolution> {
    return (this.#resolved ??= resolvePeople([...this.#mentions.values()], this.countries, this.stored));
  }
}

function keyOf(spelling: string, country: string | null, settled: ReturnType<SettlePerson>): string {
  return JSON.stringify([spelling, country, settled === null || typeof settled === 'string' ? settled : settled.slug]);
}

/** The number of spellings per country to compare with each other. */
const MOST_COMPARED = 3_000;

/** Groups the spellings in a country that may be one person but currently count as several. */
function groupsOf(spellings: Spelling[]): Spelling[][] {
  const byCountry = groupBy(spellings, ({ country }) => country);
  return [...byCountry.values()].flatMap((all) => grouped(all.slice(0, MOST_COMPARED)));
}

function grouped(spellings: Spelling[]): Spelling[][] {
  const groups = new Map<Spelling, Spelling[]>(spellings.map((each) => [each, [each]]));
  spellings.forEach((one, index) => {
    for (const other of spellings.slice(index + 1)) {
      const [left, right] = [groups.get(one)!, groups.get(other)!];
      if (left === right || !(isOne(one, other) || isSimilar(one.spelling, other.spelling))) continue;
      left.push(...right);
      for (const each of right) groups.set(each, left);
    }
  });
  return [...new Set(groups.values())].filter(([first, ...others]) => others.some((each) => !isOne(first!, each)));
}

function isOne(one: Spelling, other: Spelling): boolean {
  return one.person !== null && one.person.slug === other.person?.slug;
}
