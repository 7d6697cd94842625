import { escapePattern } from '../../../../shared/escape-pattern.js';
import { toSlug } from '../../../../model/slug.js';
import { CodePoints } from '../../../../model/text/code-points.js';
import { datesIn } from '../../../drafting/language/dates.js';
import { quotationsIn, type Quoted } from '../../../../model/text/quotations.js';
import { findSpeakers } from '../../../drafting/language/speakers.js';
import { kinshipIn } from '../../../drafting/language/kinship.js';
import type { MarkedSpan } from '../../../pages/source/marks.js';
import { COLLECTIONS, NAMED } from '../../collections.data.js';
import { COURTESIES } from '../../../drafting/names/name-words.js';
import { COUNTRY_WORDS } from '../../country-words.data.js';
import type { Places } from '../text/places.js';
import { allNames, CAPITALIZED, entriesIn, peopleIn, slugNamed, withoutTitle } from './names.js';
import { entryCollection } from './annotation-cells.js';
import { guestHeads, sideOfCountry } from './sides.js';
import { claimSpans } from './spans.js';
import type { LoadedProposal } from './draft-cells.js';
import { cellText, type Cells, type Fields, type Json } from './cells.js';
import { inSentencesOf, isNearPublication, mayOwn, visitOfEvent, visitOfQuote } from './visit-meant.js';

export interface CountryChoice {
  slug: string;
  name: string;
  aliases?: readonly string[];
}

/** The context from which a form is pre-filled. */
export interface Around {
  cells: Cells;
  places: Places;
  countries: readonly CountryChoice[];
  proposals?: readonly LoadedProposal[] | undefined;
}

/**
 * Pre-fills a fact with what the selected words themselves state. Other fields stay empty, since editors overlook a wrong value
 * more easily than a missing one.
 */
export function guess(collection: string, span: MarkedSpan, around: Around): Fields {
  const words = around.places.slice(span);
  const claim = GUESSES[collection]?.(words, span, around) ?? (NAMED.includes(collection) ? { name: words } : {});
  const given = Object.fromEntries(Object.entries(claim).filter(([, value]) => value !== undefined && value !== null));
  return (COLLECTIONS[collection]?.mustCite === false ? given : { ...given, cite: [[span.start, span.end]] }) as Fields;
}

/** Fills in only the selected words, for cases in which the editor must decide without help. */
export function unaided(collection: string, { start, end }: MarkedSpan, { places }: Pick<Around, 'places'>): Fields {
  const { wordsField, mustCite } = COLLECTIONS[collection]!;
  const said: Fields = wordsField === null ? {} : { [wordsField]: places.slice({ start, end }) };
  return !mustCite ? said : { ...said, cite: [[start, end]] };
}

/** Guesses from the name alone: most organizations named in articles are outlets or ministries. */
export function organizationKind(name: string): string {
  if (/\b(times|post|daily|gazette|tribune|journal|herald)\b/i.test(name)) return 'NEWSPAPER';
  if (/\b(ministry|department|office|government|embassy)\b/i.test(name)) return 'GOVERNMENT';
  return /\b(news agency|xinhua|reuters|associated press|kcna)\b/i.test(name) ? 'NEWS_AGENCY' : 'OTHER';
}

/** Returns the slug of a new entry of a table, from its name, title or text. */
export function slugFor({ name, title, text }: Fields): string {
  if (typeof name === 'string') return toSlug(name);
  // The end of a title, such as the year, tells visits apart.
  const [words, most] = typeof title === 'string' ? [title, 14] : [cellText(text), 8];
  return toSlug(words).split('-').slice(0, most).join('-');
}

