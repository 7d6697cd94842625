import { escapePattern } from '../../../../shared/escape-pattern.js';
import { toSlug } from '../../../../model/slug.js';
import { CodePoints } from '../../../../model/text/code-points.js';
import { datesIn } from '../../../drafting/language/dates.js';
import { quotationsIn } from '../../../../model/text/quotations.js';
import { findSpeakers } from '../../../drafting/language/speakers.js';
import type { MarkedSpan } from '../../../pages/source/marks.js';
import { COLLECTIONS } from '../../collections.data.js';
import type { Places } from '../text/places.js';
import { entriesIn, namedEntries, slugNamed, withoutTitle } from './names.js';
import { claimSpans } from './spans.js';
import { cellText, type Cells, type Fields, type Json } from './cells.js';

export interface CountryChoice {
  slug: string;
  name: string;
}

/** The context from which a form is pre-filled. */
export interface Around {
  cells: Cells;
  places: Places;
  countries: readonly CountryChoice[];
}

/** Guesses a fact of a collection from the selected words and their surroundings. An editor confirms it. */
export function guess(collection: string, span: MarkedSpan, around: Around): Fields {
  const words = around.places.slice(span);
  const claim = GUESSES[collection]?.(words, span, around) ?? {};
  const given = Object.fromEntries(Object.entries(claim).filter(([, value]) => value !== undefined && value !== null));
  return (COLLECTIONS[collection]?.mustCite === false ? given : { ...given, cite: [[span.start, span.end]] }) as Fields;
}

/** Returns only the words, for cases in which the editor must decide without help. */
export function unaided(collection: string, { start, end }: MarkedSpan, { places }: Pick<Around, 'places'>): Fields {
  const { wordsField, mustCite } = COLLECTIONS[collection]!;
  const said: Fields = wordsField === null ? {} : { [wordsField]: places.slice({ start, end }) };
  return !mustCite ? said : { ...said, cite: [[start, end]] };
}

/** Guesses from the name alone: most organizations that articles name are outlets or ministries. */
export function organizationKind(name: string): string {
  if (/\b(times|post|daily|gazette|tribune|journal|herald)\b/i.test(name)) return 'NEWSPAPER';
  if (/\b(news|agency|xinhua|reuters|press|kcna)\b/i.test(name)) return 'NEWS_AGENCY';
  return /\b(ministry|department|office|government)\b/i.test(name) ? 'GOVERNMENT' : 'OTHER';
}

/** Returns the slug of a new entry of a table, from its name, title or text. */
export function slugFor({ name, title, text }: Fields): string {
  if (typeof name === 'string') return toSlug(name);
  const words = [title, text].find((each): each is string => typeof each === 'string') ?? '';
  return toSlug(words).split('-').slice(0, 8).join('-');
}

type Claim = Record<string, Json | undefined>;
const GUESSES: Readonly<Record<string, (words: string, span: MarkedSpan, around: Around) => Claim>> = {
  people: (words, span, around) => ({ name: withoutTitle(words).name, country: countriesNear(span, around)[0] }),
  organizations: (name) => ({ name, kind: organizationKind(name) }),
  topics: (name) => ({ name }),
  statements: statement,
  visits: visit,
  delegation: (words, span, { cells }) => {
    const [of, { name, title }] = [nearestOwner(cells, 'visits', span), withoutTitle(words)];
    const isFirst = !entriesIn(cells, 'delegation').some(({ fields }) => fields['of'] === of);
    const said = { side: 'GUEST', capacity: isFirst ? 'HEAD' : 'MEMBER', role: title };
    return { of, name, person: slugNamed(cells, 'people', words), ...said };
  },
  events: (words, span, around) => ({
    kind: EVENTS.find(([pattern]) => pattern.test(words))?.[1] ?? 'MEETING',
    status: statusOf(sentenceOf(span, around)),
    start: dateNear(span, around),
    visit: onlyOne(around.cells, 'visits'),
  }),
  participants: (words, span, { cells }) => ({
    of: nearestOwner(cells, 'events', span),
    person: slugNamed(cells, 'people', words),
    name: withoutTitle(words).name,
  }),
  positions: (title, span, around) => ({
    title,
    person: personNear(span, around),
    status: /\b(former|ex-|then)\b/i.test(sentenceOf(span, around)) ? 'ENDED' : 'UNKNOWN',
  }),
  kinship: (_words, span, around) => ({ person: personNear(span, around), kind: 'SPOUSE' }),
};

const EVENTS: readonly (readonly [RegExp, string])[] = [
  [/summit/i, 'SUMMIT'],
  [/talks/i, 'TALKS'],
  [/banquet|dinner|luncheon/i, 'BANQUET'],
  [/ceremony|wreath/i, 'CEREMONY'],
  [/performance|concert/i, 'PERFORMANCE'],
  [/press conference|news conference/i, 'PRESS_CONFERENCE'],
  [/speech|address/i, 'SPEECH'],
  [/sign/i, 'SIGNING'],
  [/phone|call/i, 'CALL'],
  [/conference/i, 'CONFERENCE'],
];

