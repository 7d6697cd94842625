import { type Countries } from '../../../model/countries/country.js';
import { isOneLine, lastOfLine } from './country-lines.js';
import type { Identifiers } from '../../../model/identifiers.js';
import { toSlug } from '../../../model/slug.js';
import { fold } from '../../../model/fold.js';
import { groupBy } from '../../../shared/group-by.js';
import { inWords, spanOfYears, type Mention } from './mention.js';

interface KnownPerson {
  slug: string;
  name: string;
  /** Null if unknown, or if there are several. */
  country: string | null;
  /** From the list. */
  identifiers?: Identifiers;
}

/** Why a spelling has no person until the list assigns one. */
export type Unsettled = 'SEVERAL_COUNTRIES' | 'LONG_SPAN' | 'SURNAME' | 'OUTSIDE_YEARS' | 'SEVERAL_STORED';

export interface PersonResolution {
  person: KnownPerson | null;
  unsettled: Unsettled | null;
  /** The reasons, in words, why the spelling is not resolved, or why its person is doubtful. */
  doubts: string[];
}

/**
 * The maximum number of years between the first and last facts about one person, and between consecutive ones, unless the list
 * says otherwise.
 */
const LONGEST_SPAN = 30;
const LONGEST_GAP = 20;

/**
 * Resolves each spelling to a person. The list takes precedence. Otherwise a spelling is one person if that is safe: in one
 * country (a former state and its successor count as one), within some years, and with more than a surname. It is the stored
 * person of that name if these conditions hold for the two together. Similar spellings are never merged.
 */
export function resolvePeople(
  mentions: readonly Mention[],
  countries: Countries,
  stored: readonly StoredPerson[],
): Map<Mention, PersonResolution> {
  const byName = storedByName(stored);
  const bySlug = new Map(stored.map((person) => [person.slug, person]));
  const found = new Map(mentions.map((mention) => [mention, candidate(mention)]));
  const bySpelling = groupBy(mentions, ({ spelling }) => fold(spelling));
  const resolutions = new Map<Mention, PersonResolution>();
  for (const [slug, group] of groupBy(mentions, (mention) => found.get(mention)!.slug)) {
    const known = bySlug.get(slug);
    const against = { countries: countriesOf(group, known), years: yearsOf(group, known) };
    for (const mention of group) resolutions.set(mention, resolve(mention, slug, group, against));
  }
  return new Map(mentions.map((mention) => [mention, resolutions.get(mention)!]));

  /** The slug of a spelling, and the doubts about it. */
  function candidate(mention: Mention): { slug: string; unsettled?: Unsettled; doubts: string[] } {
    const { spelling, settled } = mention;
    if (settled === 'OUTSIDE_YEARS') return { slug: '', unsettled: settled, doubts: ['people.csv lists it for other years'] };
    if (settled) return { slug: settled.slug, doubts: [] };
    const own = toSlug(spelling);
    const named = new Set([...(byName.get(fold(spelling)) ?? []), ...(bySlug.has(own) ? [bySlug.get(own)!] : [])]);
    const fitting = [...named].filter((person) => !against([mention], person));
    if (fitting.length > 1) {
      return { slug: '', unsettled: 'SEVERAL_STORED', doubts: [`may be ${slugs(fitting)}, which are stored`] };
    }
    const [one] = fitting;
    if (one) return { slug: one.slug, doubts: one.slug === own ? [] : [storedAs(one, spelling)] };
    const [other] = named;
    if (!other) return { slug: own, doubts: [] };
    return {
      slug: '',
      ...{ unsettled: against([mention], other)! },
      doubts: [`${other.slug} is stored, ${about(other)}`],
    };
  }

  function resolve(mention: Mention, slug: string, group: Mention[], { countries: of, years }: Against): PersonResolution {
    const { unsettled, doubts } = found.get(mention)!;
    const { spelling, settled } = mention;
    if (unsettled) return { person: null, unsettled, doubts };
    if (slug === '') return { person: null, unsettled: null, doubts: [] };
    const country = of.length === 1 ? of[0]! : isOneState(of) ? lastOfLine(of as string[], countries)! : null;
    if (settled && typeof settled === 'object') {
      const { identifiers } = settled;
      const identified = Object.keys(identifiers).length > 0 && { identifiers };
      return {
        person: { slug, name: settled.name, country, ...identified },
        unsettled: null,
        doubts: doubtsOfList(mention, group),
      };
    }
    const alone = isSurname(spelling) ? surnameDoubt(mention, slug) : null;
    const reason: Unsettled | null = alone?.unsettled ?? contradiction(of, years);
    if (reason) return { person: null, unsettled: reason, doubts: [alone?.doubt ?? facts(of, years)] };
    const name = group.map((each) => (typeof each.settled === 'object' && each.settled?.name) || null).find((each) => each);
    const person = { slug, name: name ?? bySlug.get(slug)?.name ?? group[0]!.spelling, country };
    const inLine = of.length > 1 ? [`counted as one country: ${of.join(', ')}`] : [];
    return { person, unsettled: null, doubts: [...doubts, ...inLine, ...(alone ? [alone.doubt] : [])] };
  }

  /**
   * A surname alone counts as one person only within a country and a decade, and is doubtful even then. In remarks, it is not
   * resolved.
   */
  function surnameDoubt({ spelling, records, isFromRemarks }: Mention, slug: string) {
    const known = bySlug.get(slug);
    if (isFromRemarks && !known) return { unsettled: 'SURNAME' as const, doubt: 'a surname alone, in remarks' };
    const unlisted = bySpelling.get(fold(spelling))!.filter(({ settled }) => settled === null);
    const [of, years] = [countriesOf(unlisted, known), yearsOf(unlisted, known)];
    const decades = new Set(years.map((year) => Math.floor(year / 10)));
    if (of.length > 1 || decades.size > 1) {
      return { unsettled: 'SURNAME' as const, doubt: `a surname alone, ${facts(of, years)}` };
    }
    return records > 1 || known ? { doubt: 'a surname alone' } : null;
  }

  function doubtsOfList({ settled }: Mention, group: Mention[]): string[] {
    if (settled === null || typeof settled === 'string' || settled.years) return [];
    const years = yearsOf(group, bySlug.get(settled.slug));
    const of = countriesOf(group, bySlug.get(settled.slug));
    const reason = contradiction(of, years);
    return reason ? [`resolved by people.csv, which gives no years, ${facts(of, years)}`] : [];
  }

  function against(group: Mention[], known: StoredPerson): Unsettled | null {
    return contradiction(countriesOf(group, known), yearsOf(group, known));
  }

  function contradiction(of: (string | null)[], years: number[]): Unsettled | null {
    if (of.length > 1 && !isOneState(of)) return 'SEVERAL_COUNTRIES';
    return isTooLong(years) ? 'LONG_SPAN' : null;
  }

  function isOneState(of: (string | null)[]): boolean {
    return of.every((each) => each !== null) && isOneLine(of as string[], countries);
  }
}