/** Returns the slug of an entry from its facts: of a visit, from its guest, host and month, if there is one guest. */
export function slugOfFacts(cells: Cells, entry: string): string {
  const fields = cells.get(entry) ?? {};
  const [guest, ...others] = entryCollection(entry) === 'visits' ? guestHeads(cells, entry) : [];
  const host = cellText(fields['hostCountry']);
  const month = /\d{4}(?:-\d\d)?/.exec(cellText(fields['start'] ?? fields['end']))?.[0];
  return guest && host && others.length === 0 ? [guest, host, ...(month ? [month] : [])].join('-') : slugFor(fields);
}

type Claim = Record<string, Json | undefined>;
const GUESSES: Readonly<Record<string, (words: string, span: MarkedSpan, around: Around) => Claim>> = {
  people: (words, span, around) => ({ name: printedName(words).name, country: countryOfNamed(words, span, around) }),
  organizations: (name) => ({ name, kind: organizationKind(name) }),
  statements: statement,
  visits: visit,
  delegation: (words, span, around) => {
    const { cells } = around;
    const [of, { name, title }] = [nearestOwner(around, 'visits', span), printedName(words)];
    const person = slugNamed(cells, 'people', name ?? words);
    const isFirst = !entriesIn(cells, 'delegation').some(({ fields }) => fields['of'] === of);
    const stated = name === undefined ? undefined : countryOfNamed(words, span, around);
    const country = cellText(cells.get(`people/${person}`)?.['country']) || stated;
    const side = sideOfCountry(cells, `visits/${of}`, country ?? '');
    return { of, name, person, side, capacity: isFirst ? 'HEAD' : 'MEMBER', role: title };
  },
  events: (words, span, around) => {
    const days = daysIn(words, span, around);
    const visit = visitOfEvent({ ...days, cite: [[span.start, span.end]] }, [], around);
    return {
      kind: EVENTS.find(([pattern]) => pattern.test(words))?.[1],
      status: eventStatusIn(words),
      ...days,
      visit,
    };
  },
  participants: (words, span, around) => ({
    of: nearestOwner(around, 'events', span),
    person: slugNamed(around.cells, 'people', words),
    name: printedName(words).name,
  }),
  positions: (words, span, around) => {
    const { name, title } = printedName(words);
    const { before, after } = besides(span, around);
    const office = printedName(`${words} X`).title?.replace(/ X$/, ''); // undefined if the words do not end with a title
    const [, as] = /^as ([^,]+), /i.exec(words) ?? [];
    const country = countryOfTitle(office === undefined ? words : `${words} X`, span, around);
    const person = personNear(words, span, around);
    const isHolder = (apposition: string) => person !== undefined && slugNamed(around.cells, 'people', apposition) === person;
    // "the governor of the central bank, Ruth Sakala"
    const [described, apposition] = words.split(/, (?=[^,]*$)/);
    const isDescribed = apposition !== undefined && isHolder(apposition);
    const said = isDescribed ? described : (as ?? office ?? title ?? name);
    return {
      title: NO_OFFICE.test(words)
        ? undefined
        : withoutCountry(said?.replace(/^(?:the|its|their|his|her) | then$/gi, ''), around),
      country,
      person,
      status:
        GONE_BEFORE.test(before) || GONE.test(words + /^[^,.;]*/.exec(after)![0])
          ? 'ENDED'
          : TO_COME.test(words)
            ? 'UNKNOWN'
            : 'HELD',
    };
  },
  kinship: (words, span, around) => ({ person: personNear(words, span, around), kind: kinshipIn(words) }),
};

const EVENTS: readonly (readonly [RegExp, string])[] = [
  [/summit/i, 'SUMMIT'],
  [/talks/i, 'TALKS'],
  [/banquet|dinner|luncheon/i, 'BANQUET'],
  [/ceremony|wreath/i, 'CEREMONY'],
  [/performance|concert/i, 'PERFORMANCE'],
  [/press conference|news conference/i, 'PRESS_CONFERENCE'],
  [/speech|address/i, 'SPEECH'],
  [/\bsign(?:s|ed|ing)?\b/i, 'SIGNING'],
  [/phone|\bcall\b/i, 'CALL'],
  [/conference/i, 'CONFERENCE'],
  [/\b(?:met|meets?|meeting)\b/i, 'MEETING'],
];

