import { toSlug } from '../../../model/slug.js';
import type { UnitSpan } from '../language/sentences.js';
import { countriesIn, type CountryMention } from './countries.js';
import { fullNamesIn, type FullName } from './full-names.js';
import { GIVEN, NO_NAMES, TITLES } from './name-words.js';
import type { Known, KnownPerson } from './known.js';
import { organizationsIn, type OrganizationMention, type TextOrganization } from './organizations.js';
import { Phrases } from './phrases.js';
import { shortNamesIn } from './short-names.js';

export interface TextPerson {
  /** The stored slug, or one made from the name. */
  slug: string;
  name: string;
  /** Other spellings in the text. */
  aliases: string[];
  /** The stored person with this name; null if there is none or more than one. */
  known: KnownPerson | null;
}

export interface PersonMention extends UnitSpan {
  words: string;
  person: TextPerson;
  isFull: boolean;
  /** The confidence that this person is meant. From 0.95, it counts as certain. */
  confidence: number;
  /** The capitalised words before the name: "Chinese President". */
  title: string;
}

/** The names in a text. Each list is in the order of the text. */
export interface Names {
  people: TextPerson[];
  mentions: PersonMention[];
  countries: CountryMention[];
  organizations: OrganizationMention[];
  /** The organizations that are mentioned, each once. */
  organized: TextOrganization[];
}

/** Finds people, countries and organizations in a text: first stored ones, then others by the form of their names. */
export function namesIn(text: string, known: Known, published: string | null = null): Names {
  const stored = new Phrases<KnownPerson>();
  for (const person of known.people) {
    for (const name of [person.name, ...person.aliases]) if (/\s/.test(name)) stored.add(name, person);
  }
  const storedNames = stored.in(text);
  const { mentions: organizations, organizations: organized } = organizationsIn(text, known.organizations);
  const countries = countriesIn(text, known.countries, published).filter(
    ({ start, end }) =>
      !isOfPerson(text, start, end) &&
      ![...storedNames, ...organizations].some(
        (other) => other.start < end && other.end > start && other.end - other.start > end - start,
      ),
  );
  const taken = [...storedNames, ...countries, ...organizations].sort((a, b) => a.start - b.start);
  const full = [
    ...storedNames.map((each) => ({ ...each, words: text.slice(each.start, each.end), title: '' })),
    ...fullNamesIn(text, taken).map((each) => ({ ...each, means: [] as KnownPerson[] })),
  ].sort((a, b) => a.start - b.start);
  const people = new Map<string, TextPerson>();
  const wholeOf = wholeNames(full.map(({ words }) => words));
  const mentions = full.map(({ means, ...name }): PersonMention => {
    const { start, end, words, title } = name;
    const whole = wholeOf(words);
    const person = personOf(people, whole, means);
    return { start, end, words, title, person, isFull: whole === words, confidence: sureness(means, name) };
  });
  const surest = new Map<TextPerson, number>();
  for (const { person, confidence } of mentions) surest.set(person, Math.max(confidence, surest.get(person) ?? 0));
  const headline = headlineEnd(text);
  const below = new Set(mentions.filter(({ end }) => end > headline).map(({ person }) => person));
  for (const mention of mentions) {
    const isOnlyAbove = !below.has(mention.person) && !text.includes(mention.words.split(' ').at(-1)!, headline);
    mention.confidence = isOnlyAbove && !mention.person.known ? UNSURE : surest.get(mention.person)!;
  }
  mentions.push(...shortNamesIn(text, mentions, taken, known.people));
  mentions.sort((a, b) => a.start - b.start);
  nameBest(mentions);
  return { people: [...new Set(mentions.map(({ person }) => person))], mentions, countries, organizations, organized };
}

const UNSURE = 0.6;