interface Against {
  countries: (string | null)[];
  years: number[];
}

function isTooLong(years: number[]): boolean {
  const gaps = years.slice(1).map((year, index) => year - years[index]!);
  return years.length > 1 && (years.at(-1)! - years[0]! > LONGEST_SPAN || Math.max(...gaps) > LONGEST_GAP);
}

function countriesOf(group: Mention[], known: StoredPerson | undefined): (string | null)[] {
  return [...new Set([...group.map(({ country }) => country), ...(known?.countries ?? [])])];
}

/** In order. */
function yearsOf(group: Mention[], known: StoredPerson | undefined): number[] {
  return [...new Set([...group.flatMap(({ years }) => years), ...(known?.years ?? [])])].sort((a, b) => a - b);
}

function storedByName(stored: readonly StoredPerson[]): Map<string, StoredPerson[]> {
  const named = stored.flatMap((person) =>
    [...new Set(person.names.map(({ name }) => fold(name)))].map((name) => ({ name, person })),
  );
  const groups = groupBy(named, ({ name }) => name);
  return new Map([...groups].map(([name, all]) => [name, all.map(({ person }) => person)]));
}

/**
 * Whether a spelling is one word, apart from particles: "Sikorski", "de Gaulle". Some scripts do not separate the words of a
 * name.
 */
function isSurname(spelling: string): boolean {
  if (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(spelling)) return false;
  const words = spelling.split(/\s+/).filter((word) => word !== '' && !/^[\p{Ll}'’]+$/u.test(word));
  return words.length <= 1;
}

function facts(of: (string | null)[], years: number[]): string {
  return `in ${of.map((country) => country ?? 'no country').join(', ')}, ${inWords(spanOfYears(years))}`;
}

function about({ countries, years }: StoredPerson): string {
  return facts([...countries], [...years]);
}

function storedAs({ slug, names }: StoredPerson, spelling: string): string {
  const source = names.find(({ name }) => fold(name) === fold(spelling))?.source;
  return `identified as ${slug}, who has this name in ${source}`;
}

function slugs(people: StoredPerson[]): string {
  return people.map(({ slug }) => slug).join(', ');
}

/** A person in the store who is named by other sources. */
export interface StoredPerson {
  slug: string;
  name: string;
  /** All names and aliases, with the sources that use them. */
  names: readonly { name: string; source: string }[];
  /** The slugs of the countries, according to the sources. */
  countries: readonly string[];
  /** Years of facts about the person: the first, the last, and some in between. */
  years: readonly number[];
}