function statement(words: string, span: MarkedSpan, around: Around): Claim {
  const { cells, places } = around;
  const { text, start: from } = places.nearby(span);
  const near = new CodePoints(text);
  const quoted = quotationsIn(text);
  const [start, end] = [near.toUnits(span.start - from), near.toUnits(span.end - from)];
  const found = quoted.findLastIndex((each) => each.start <= start && each.end >= end);
  // The end of a paraphrase is where a quotation would stand: "Lee said that …".
  const [speaker] =
    found < 0
      ? findSpeakers(text.slice(0, end), [{ start: end, end, depth: 0 } as Quoted])
      : findSpeakers(text, quoted).slice(found);
  const isSaid = speaker && (found >= 0 || speaker.start >= start);
  const spoken = (words: string): Fields => {
    const [person, ...others] = peopleIn(cells, words);
    const organization = person === undefined ? slugNamed(cells, 'organizations', words) : null;
    const known: Fields | null | '' = person !== undefined && others.length === 0 ? { person } : organization && { organization };
    const said: Fields = known ? { speakers: [known] } : isSaid ? { speakersAsPrinted: [words] } : {};
    const visit = visitOfQuote({ ...said, cite: [[span.start, span.end]] }, around);
    return visit === undefined ? said : { visit, ...said };
  };
  const by = spoken(isSaid ? speaker.words : '');
  if (found < 0) return { kind: 'PARAPHRASE', ...by };
  const isWhole = quoted[found]!.start === start && quoted[found]!.end - end <= 1; // a comma may follow
  const isSentence = isWhole && /^[\p{Lu}\p{N}]/u.test(words) && /[.?!…。？！]$|\s\S+\s\S+\s/u.test(words);
  return { kind: isSentence ? 'DIRECT_QUOTE' : 'PARTIAL_QUOTE', text: words, ...by };
}

function visit(words: string, span: MarkedSpan, around: Around): Claim {
  const { cells, countries } = around;
  const guests = peopleIn(cells, VISITING.exec(words)?.[1] ?? '');
  const person = guests.length === 1 ? cells.get(`people/${guests[0]!}`) : undefined;
  const after = (before: RegExp) => countriesIn(words, around, before)[0];
  const host = after(/\b(?:to|in|at|for|left|visit\p{L}*) (?:the )?$/u);
  const days = daysIn(words, span, around, cellText(person?.['country']));
  const where = countries.find(({ slug }) => slug === host)?.name;
  const when = days.start === undefined ? '' : `, ${days.start}`;
  const title = person && where !== undefined ? `${cellText(person['name'])}’s visit to ${where}${when}` : undefined;
  const guestCountry = person?.['country'] ?? after(/\bof (?:the )?$/u);
  return { title, status: statusIn(words), guestCountry, hostCountry: host, ...days };
}

/**
 * The words before a verb such as "visited", which name the guest. Does not match after a verb such as "received", whose
 * subject is the host.
 */
const VISITING =
  /^((?:(?!\b(?:received|hosted|welcomed|invited|met)\b)[^])*?)\b(?:visit|trip|travel|arriv|went|came|left|flew|fl(?:y|ies)\b)/;