/** "El Ferkani": a surname of two words. */
const TWO_WORDS = /^(?:El|Al|Ben|Bin|Da|De|Del|Della|Di|Do|Dos|Du|La|Le|Van|Von|Ter|Abu|Ould) \p{Lu}[\p{L}’'-]+$/u;

/** Returns a function that completes two surnames, such as "Nkansah Boadu", from the only full name in the text that ends with them. */
function wholeNames(names: readonly string[]): (name: string) => string {
  const all = [...new Set(names)];
  return (name) => {
    const [first, ...rest] = name.split(' ');
    const isSurname = TWO_WORDS.test(name) || (rest.length === 1 && !GIVEN.has(first!));
    const longer = isSurname ? all.filter((other) => other.endsWith(` ${name}`)) : [];
    return longer.length === 1 ? longer[0]! : name;
  };
}

/** The end of a headline: a first line that is not a sentence and is followed by text. 0 if there is none. */
function headlineEnd(text: string): number {
  return /^[^\n]{1,200}[^\n.?!”"](?=\n+\S)/u.exec(text)?.[0].length ?? 0;
}

/** Titles that precede a given name. */
const TITLE = String.raw`(?:President|Premier|Chancellor|Minister|Secretary|of State|Leader|Ambassador|General|Speaker|Governor|Mayor|Senator|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Hon\.)`;
const GIVEN_AFTER = new RegExp(`(?<!\\p{L})${TITLE} $`, 'u');
const SURNAME_AFTER = new RegExp(`(?<!\\p{L})${TITLE} (?:\\p{Lu}\\p{Ll}+ ){1,2}$`, 'u');
const OFFICE_AFTER = /^, (?:the |an? )?(?:\p{L}+ ){0,3}(?:president|minister|premier|chancellor|secretary|leader)/u;

/** Whether a name that a country or city has belongs to a person: Jordan in "President Jordan Mensah", Lima in "Mr Ricardo Reis Lima". */
function isOfPerson(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const [, next, rest] = /^ (\p{Lu}\p{Ll}[\p{L}’'-]+)(.{0,60})/u.exec(text.slice(end, end + 90)) ?? [];
  if (/\s/u.test(text.slice(start, end)) || (next && (TITLES.has(next) || NO_NAMES.has(next)))) return false;
  if (next) return GIVEN_AFTER.test(before) || (GIVEN.has(text.slice(start, end)) && OFFICE_AFTER.test(rest!));
  return SURNAME_AFTER.test(before) && !/^['’]s? \p{Ll}/u.test(text.slice(end, end + 4));
}

function sureness(means: readonly KnownPerson[], name: { title: string } | FullName): number {
  if (means.length > 0) return means.length === 1 ? 0.98 : 0.5;
  const seenBy = 'seenBy' in name ? name.seenBy : 'title';
  return seenBy === 'capitals' ? UNSURE : seenBy === 'surname' ? 0.9 : 0.96;
}

/** Returns the same key for spellings that differ only in hyphens, case or a middle initial. */
export function spellingKey(name: string): string {
  return toSlug(name.replace(/(?<=\s)\p{Lu}\.\s/gu, ''));
}

function personOf(people: Map<string, TextPerson>, words: string, means: readonly KnownPerson[]): TextPerson {
  const [only, ...others] = means;
  const known = only && others.length === 0 ? only : null;
  const key = known ? `=${known.slug}` : spellingKey(words);
  const found = people.get(key);
  if (found) {
    if (words !== found.name && !found.aliases.includes(words)) found.aliases.push(words);
    return found;
  }
  const slug = known?.slug ?? (toSlug(words) || 'person');
  const person: TextPerson = { slug, name: words, aliases: [], known };
  people.set(key, person);
  return person;
}

/** Sets each person's name to the stored name, or else the spelling that the text uses most. */
function nameBest(mentions: readonly PersonMention[]): void {
  const counts = new Map<TextPerson, Map<string, number>>();
  for (const { person, words, isFull } of mentions) {
    if (!isFull) continue;
    const spellings = counts.get(person) ?? new Map<string, number>();
    counts.set(person, spellings.set(words, (spellings.get(words) ?? 0) + 1));
  }
  for (const [person, spellings] of counts) {
    const [best] = [...spellings].sort(([, a], [, b]) => b - a);
    person.name = person.known?.name ?? best![0];
    person.aliases = [...spellings.keys()].filter((each) => each !== person.name);
    if (!person.known) person.slug = toSlug(person.name) || 'person';
  }
}
