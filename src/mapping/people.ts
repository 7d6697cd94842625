import { slugOf } from '../claims/slug.js';
import type { SettlePerson } from './lists/people.js';
import { isSimilar } from './report/similar.js';

export interface KnownPerson {
  slug: string;
  name: string;
  /** Null if it is unknown, or if there are several. */
  country: string | null;
}

/** A spelling in a country, and the number of records that have it. */
export interface Spelling {
  spelling: string;
  country: string | null;
  records: number;
  person: KnownPerson | null;
}

/** Spellings of one country that are compared with each other. */
const MOST_COMPARED = 3_000;

/**
 * The people of some files. A spelling is one person within a country, by its slug. One that stands in several countries
 * is nobody until the list of people settles it: the delegate then has a name and no person.
 */
export class People {
  /** By slug, then by country. */
  readonly #mentions = new Map<string, { name: string; countries: Set<string | null> }>();
  readonly #spellings = new Map<string, Omit<Spelling, 'person'>>();

  constructor(private readonly settle: SettlePerson) {}

  add(spelling: string, country: string | null): void {
    const key = JSON.stringify([spelling, country]);
    const known = this.#spellings.get(key);
    if (known) known.records++;
    else this.#spellings.set(key, { spelling, country, records: 1 });
    const settled = this.settle(spelling, country);
    const slug = settled?.slug ?? slugOf(spelling);
    const mention = this.#mentions.get(slug) ?? { name: settled?.name ?? spelling, countries: new Set() };
    this.#mentions.set(slug, mention);
    mention.countries.add(country);
  }

  /** The person that a spelling means, once all of the files have been read. */
  person(spelling: string, country: string | null): KnownPerson | null {
    const settled = this.settle(spelling, country);
    const slug = settled?.slug ?? slugOf(spelling);
    const mention = this.#mentions.get(slug);
    if (!mention || slug === '') return null;
    const [only, ...others] = mention.countries;
    if (others.length > 0 && !settled) return null;
    return { slug, name: settled?.name ?? mention.name, country: others.length > 0 ? null : only! };
  }

  spellings(): Spelling[] {
    return [...this.#spellings.values()].map((each) => ({ ...each, person: this.person(each.spelling, each.country) }));
  }

  /** Spellings in several countries that the list does not settle. */
  unsettled(): Spelling[] {
    return this.spellings().filter(({ person, spelling }) => !person && slugOf(spelling) !== '');
  }

  /** Groups of spellings that may be one person, and are several so far. */
  groups(): Spelling[][] {
    const byCountry = new Map<string | null, Spelling[]>();
    for (const each of this.spellings()) byCountry.set(each.country, [...(byCountry.get(each.country) ?? []), each]);
    return [...byCountry.values()].flatMap((all) => grouped(all.slice(0, MOST_COMPARED)));
  }
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
  return [...new Set(groups.values())].filter((group) => group.some((each) => !isOne(group[0]!, each)));
}

function isOne(one: Spelling, other: Spelling): boolean {
  return one.person !== null && one.person.slug === other.person?.slug;
}