const UNCERTAIN = /\b(?:not|never|no|den(?:y|ied|ies)|postponed|if|would|could|might)\b|n[’']t\b/i;
const STATUSES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:cancel|(?:called off|scrapped|abandoned|dropped)\b)/i, 'CANCELLED'],
  [
    /\b(?:is|are) (?:(?:now|currently|still) )?(?:visiting|(?:paying|making|on) an? (?:[\p{L}\p{N}-]+ ){0,4}(?:visit|tour|trip))\b(?!.*\b(?:next|tomorrow|later|soon)\b)/isu,
    'ONGOING',
  ],
  [/\baccept(?:s|ed)?\b[^.;]*\binvit/i, 'ACCEPTED'],
  [/(?<!\bat (?:\S+ ){1,4})\binvit/i, 'INVITED'],
  [/\b(?:will|plans? to|planned|scheduled|upcoming|(?:is|are) (?:(?:due|expected|set|scheduled) )?to)\b/i, 'PLANNED'],
  [/\b(?:visited|left|departed|took place|concluded|ended|returned|came|went|toured)\b/i, 'COMPLETED'],
];
/** What somebody did at an event. It says nothing about the visit during which they did it, which may still be under way. */
const DONE = /\b(?:met|held|hosted|attended|signed|gave|delivered|laid|inspected|joined|spoke|addressed|phoned)\b/i;

function statusIn(words: string): string | undefined {
  return UNCERTAIN.test(words) ? undefined : STATUSES.find(([pattern]) => pattern.test(words))?.[1];
}

const eventStatusIn = (words: string): string | undefined =>
  statusIn(words) ?? (DONE.test(words) && !UNCERTAIN.test(words) ? 'COMPLETED' : undefined);

/** A verb to which the following date belongs, so that it is not a day of the visit. */
const OTHER_DAY = /\b(?:said|says|told|announced?|agreed|signed|quoted|reported)\b[^,;]*$/i;
const LAST_DAY =
  /\b(?:left|leaves?|depart(?:s|ed)?|return(?:s|ed)?|end(?:s|ed)?|conclude[sd]?|until|through|fl(?:ies|ew) home)\b[^,;]*$/i;

/** Leaving for a country other than one's own begins a visit. */
const LEAVES_FOR = /\b(?:left|leaves?|depart(?:s|ed)?|flies) for (?=(?:the )?\p{Lu})[^,;]*$/u;

/**
 * The first and last days, if the words state them. Ignores the day of an invitation or a cancellation. `home` is the guest's
 * country, if known.
 */
function daysIn(words: string, span: MarkedSpan, around: Around, home = ''): { start?: string; end?: string } {
  const status = statusIn(words);
  if (status === undefined ? UNCERTAIN.test(words) : ['CANCELLED', 'ACCEPTED', 'INVITED'].includes(status)) return {};
  const published = cellText(around.cells.get('source')?.['publishedOn']);
  const { before, after } = besides(span, around);
  const from = before.length;
  const days: Record<'start' | 'end', Set<string>> = { start: new Set(), end: new Set() };
  for (const { start, end, edtf } of datesIn(before + words + after, published === '' ? null : published)) {
    const clause = words.slice(0, Math.max(0, start - from));
    if (edtf === null || start < from || end > from + words.length || OTHER_DAY.test(clause)) continue;
    const [first, last] = edtf.split('/') as [string, string | undefined];
    const [leavesFor] = LEAVES_FOR.exec(clause) ?? [];
    const isLast = LAST_DAY.test(clause) && (leavesFor === undefined || namesCountry(leavesFor, home, around.countries));
    if (last !== undefined || !isLast) days.start.add(first);
    if (last !== undefined || isLast) days.end.add(last ?? first);
  }
  const only = (field: 'start' | 'end') => (days[field].size === 1 ? { [field]: [...days[field]][0]! } : {});
  return { ...only('start'), ...only('end') };
}

/** The rest of the sentences that contain a span: the text before it and after it. */
function besides({ start, end }: MarkedSpan, { places }: Around): { before: string; after: string } {
  const [first, last] = [places.sentenceAt(start), places.sentenceAt(end - 1)];
  const before = places.slice({ start: Math.min(first?.start ?? start, start), end: start });
  return { before, after: places.slice({ start: end, end: Math.max(last?.end ?? end, end) }) };
}

/** "now leads the party", "until May ran the port", "her counterpart" */
const NO_OFFICE = /^(?:until|since|now \p{Ll}+s)\b|\b(?:colleague|counterpart)\b/iu;