function statement(words: string, span: MarkedSpan, { cells, places }: Around): Claim {
  const { text, start: from } = places.nearby(span);
  const near = new CodePoints(text);
  const quoted = quotationsIn(text);
  const [start, end] = [near.toUnits(span.start - from), near.toUnits(span.end - from)];
  const found = quoted.findLastIndex((each) => each.start <= start && each.end >= end);
  const visit = onlyOne(cells, 'visits');
  if (found < 0) return { kind: 'PARAPHRASE', visit };
  const isWhole = quoted[found]!.start === start && quoted[found]!.end - end <= 1; // a comma may follow
  const isSentence = isWhole && /^[\p{Lu}\p{N}]/u.test(words) && /[.?!…。？！]$|\s\S+\s\S+\s/u.test(words);
  const speaker = findSpeakers(text, quoted)[found];
  const person = speaker ? slugNamed(cells, 'people', speaker.words) : null;
  const organization = speaker && !person ? slugNamed(cells, 'organizations', speaker.words) : null;
  const known = person ? [{ person }] : organization ? [{ organization }] : undefined;
  return {
    ...{ kind: isSentence ? 'DIRECT_QUOTE' : 'PARTIAL_QUOTE', text: words, visit },
    ...(known ? { speakers: known } : speaker ? { speakersAsPrinted: [speaker.words] } : {}),
  };
}

function visit(_words: string, span: MarkedSpan, around: Around): Claim {
  const { cells, countries } = around;
  const sentence = sentenceOf(span, around);
  const person = namedEntries(cells, 'people', sentence)[0];
  const guest = person === undefined ? undefined : cells.get(`people/${person}`)?.['country'];
  const near = countriesNear(span, around);
  const host = countriesIn(around.places.slice(span), around)[0] ?? near.findLast((slug) => slug !== guest);
  const start = dateNear(span, around);
  const [who, where] = [cells.get(`people/${person}`)?.['name'], countries.find(({ slug }) => slug === host)?.name];
  const when = start === undefined ? '' : `, ${start}`;
  const title = who !== undefined && where !== undefined ? `${cellText(who)}’s visit to ${where}${when}` : undefined;
  return {
    title,
    status: statusOf(sentence),
    guestCountry: guest ?? near.find((slug) => slug !== host),
    hostCountry: host,
    start,
  };
}

function statusOf(sentence: string): string {
  if (/\b(cancel|called off)/i.test(sentence)) return 'CANCELLED';
  if (/\binvit/i.test(sentence)) return 'INVITED';
  return /\b(will|plans?|planned|scheduled|upcoming)\b/i.test(sentence) ? 'PLANNED' : 'COMPLETED';
}

function sentenceOf({ start, end }: MarkedSpan, { places }: Around): string {
  const [first, last] = [places.sentenceAt(start), places.sentenceAt(end - 1)];
  return places.slice({ start: Math.min(first?.start ?? start, start), end: Math.max(last?.end ?? end, end) });
}

function dateNear(span: MarkedSpan, around: Around): string | undefined {
  const published = around.cells.get('source')?.['publishedOn'];
  return datesIn(sentenceOf(span, around), typeof published === 'string' ? published : null)[0]?.edtf;
}

/** Returns the countries that the sentence names, in that order. */
function countriesNear(span: MarkedSpan, around: Around): string[] {
  return countriesIn(sentenceOf(span, around), around);
}

/** Returns the countries that words name, in that order. */
export function countriesIn(words: string, { countries }: Around): string[] {
  const found = countries.map(({ slug, name }) => ({ slug, at: words.search(new RegExp(`\\b${escapePattern(name)}\\b`)) }));
  return found
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
    .map(({ slug }) => slug);
}

function personNear(span: MarkedSpan, around: Around): string | undefined {
  return namedEntries(around.cells, 'people', sentenceOf(span, around))[0];
}

function onlyOne(cells: Cells, collection: string): string | undefined {
  const all = entriesIn(cells, collection);
  return all.length === 1 ? all[0]!.slug : undefined;
}

/** Returns the slug of the only entry, or of the one that cites the words nearest to a span, the shortest of these. */
function nearestOwner(cells: Cells, collection: string, { start, end }: MarkedSpan): string | undefined {
  const cited = entriesIn(cells, collection).flatMap(({ slug, fields }) =>
    claimSpans(fields).map((span) => ({
      slug,
      distance: Math.max(0, span.start - end, start - span.end),
      length: span.end - span.start,
    })),
  );
  const [nearest] = cited.toSorted((a, b) => a.distance - b.distance || a.length - b.length);
  return onlyOne(cells, collection) ?? nearest?.slug;
}
