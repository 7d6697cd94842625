import { countCodePoints } from '../../model/text/code-points.js';
import { EventKind, OccurrenceStatus, VisitKind } from '../../model/generated/enums.js';
import { MONTHS } from '../../model/dates/date-label.js';
import { parsePartialDate } from '../../model/dates/partial-date.js';
import { fold } from '../../model/fold.js';
import { badUserInput, ClientError } from '../../shared/errors.js';
import { groupBy } from '../../shared/group-by.js';
import { countryWords } from '../../../seed/reference/country-words.js';

/** A parsed query, in the form that the search statement reads. All strings are folded. */
export interface SearchRequest {
  /** All terms of at least one group must occur. */
  terms: Term[];
  /** Runs of words that may be the full name of a country or an outlet, by the positions of their words. Indian is also India. */
  names: { name: string; first: number; last: number }[];
  /** Days, by the positions of their words. A visit matches if it was under way on that day. */
  days: { day: string; first: number; last: number }[];
  /** The whole query, which may be a full name. */
  whole: string;
}

interface Term {
  group: number;
  first: number;
  last: number;
  negated: boolean;
  /** Words or phrases, any of which matches. The first is as typed. */
  words: string[];
  /** Facts that match in addition to the words: a year, a kind, a status. */
  facts: string[];
  /** A word that may be the beginning of a name, or misspelled. */
  word: string | null;
  /** A plain word as typed, even with hyphens. It may match part of a name by sound, or be missing if nothing has all terms. */
  name: string | null;
}

/** The maximum number of words and characters of a query. */
export const SEARCH_LIMITS = Object.freeze({ words: 20, characters: 1_000 });

const spoken = (values: object) => Object.values(values as Record<string, string>).map((value) => value.toLowerCase());
const STATUS_WORDS = spoken(OccurrenceStatus).map((status): [string, string] => [status, status]);

/**
 * Words that name a fact. In "state visit", the first word is not searched by itself, since it also occurs in "United States".
 */
const FACTS = new Map<string, string>([
  ['visit', 'visit'],
  ['event', 'event'],
  ...spoken(VisitKind).map((kind): [string, string] => [`${kind.replaceAll('_', ' ')} visit`, kind]),
  ...spoken(EventKind)
    .filter((kind) => kind !== 'other')
    .map((kind): [string, string] => [kind.replaceAll('_', ' '), kind]),
  ...STATUS_WORDS,
  ['canceled', 'cancelled'],
]);
const LONGEST_FACT = 3;
const LONGEST_NAME = 5;

/** Function words. They are searched only within a phrase, or if the query has no other words. */
export const SMALL = new Set(['a', 'an', 'and', 'at', 'by', 'during', 'for', 'from', 'in', 'of', 'on', 'the', 'to', 'with']);
/** The words that begin a question. */
const ASKING = new Set(['who', 'whom', 'what', 'which', 'when', 'where', 'how']);
/** Those that also show a question when they are not its first word: "leaders who visited India". */
const RELATIVE = new Set(['who', 'whom']);
/** The words that a question adds to the names in it. */
const ASKED = new Set([
  ...ASKING,
  ...'did do does has have had is was were be been as that ever most many often'.split(' '),
  ...'meet met tell told say said go went gone visited leader leaders people person'.split(' '),
]);
const BEFORE_A_YEAR = new Set(['in', 'during', 'of']);

/** @throws ClientError if the query is empty, too long, or has too many words */
export function checkQuery(query: string, name = 'query'): void {
  if (query.trim() === '') throw badUserInput(`\`${name}\` is empty; enter at least one word.`);
  const length = countCodePoints(query);
  const { words, characters } = SEARCH_LIMITS;
  if (length > characters) throw badUserInput(`\`${name}\` has ${length} characters; the limit is ${characters}.`);
  const value = wordsIn(query);
  if (value <= words) return;
  const extensions = { limit: 'searchWords', maximum: words, value };
  throw new ClientError('LIMIT_EXCEEDED', `\`${name}\` has ${value} words; the limit is ${words}.`, { extensions });
}

/** The number of words in a query, for its limit and its cost. An `or` between words is not counted. */
export function wordsIn(query: string): number {
  return chunksOf(query).reduce((sum, { given }) => sum + (given.match(/[\p{L}\p{N}\p{M}]+/gu)?.length ?? 0), 0);
}