/** Matches a clause, which makes a statement about somebody and so is neither a name nor an office. */
const CLAUSE =
  /\b(?:is|are|was|were|been|has|have|had|will|would|may|might|could|did|does|said|says|told|met|who|which|that)\b|\s\p{Ll}+ed\b/u;

/** "then Foreign Minister", "governor until 2019", and words before an office: "at the time Ghana’s", "was the". */
export const GONE = /\b(?:former|ex|then|late|until)\b/i;
const GONE_BEFORE = /\b(?:former|ex-?|then|late|at the time.{0,20}|(?:was|been)(?: an?| the)?)[ -]$/i;
const TO_COME = /\b(?:incoming|acting|future|designate|elect)\b/i;

/** The name and the office in the words; neither if the words are a clause. */
function printedName(words: string): { name?: string; title?: string } {
  if (CLAUSE.test(words) || words.split(/\s+/).length > 10) return {};
  const { name, title } = withoutTitle(words);
  const isCourtesy = title?.split(' ').every((word) => COURTESIES.has(word.replace(/\.$/, '')) || /\..*\./.test(word));
  return title === null || isCourtesy ? { name } : { name, title };
}

/** The country named in the words or directly after them, as in "Ann Lee of Finland", but not in "ambassador to Finland". */
function countryOfNamed(words: string, span: MarkedSpan, around: Around): string | undefined {
  const following = /^,? (?:of|from) (?:the )?(.*)/su.exec(besides(span, around).after)?.[1] ?? '';
  return (
    countriesIn(words, around, /(?<!\b(?:to|in|for|with) (?:the )?)$/)[0] ??
    countriesIn(following, around, /^$/)[0] ??
    countryOfTitle(words, span, around)
  );
}

/** "Foreign Minister" for "Portuguese Foreign Minister". */
function withoutCountry(title: string | undefined, { countries }: Around): string | undefined {
  const first = countryMentions(title ?? '', countries).find(({ index }) => index === 0);
  return first ? title!.slice(first.end).replace(/^(?:['’]s?)?\s+/, '') || title : title;
}

/** The country right before the title of the named person: "Portuguese Foreign Minister Rui Mora". */
function countryOfTitle(words: string, span: MarkedSpan, around: Around): string | undefined {
  const upTo = besides(span, around).before + words;
  const { name } = withoutTitle(words);
  const { end, meant } = countryMentions(upTo, around.countries).findLast(({ index }) => index < upTo.length - name.length) ?? {};
  const title = upTo.slice(end, -name.length).replace(/^['’]s?/, '');
  const isTitle = /^\s.*\S\s$/.test(title) && withoutTitle(`${title}X`).name === 'X';
  return isTitle && meant?.length === 1 ? meant[0]!.slug : undefined;
}

/** Returns the countries named in the words, in order. The words before each country must match `before`. */
export function countriesIn(words: string, { countries }: Pick<Around, 'countries'>, before = /$/): string[] {
  const found = countryMentions(words, countries).flatMap(({ index, meant: [only, ...others] }) =>
    only!.isName && others.length === 0 && before.test(words.slice(0, index)) ? [only!.slug] : [],
  );
  return [...new Set(found)];
}

/** Whether a text mentions a country by its name, a demonym or a city. */
export function namesCountry(words: string, slug: string, countries: readonly CountryChoice[]): boolean {
  return countryMentions(words, countries).some(({ meant }) => meant.some((each) => each.slug === slug));
}

interface CountryMeant {
  slug: string;
  isName: boolean;
}

function countryMentions(words: string, countries: readonly CountryChoice[]) {
  const finder = finders.get(countries) ?? countryFinder(countries);
  finders.set(countries, finder);
  return [...words.matchAll(finder.pattern)].map(({ 0: name, index }) => ({
    index,
    end: index + name.length,
    meant: finder.meant.get(name)!,
  }));
}

/** Cached by the list of countries; there is only one such list. */
const finders = new WeakMap<readonly CountryChoice[], ReturnType<typeof countryFinder>>();

/** Each word may begin with the number of letters that it shares with the slug. */
const wordsIn = (slug: string, ...words: string[]) =>
  [
    slug,
    words.map((each) => each.replace(/^[a-z\d]/, (shared) => slug[0]!.toUpperCase() + slug.slice(1, parseInt(shared, 36)))),
  ] as const;

function countryFinder(countries: readonly CountryChoice[]) {
  const meant = new Map<string, CountryMeant[]>();
  const add = (name: string, slug: string, isName: boolean) => meant.set(name, [...(meant.get(name) ?? []), { slug, isName }]);
  const [slugs, ...columns] = COUNTRY_WORDS.split('\n').map((line) => line.split(';'));
  const words = new Map(slugs!.map((slug, row) => wordsIn(slug, ...columns.flatMap((column) => column[row] ?? []))));
  for (const { slug, name, aliases = [] } of countries) {
    for (const each of new Set([name, ...aliases])) add(each, slug, true);
    for (const each of words.get(slug) ?? []) add(each, slug, false);
  }
  const longestFirst = [...meant.keys()].toSorted((a, b) => b.length - a.length).map(escapePattern);
  return { meant, pattern: new RegExp(`(?<!\\p{L})(?:${longestFirst.join('|') || '(?!)'})(?!\\p{L})`, 'gu') };
}

/** The only person named in the words, or else the person named directly next to them. */
function personNear(words: string, span: MarkedSpan, around: Around): string | undefined {
  const inside = peopleIn(around.cells, words);
  if (inside.length > 0) return inside.length === 1 ? inside[0] : undefined;
  const before = besides(span, around).before.replace(BETWEEN, '');
  const after = besides(span, around).after.replace(/^[\s,(]+/, '');
  const isBeside = (name: string) => before.endsWith(name) || after.startsWith(name);
  const full = entriesIn(around.cells, 'people').find(({ fields }) => allNames(fields).some(isBeside))?.slug;
  const part = new RegExp(`${CAPITALIZED}$`, 'u').exec(before) ?? new RegExp(`^${CAPITALIZED}`, 'u').exec(after);
  return full ?? peopleIn(around.cells, part?.[0] ?? '')[0];
}

const BETWEEN = /[\s,(]*(?:\b(?:and|with|an?|the|his|her|their|then|former)\s+)*$/;

function possibleOwners({ cells, places }: Around, collection: string, span: MarkedSpan): ReturnType<typeof entriesIn> {
  const isPossible = mayOwn(places, [span]);
  return entriesIn(cells, collection).filter(({ fields }) => isPossible(fields));
}

/**
 * Returns the slug of the only possible owner, or of the one that cites the nearest words: in the sentence of a span, before it in the
 * paragraph, or before it, where those of the days before the publication come first. Prefers the shortest words.
 */
function nearestOwner(around: Around, collection: string, span: MarkedSpan): string | undefined {
  const { cells, places } = around;
  const isBeside = inSentencesOf([span], places);
  const possible = possibleOwners(around, collection, span);
  const cited = possible.flatMap(({ slug, fields }) =>
    claimSpans(fields).flatMap((each) => {
      const isElsewhere = !isBeside(each);
      const isInParagraph = places.indexAt(each.start) === places.indexAt(span.start);
      const rank = isElsewhere ? (isInParagraph ? 1 : isNearPublication(fields, cells) ? 2 : 3) : 0;
      const distance = Math.max(0, each.start - span.end, span.start - each.end);
      return isElsewhere && each.start > span.start ? [] : [{ slug, rank, distance, length: each.end - each.start }];
    }),
  );
  const [nearest] = cited.toSorted((a, b) => a.rank - b.rank || a.distance - b.distance || a.length - b.length);
  return (possible.length === 1 ? possible[0] : nearest)?.slug;
}