interface Chunk {
  text: string;
  /** With the original capitalization. */
  given: string;
  group: number;
  negated: boolean;
  isPhrase: boolean;
}

export function askedIn(query: string): SearchRequest {
  const chunks = withoutQuestion(chunksOf(query));
  const whole = fold(query).trim();
  const terms = orAsOneWord(withoutSmallWords(termsOf(chunks)));
  return { terms, names: namesIn(chunks), days: daysIn(chunks), whole };
}

/**
 * Leaves out the words of a question such as “Who did Xi Jinping meet most?” or “Leaders who visited India”, unless it has no
 * others. “WHO” is a name.
 */
function withoutQuestion(chunks: Chunk[]): Chunk[] {
  const asks = ({ text, given, isPhrase }: Chunk, at: number) =>
    !isPhrase && given !== 'WHO' && (at === 0 ? ASKING : RELATIVE).has(text);
  if (!chunks.some(asks)) return chunks;
  const rest = chunks.filter(({ text, isPhrase, negated }) => isPhrase || negated || !ASKED.has(text.replace(/\W+$/, '')));
  return rest.length > 0 ? rest : chunks;
}

/** A search for two words in a row also finds them as one: Politburo for “Polit Buro”, Xi Jinping for “Xi Jin Ping”. */
function orAsOneWord(terms: Term[]): Term[] {
  const joined = terms.map((one, at) => {
    const other = terms[at + 1];
    return one.name && other?.name && one.group === other.group && other.first === one.last + 1
      ? [fold(one.name + other.name)]
      : [];
  });
  return terms.map((term, at) => ({ ...term, words: [...term.words, ...joined[at]!, ...(joined[at - 1] ?? [])] }));
}

/** Splits a query into words and quoted phrases. `or` begins a new group, and a minus sign excludes. */
function chunksOf(query: string): Chunk[] {
  const chunks: Chunk[] = [];
  let group = 0;
  const joined = query.replace(/\b([12]\d{3})\s+[-–—]\s+([12]\d{3})\b/gu, '$1-$2');
  for (const [, minus, phrase, word] of joined.matchAll(/(-*)(?:"([^"]*)"|([^\s"]+))/gu)) {
    const given = phrase ?? word!;
    if (phrase === undefined && given.toLowerCase() === 'or') group++;
    else if (/[\p{L}\p{N}]/u.test(given))
      chunks.push({ text: withoutDots(fold(given).trim()), given, group, negated: minus !== '', isPhrase: phrase !== undefined });
  }
  return chunks;
}

/** Turns U.S.S.R. into USSR. */
function withoutDots(text: string): string {
  return /^(\p{L}\.)+\p{L}?[.,;:!?)]*$/u.test(text) ? text.replace(/[^\p{L}]/gu, '') : text;
}

/** Turns Xi’s into Xi. */
function withoutPossessive(text: string): string {
  return text.replace(/(?<=[\p{L}\p{N}\p{M}])['’ʼ‘＇`]s[.,;:!?)]*$/iu, '');
}

function termsOf(chunks: Chunk[]): Term[] {
  const terms: Term[] = [];
  for (let first = 0; first < chunks.length; first++) {
    const day = dayAt(chunks, first);
    const range = day ? null : rangeAt(chunks, first);
    const fact = day || range ? null : factAt(chunks, first);
    const last = first + ((day ?? range ?? fact)?.length ?? 1) - 1;
    if (day) terms.push({ ...factTerm(chunks, first, last, []), words: day.words });
    else if (range) terms.push(factTerm(chunks, first, last, range.years));
    else terms.push(fact && last > first ? factTerm(chunks, first, last, [fact.fact]) : termOf(chunks, first, fact?.fact));
    first = last;
  }
  return terms;
}

function factTerm(chunks: Chunk[], first: number, last: number, facts: string[]): Term {
  const words = chunks.slice(first, last + 1).map(({ text }) => text);
  return { group: chunks[first]!.group, first, last, negated: false, words: [words.join(' ')], facts, word: null, name: null };
}

function termOf(chunks: Chunk[], at: number, fact: string | undefined): Term {
  const { given: printed, group, negated, isPhrase, text: folded } = chunks[at]!;
  const [text, given] = isPhrase ? [folded, printed] : [withoutPossessive(folded), withoutPossessive(printed)];
  const place = { group, first: at, last: at, negated };
  const years = isPhrase ? [] : yearsOf(text);
  const before = chunks[at - 1];
  const isDate = years.length > 0 && before?.group === group && !before.isPhrase && BEFORE_A_YEAR.has(before.text);
  if (isDate) return { ...place, words: [], facts: years, word: null, name: null };
  const parted = given.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'); // deGaulle
  const month = isPhrase ? null : abbreviatedMonth(chunks, at);
  const words = month ? [text, month] : isPhrase || parted === given ? [text] : [text, fold(parted)];
  const isWord = !isPhrase && !negated && /^[\p{L}\p{N}]{3,}$/u.test(text) && !/^\p{N}+$/u.test(text);
  const isName = !isPhrase && !negated && fact === undefined && /^\p{L}[\p{L}\p{M}'’-]+$/u.test(text);
  return { ...place, words, facts: fact ? [fact] : years, word: isWord ? text : null, name: isName ? given : null };
}

/** Returns the fact named by the longest run of words from this position. */
function factAt(chunks: Chunk[], first: number): { fact: string; length: number } | null {
  for (let length = LONGEST_FACT; length > 0; length--) {
    const run = runOf(chunks, first, length);
    const fact = run && (FACTS.get(run) ?? FACTS.get(run.replace(/s$/, '')));
    if (fact) return { fact, length };
  }
  return null;
}

const NAMES_OF_MONTHS = MONTHS.map(fold);
export const MONTH = `(${NAMES_OF_MONTHS.map((name) => `${name}|${name.slice(0, 4)}|${name.slice(0, 3)}`).join('|')})\\.?`;
const DAY = '(\\d\\d?)(?:st|nd|rd|th)?';
const [DAY_FIRST, MONTH_FIRST, ISO, YEAR] = [
  ...[`${DAY} ${MONTH},? ([12]\\d{3})`, `${MONTH} ${DAY},? ([12]\\d{3})`, '([12]\\d{3})-(\\d\\d)-(\\d\\d)', '[12]\\d{3}'],
].map((pattern) => new RegExp(`^${pattern}[.,;:!?)]*$`)) as [RegExp, RegExp, RegExp, RegExp];
const LONGEST_DAY = 3;

export const monthCalled = (name: string) => NAMES_OF_MONTHS.findIndex((each) => each.startsWith(name)) + 1;

/** Returns the day given by the words from this position, with the ways to write it; null if they are no day. */
function dayAt(chunks: Chunk[], first: number): { day: string; words: string[]; length: number } | null {
  for (const length of [LONGEST_DAY, 1]) {
    const run = runOf(chunks, first, length);
    const [dayFirst, monthFirst, iso] = [DAY_FIRST, MONTH_FIRST, ISO].map((each) => (run === null ? null : each.exec(run)));
    const [year, month, date] = dayFirst
      ? [dayFirst[3]!, monthCalled(dayFirst[2]!), dayFirst[1]!]
      : monthFirst
        ? [monthFirst[3]!, monthCalled(monthFirst[1]!), monthFirst[2]!]
        : iso
          ? [iso[1]!, Number(iso[2]!), iso[3]!]
          : [];
    if (year === undefined) continue;
    const day = [year, ...[month, date].map((each) => String(each).padStart(2, '0'))].join('-');
    if (parsePartialDate(day) === null) continue;
    const [name, number] = [NAMES_OF_MONTHS[month! - 1]!, Number(date)];
    return { day, words: [`${number} ${name} ${year}`, `${name} ${number} ${year}`, day], length };
  }
  return null;
}

function daysIn(chunks: Chunk[]): SearchRequest['days'] {
  return chunks.flatMap((_, first) => {
    const found = dayAt(chunks, first);
    return found ? [{ day: found.day, first, last: first + found.length - 1 }] : [];
  });
}

/** Returns the name of the month that an abbreviation before a year stands for: Nov. 1963. */
function abbreviatedMonth(chunks: Chunk[], at: number): string | null {
  const [text, next] = [chunks[at]!.text.replace(/\.$/, ''), chunks[at + 1]];
  if (text.length < 3 || text.length > 4 || !next || !YEAR.test(next.text)) return null;
  return NAMES_OF_MONTHS[monthCalled(text) - 1] ?? null;
}

/** Returns the run of `length` plain words from this position; null if there are fewer. */
function runOf(chunks: Chunk[], first: number, length: number): string | null {
  const run = chunks.slice(first, first + length);
  const isPlain = ({ group, negated, isPhrase }: Chunk) => !negated && !isPhrase && group === run[0]!.group;
  return run.length === length && run.every(isPlain) ? run.map(({ text }) => text).join(' ') : null;
}

/** How many years before or after a year `before` and `after` cover. */
const FAR = 300;
const LONGEST_RANGE = 4;

/** Functions that return the years of a range, by the words that introduce it. They receive the years in the words. */
const RANGES: readonly (readonly [
  words: RegExp,
  years: (one: number, other: number) => readonly [first: number, last: number],
])[] = [
  [/^([12]\d{3})[-–—]([12]\d{3})$/, (one, other) => [one, other]],
  [/^([12]\d{3})[-–—](\d\d)$/, (one, other) => [one, Math.floor(one / 100) * 100 + other]],
  [/^(?:from )?([12]\d{3}) (?:to|until|till|through) ([12]\d{3})$/, (one, other) => [one, other]],
  [/^between ([12]\d{3}) and ([12]\d{3})$/, (one, other) => [one, other]],
  [/^since ([12]\d{3})$/, (one) => [one, one + FAR]],
  [/^after ([12]\d{3})$/, (one) => [one + 1, one + FAR]],
  [/^(?:until|till) ([12]\d{3})$/, (one) => [one - FAR, one]],
  [/^before ([12]\d{3})$/, (one) => [one - FAR, one - 1]],
];

/** Returns the range of years named by the longest run of words from this position. */
function rangeAt(chunks: Chunk[], at: number): { years: string[]; length: number } | null {
  for (let length = LONGEST_RANGE; length > 0; length--) {
    const run = runOf(chunks, at, length);
    for (const [words, yearsIn] of RANGES) {
      const [found, one, other] = (run && words.exec(run)) ?? [];
      const [first, last] = found === undefined ? [1, 0] : yearsIn(Number(one), Number(other));
      if (last < first || last - first > FAR) continue;
      return { years: Array.from({ length: last - first + 1 }, (_, n) => String(first + n)), length };
    }
  }
  return null;
}

/** One year for 1961, ten for 1960s. */
function yearsOf(text: string): string[] {
  if (/^[12]\d{3}$/.test(text)) return [text];
  return /^[12]\d\d0s$/.test(text) ? Array.from({ length: 10 }, (_, n) => String(Number.parseInt(text) + n)) : [];
}

function withoutSmallWords(terms: Term[]): Term[] {
  const isSmall = ({ word, words, negated }: Term) =>
    !negated && (word === null || SMALL.has(word)) && words.length === 1 && SMALL.has(words[0]!);
  const saying = new Set(terms.filter((term) => !isSmall(term) && !term.negated).map(({ group }) => group));
  return terms.filter((term) => !isSmall(term) || !saying.has(term.group));
}

function namesIn(chunks: Chunk[]): SearchRequest['names'] {
  const found: SearchRequest['names'] = [];
  for (let first = 0; first < chunks.length; first++)
    for (let length = 1; length <= LONGEST_NAME; length++) {
      const run =
        length === 1 && chunks[first]!.negated && !chunks[first]!.isPhrase ? chunks[first]!.text : runOf(chunks, first, length);
      if (run === null || SMALL.has(run)) continue;
      for (const name of new Set([run, withoutPossessive(run), ...countriesOfPeople(run)]))
        found.push({ name, first, last: first + length - 1 });
    }
  return found;
}

let demonyms: ReadonlyMap<string, { slug: string }[]> | undefined;

/** Returns the names of the countries whose adjective or people a run of words is: India for Indian and Indians. */
function countriesOfPeople(run: string): string[] {
  const all = () =>
    Object.entries(countryWords()).flatMap(([slug, of]) => of.demonyms.map((name) => ({ slug, name: fold(name) })));
  demonyms ??= groupBy(all(), ({ name }) => name);
  const countries = demonyms.get(run) ?? demonyms.get(run.replace(/s$/, '')) ?? [];
  return countries.map(({ slug }) => slug.replaceAll('-', ' '));
}
