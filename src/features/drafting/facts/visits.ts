import { DAY_MS } from '../../../model/dates/partial-date.js';
import type { OccurrenceStatus, VisitKind } from '../../../model/generated/enums.js';
import type { DateMention } from '../language/dates.js';
import { lastUpTo, sentencesIn, type UnitSpan } from '../language/sentences.js';
import { cityName } from '../names/countries.js';
import type { Names, PersonMention, TextPerson } from '../names/names.js';
import { companionsIn } from './companions.js';
import { delegateListsIn, type Dateline } from './forms.js';
import type { FoundKin } from './kin.js';
import type { Assertions } from './assertion.js';
import { NAME } from './masked.js';
import type { FoundOffice } from './offices.js';
import { isPossessor, type Pronouns } from './pronouns.js';
import { DENIED, kindOfVisit, readMood, statusOff } from './moods.js';
import { subjectMeant } from './subject-meant.js';
import { impliedTrips } from './implied-trips.js';
import { tripsIn, type Trip } from './trips.js';
import { unnamedTrips } from './unnamed-guests.js';

/** The first and last days, as far as known. */
export interface Days {
  /** EDTF. */
  start: string | null;
  /** The printed words of a relative date, such as "Monday"; null for an absolute date. */
  startAsPrinted: string | null;
  end: string | null;
  endAsPrinted: string | null;
}

/** A visit that one or more sentences report. */
export interface FoundVisit extends Days {
  guest: TextPerson;
  /** Slugs of countries; the guest's is null if unknown. */
  guestCountry: string | null;
  hostCountry: string;
  /** Cities, as printed. */
  places: string[];
  status: OccurrenceStatus;
  kind: VisitKind | null;
  durationDays: number | null;
  /** The words of the first passage that report it. */
  told: UnitSpan;
  /** The sentences that report it, in the order of the text. */
  passages: UnitSpan[];
  /** The span that names the guest. */
  guestAt: UnitSpan;
  /** People from the guest's country who are named next to the guest. */
  others: PersonMention[];
  by: 'verb' | 'noun';
  /** Whether the first day comes from an event, so the visit may have begun earlier. */
  isDayOfEvent: boolean;
  /** Whether the passages only report a reception of the guest, which may be on any day of the visit. */
  isReception: boolean;
  /** Whether a passage plainly states that the visit took place. */
  isPlain: boolean;
  confidence: number;
}

const BETWEEN_DATES = /^(?:,|,? and|,? or|,? (?:in|again in|then in))? ?$/u;
const DAYS = /\b(?<count>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})-day\b/u;
const COUNTS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A longer sentence is probably a table or a list. */
const LONGEST = 2_000;

/** The country of a person according to the text or the store; null if unknown. */
export type CountryOf = (person: TextPerson) => string | null;

const UNCLEAR = 0.75;

/** Finds visits of people to countries other than their own, in the order of the text. */
export function visitsIn(given: VisitContext): FoundVisit[] {
  const sentences = sentencesIn(given.text).filter(({ start, end }) => end - start <= LONGEST);
  const reported = joined(
    sentences.flatMap((sentence) => inSentence(sentence, given, tripsOf(sentence, given))),
    given,
  );
  const recent = reported.filter((visit) => !isLongBefore(visit, given.published));
  const others = sentences.filter((each) => !reported.some(({ passages }) => passages.includes(each)));
  const implied = recent.some(isDone)
    ? null
    : (impliedVisit(unnamedTrips, others, recent, given) ?? impliedVisit(impliedTrips, others, recent, given));
  const earlier = earlierVisits(recent, sentences, given).filter(
    (each) => isLongBefore(each, given.published) && !reported.some((visit) => visit.start !== null && isSame(visit, each)),
  );
  const visits = [...reported, ...(implied ? [implied] : []), ...earlier].sort(
    (a, b) => a.passages[0]!.start - b.passages[0]!.start,
  );
  const [only, ...more] = visits.filter((visit) => isDone(visit) && !isLongBefore(visit, given.published));
  if (only && more.length === 0) {
    countDays(only, sentences, given);
    addPlaces(only, sentences, given);
  }
  return visits.map((visit) => (isUnderWay(visit, given) ? { ...visit, status: 'ONGOING', isPlain: false } : visit));
}

export interface VisitContext {
  text: string;
  /** The text with names masked. */
  masked: string;
  names: Names;
  dates: readonly DateMention[];
  dateline: Dateline | null;
  assertions: Assertions;
  offices: readonly FoundOffice[];
  pronouns: Pronouns;
  countryOf: CountryOf;
  published: string | null;
}

const NTH_DAY =
  /(?<!\p{L})(?<nth>first|second|third|fourth|fifth|last|final) day of (?:an?|his|her|the|their) (?:[\p{L}\p{N}-]+ ){0,4}(?:visit|trip|tour)(?!\p{L})/u;
const NTH = ['first', 'second', 'third', 'fourth', 'fifth'];

/** "The visit ends on Thursday", "Salonen wraps up her visit on Thursday", "flew home on Thursday". */
const ENDS_BY =
  /(?<!\p{L})(?:(?:(?:[Tt]he|[Hh]is|[Hh]er) (?:[\p{L}\p{N}-]+ ){0,4}(?:visit|trip|tour)(?:, which)?|who) (?:(?:is|was) (?:due|set|scheduled) to |will )?(?:ends?(?:ed)?|concludes?d?|lasts? until|runs? until)|(?:ends?(?:ed)?|concludes?d?|wrap(?:s|ped)? up) (?:the|his|her) (?:[\p{L}\p{N}-]+ ){0,4}(?:visit|trip|tour)(?: (?:to|of|in) (?:the )?\p{Lu}\p{L}+)?|(?:flew|went|headed|returned|left|departed|travel(?:l)?ed) (?:back )?(?:for )?home(?: late| early)?) (?:on )?$/u;
/** "arrived on Monday", "The visit opened on Monday". */
const ARRIVED =
  /(?<!\p{L})(?:arrived (?:here )?|(?:[Tt]he|[Hh]is|[Hh]er) (?:[\p{L}\p{N}-]+ ){0,4}(?:visit|trip|tour) (?:opened|beg[au]n|started|got under way|kicked off) )(?:late |early )?(?:on )?$/u;

/** Adds the first or last day of a visit from "who arrived on Monday", or "on Thursday, on the second day of a state visit". */
function countDays(visit: FoundVisit, sentences: readonly UnitSpan[], given: VisitContext): void {
  const { text, names, assertions } = given;
  const [hasStart, hasEnd] = [visit.start !== null, visit.end !== null];
  for (const sentence of hasStart && hasEnd ? [] : sentences) {
    const isWithin = ({ start, end }: UnitSpan) => start >= sentence.start && end <= sentence.end;
    const words = text.slice(sentence.start, sentence.end);
    const isAbout =
      /^(?:The|His|Her) (?:[\p{L}\p{N}-]+ ){0,4}(?:visit|trip|tour)[ ,]/u.test(words) ||
      subjectMeant(given, sentence)?.person === visit.guest ||
      names.mentions.some((each) => isWithin(each) && each.person === visit.guest);
    const dates = given.dates.filter((each) => isWithin(each) && each.edtf?.length === 10);
    const until = hasEnd
      ? undefined
      : dates.find(({ start, edtf }) => ENDS_BY.test(text.slice(sentence.start, start)) && edtf! >= (visit.start ?? ''));
    const arrived = hasStart ? undefined : dates.find(({ start }) => ARRIVED.test(text.slice(sentence.start, start)));
    const { 0: printed, groups } = (!hasStart && NTH_DAY.exec(words)) || {};
    const date = until ?? arrived ?? (printed !== undefined && dates.length === 1 ? dates[0] : undefined);
    if (!isAbout || !date || ['denied', 'unreal'].includes(assertions.of(sentence, { words: date, end: date.end }, true)))
      continue;
    const nth = NTH.indexOf(groups?.['nth'] ?? '');
    const first = new Date(Date.parse(date.edtf!) - nth * DAY_MS).toISOString().slice(0, 10);
    if (until) Object.assign(visit, lastDay(daysOf(until)), { start: visit.start, startAsPrinted: visit.startAsPrinted });
    else if (arrived) Object.assign(visit, { ...daysOf(date), end: visit.end, endAsPrinted: visit.endAsPrinted });
    else if (visit.end === null)
      Object.assign(visit, nth < 0 ? lastDay(daysOf(date)) : { start: first, startAsPrinted: printed });
    visit.passages = [...new Set([...visit.passages, sentence])].sort((one, other) => one.start - other.start);
  }
}

/** "rode a train to Turku", "Her last stop was Turku". */
const WENT_TO =
  /(?<!\p{L})(?:(?:rode|flew|drove|travel(?:l)?ed|went|sailed|continued|moved|journeyed)(?: on)?(?: (?!to |from |back |home )[\p{L}\p{N}-]+){0,4}(?: from \p{Lu}[\p{L}-]+)? to|(?:[Hh]er|[Hh]is) (?:first|next|second|third|last|final) stop (?:is|was)) (?<city>\p{Lu}[\p{Ll}’-]+)(?= (?:on|by|for|in|early|late|where|and) |[,.;]| \p{Lu}\p{Ll}+day)/gu;

/** Adds the cities of a visit that other sentences or the dateline name. Leaves a visit that is plainly told as it is. */
function addPlaces(visit: FoundVisit, sentences: readonly UnitSpan[], given: VisitContext): void {
  const { text, names, dateline, assertions } = given;
  if (visit.isPlain) return;
  const cities = names.countries.filter(({ by, country }) => by === 'city' && country === visit.hostCountry);
  const isHost = ({ start, end }: UnitSpan) => cities.some((each) => each.start === start && each.end === end);
  const taken = [...names.countries, ...names.mentions, ...names.organizations];
  const found = sentences.flatMap((sentence): string[] => {
    const words = text.slice(sentence.start, sentence.end);
    const isOfGuest =
      subjectMeant(given, sentence)?.person === visit.guest ||
      /^(?:Her|His) \p{Ll}+ stop /u.test(words) ||
      names.mentions.find(({ start, end }) => start >= sentence.start && end <= sentence.end)?.person === visit.guest;
    const isEarlier = given.dates.some(
      ({ start, end, edtf }) =>
        start >= sentence.start &&
        end <= sentence.end &&
        (edtf ?? '9').slice(0, 4) < (visit.start ?? visit.end ?? given.published ?? '').slice(0, 4),
    );
    if (!isOfGuest || isEarlier) return [];
    return [...words.matchAll(WENT_TO)].flatMap(({ 0: whole, index, groups }) => {
      const end = sentence.start + index + whole.length;
      const span = { start: end - groups!['city']!.length, end };
      const isOther = !isHost(span) && taken.some((each) => each.start < end && each.end > span.start);
      const clause = { words: { start: sentence.start + index, end }, end };
      return isOther || assertions.of(sentence, clause, true) === 'unreal' ? [] : [groups!['city']!];
    });
  });
  const { place } = dateline ?? {};
  const isThere = place?.by === 'city' && place.country === visit.hostCountry && place.start >= dateline!.start;
  visit.places = [...new Set([...(isThere ? [cityName(place.words)] : []), ...visit.places, ...found])];
}

const BEGINS =
  /(?<!\p{L})(?:arriv(?:ed|es)|land(?:ed|s)|beg[au]n|begins|start(?:ed|s)|at the (?:start|beginning|outset) of|(?:was|were) (?:received|welcomed|greeted))(?!\p{L})/u;
const IS_PAYING = /(?<!\p{L})(?:is|are) (?:currently )?(?:paying|making) (?:[\p{L}\p{N}-]+ ){0,5}visit(?!\p{L})/u;
/** Words that show that a visit is over. */
const IS_OVER =
  /(?<!\p{L})(?:left|ended|ends|concluded|wrapped up|returned|flew (?:home|back)|departed|visited|toured|paid|made|spent|stayed)(?!\p{L})/u;
/** A visit of unknown length is assumed to last at most this many days. */
const LONGEST_VISIT = 7;

/** Whether a text published in the days after the start of a visit reports only that it began. */
function isUnderWay({ status, start, end, durationDays, passages }: FoundVisit, { text, published }: VisitContext): boolean {
  if (status !== 'COMPLETED' || end !== null) return false;
  const days = (Date.parse(published ?? '') - Date.parse(start ?? '')) / DAY_MS;
  const isRecent = start?.length === 10 && published?.length === 10 && days >= 0 && days < (durationDays ?? LONGEST_VISIT);
  const isTold = (words: RegExp) => passages.some((each) => words.test(text.slice(each.start, each.end)));
  return isRecent && (isTold(IS_PAYING) || (isTold(BEGINS) && !IS_OVER.test(text)));
}

const tripsOf = ({ start, end }: UnitSpan, { masked }: VisitContext): Trip[] =>
  tripsIn(masked.slice(start, end)).map((trip) => within(trip, start));

/**
 * The visit of which most sentences tell without reporting the trip itself, such as "gave a dinner for her in Oslo". Only for a
 * text that reports no visit that took place, since it is probably about this one.
 */
function impliedVisit(
  tripsIn: (sentence: UnitSpan, given: VisitContext) => Trip[],
  sentences: readonly UnitSpan[],
  reported: readonly FoundVisit[],
  given: VisitContext,
): FoundVisit | null {
  const isReported = ({ guest, hostCountry }: FoundVisit) =>
    reported.some((visit) => visit.guest === guest && visit.hostCountry === hostCountry);
  const found = sentences.flatMap((sentence) => inSentence(sentence, given, tripsIn(sentence, given)));
  const implied = joined(
    found.filter((visit) => (isDone(visit) || visit.status === 'PLANNED') && !isReported(visit)),
    given,
  );
  return implied.toSorted((a, b) => b.passages.length - a.passages.length)[0] ?? null;
}

function inSentence(sentence: UnitSpan, given: VisitContext, trips: readonly Trip[]): FoundVisit[] {
  const taken = new Set<string>();
  return trips.flatMap((trip, index) => {
    const hosts = hostsOf(given, trip).filter(
      ({ country }, at, all) => !taken.has(country) && all.findIndex((each) => each.country === country) === at,
    );
    const guests = hosts.length > 0 ? guestsOf(given, sentence, trip) : [];
    if (guests.length === 0) return [];
    for (const { country } of hosts) taken.add(country);
    const clause = clauseOf(trips, index, sentence, given.names);
    return hosts.flatMap((host, at) =>
      guests.flatMap((group) => visitsTo(host, group, trip, sentence, given, { clause, isLater: at > 0 })),
    );
  });
}

const KNEW =
  /(?<!\p{L})(?:(?:knew|knows|had (?:visited|been to|come to)|was no stranger to) the (?:country|kingdom|republic|islands?)|not (?:her|his) first (?:visit|trip)|(?:first|second|third|fourth) (?:visit|trip) to the (?:country|kingdom|republic|islands?))(?!\p{L})/u;
const CAME_IN =
  /(?<!\p{L})(?<words>(?:came|went|flew|travel(?:l)?ed|sailed) to|visited|spent [\p{L}\p{N} ]{3,20} in) (?<city>\p{Lu}[\p{L}’-]+) in \d{4}(?!\d)/u;

/** "Lee knew the country already. As mayor, she came to Turku in 2010": an earlier visit to the country of the only recent one. */
function earlierVisits(recent: readonly FoundVisit[], sentences: readonly UnitSpan[], given: VisitContext): FoundVisit[] {
  const { text, names } = given;
  const [only, ...others] = recent.filter(isDone);
  if (!only || others.length > 0) return [];
  return sentences.flatMap((sentence, index): FoundVisit[] => {
    const before = sentences[index - 1];
    const { groups, index: at } = CAME_IN.exec(text.slice(sentence.start, sentence.end)) ?? {};
    if (!before || !groups || text.slice(before.end, sentence.start).includes('\n')) return [];
    if (!KNEW.test(text.slice(before.start, before.end))) return [];
    const start = sentence.start + at!;
    const end = start + `${groups['words']} ${groups['city']}`.length;
    if ([...names.countries, ...names.mentions].some((each) => each.start < end && each.end > start)) return [];
    const city = { start: end - groups['city']!.length, end };
    const words = { start, end: start + groups['words']!.length };
    const trip: Trip = { words, hosts: [city], guest: null, receiver: null, by: 'verb', isPast: true, end };
    const host = { country: only.hostCountry, place: groups['city']!, end };
    return guestsOf(given, sentence, trip)
      .filter(([guest]) => guest!.person === only.guest)
      .flatMap((guests) => visitsTo(host, guests, trip, sentence, given, { clause: sentence, isLater: false }))
      .map((visit) => ({ ...visit, isPlain: false }));
  });
}

/** The part of a sentence about one trip: "X visited Fiji, and Y paid a state visit to Tonga" has two. */
function clauseOf(trips: readonly Trip[], index: number, sentence: UnitSpan, { mentions }: Names): UnitSpan {
  const border = (one?: Trip, other?: Trip) =>
    one && other && mentions.find(({ start, end }) => start >= one.end && end <= other.words.start)?.start;
  return {
    start: border(trips[index - 1], trips[index]) ?? sentence.start,
    end: border(trips[index], trips[index + 1]) ?? sentence.end,
  };
}

/** Converts the offsets of a trip in its sentence to offsets in the text. */
function within(trip: Trip, at: number): Trip {
  const moved = ({ start, end }: UnitSpan): UnitSpan => ({ start: at + start, end: at + end });
  return {
    ...trip,
    ...{ words: moved(trip.words), hosts: trip.hosts.map(moved), end: at + trip.end },
    ...{ guest: trip.guest && moved(trip.guest), receiver: trip.receiver && moved(trip.receiver) },
  };
}

/** "left Santiago on Friday": the date is the end of the visit. */
const DEPARTS = /^(?:left|leaves|departed)(?! for)(?!\p{L})/u;

interface Host {
  country: string;
  /** The city that the text names. */
  place: string | null;
  end: number;
}

/** "the Kenyan capital" */
const IN_CAPITAL = /^ capital(?!\p{L})/u;

/** The countries that a trip names; otherwise the country of the person who receives the guest, or of the dateline. */
function hostsOf(
  { text, names: { mentions, countries }, countryOf, dateline }: VisitContext,
  { hosts, receiver, words, end, isOfEvent, isUnnamed }: Trip,
): Host[] {
  if (hosts.length > 0) {
    return hosts.flatMap((span) => {
      const found = countries.find(({ start }) => start === span.start);
      const isPlace = found && (found.by !== 'people' || isOfEvent !== undefined || IN_CAPITAL.test(text.slice(found.end)));
      if (!isPlace) return [];
      return [
        { country: found.country, place: found.by === 'city' ? cityName(found.words) : null, end: isUnnamed ? end : found.end },
      ];
    });
  }
  if (!receiver || text.startsWith('invit', words.start)) return [];
  const person = mentions.find(({ start }) => start === receiver.start);
  const state = countries.find(({ start, by }) => start === receiver.start && by === 'name');
  const country = person ? (countryOf(person.person) ?? dateline?.place?.country) : state?.country;
  return country ? [{ country, place: null, end }] : [];
}

/** "a trip that took her to Spain", "arrived on Monday from Spain": the dates in the sentence belong to something else. */
const TOOK_THEM = /^(?:\p{L}+ (?:that|which)|from) /u;
/** "began a tour of Spain and Portugal on Monday": the day belongs to the first stop. */
const BEGINS_TOUR = /^(?:beg[au]n|begins?|start(?:ed|s))(?!\p{L})/u;

function visitsTo(
  host: Host,
  guests: PersonMention[],
  trip: Trip,
  sentence: UnitSpan,
  given: VisitContext,
  { clause, isLater }: { clause: UnitSpan; isLater: boolean },
): FoundVisit[] {
  const [guest, ...others] = guests as [PersonMention, ...PersonMention[]];
  const { text, dates, assertions, countryOf, published } = given;
  const guestCountry = countryOf(guest.person);
  // An ambassador arrives to take up a post.
  if (guestCountry === host.country || /(?<!\p{L})[Aa]mbassador$/u.test(guest.title)) return [];
  // "The governor received Ann Lee": people of unknown countries only meet.
  if (guestCountry === null && trip.receiver && trip.hosts.length === 0) return [];
  const assertion = assertions.of(sentence, trip, trip.isPast);
  const [before, from] = [text.slice(sentence.start, trip.words.start), text.slice(trip.words.start, sentence.end)];
  const { status, isSure } = assertion === 'denied' ? DENIED : readMood(before, from, trip.by);
  const isOff = status === 'CANCELLED' || status === 'POSTPONED';
  if (assertion === 'unreal' && !isOff) return [];
  const isDeparture = DEPARTS.test(from);
  // "cancelled his visit to Rome on Monday": the day may belong to the visit or to the cancellation.
  const isUndated =
    NTH_DAY.test(before + from) || (isOff && !statusOff(from)) || TOOK_THEM.test(from) || (isLater && BEGINS_TOUR.test(from));
  const when = isUndated ? [] : datesOf(text, sentence, { at: trip.words.start, guest }, host, dates);
  const days = DAYS.exec(text.slice(sentence.start, sentence.end))?.groups!['count'];
  const told = {
    start: Math.max(sentence.start, Math.min(guest.start, trip.words.start)),
    end: Math.max(trip.end, ...when.slice(0, 1).map(({ first, last }) => (last ?? first).end)),
  };
  const base = {
    ...{ told, others, guest: guest.person, guestAt: guest, guestCountry, hostCountry: host.country, status, by: trip.by },
    isDayOfEvent: trip.isOfEvent === true,
    isReception: trip.receiver !== null,
    places: host.place === null ? [] : [host.place],
    kind: kindOfVisit(
      text.slice(clause.start, clause.end < sentence.end ? clause.end : clause.end + 120),
      clause.end - clause.start,
    ),
    durationDays: days ? (COUNTS.indexOf(days) > 0 ? COUNTS.indexOf(days) : Number(days)) : null,
    isPlain: assertion === 'plain' && status === 'COMPLETED' && !isDeparture,
    confidence: Math.min(guest.confidence, trip.by === 'verb' && isSure ? 0.9 : UNCLEAR),
    passages: [sentence],
  };
  if (when.length === 0) {
    // "was received on Monday at the start of a visit to Chile"
    const [within, ...others] = dates.filter((each) => each.start >= trip.words.start && each.end < host.end);
    if (!within || others.length > 0 || isUndated) return [{ ...base, ...NO_DAYS }];
    return [{ ...base, ...daysOf(within), isPlain: false }];
  }
  return when.map(({ first, last }): FoundVisit => {
    const isLast = isDeparture || ENDS.test(from) || AT_END.test(before) || IS_ENDED.test(text.slice(host.end, first.start));
    const days = daysOf(first, last);
    if (isLast) return { ...base, ...lastDay(days) };
    // "visits Chile next month"
    const isToCome = status === 'COMPLETED' && !trip.isPast && days.start !== null && isAfter(days.start, published);
    // A single day may be one of several; two days are the first and the last.
    const isDayOfEvent = base.isDayOfEvent && last === null;
    return { ...base, ...days, isDayOfEvent, ...(isToCome && { status: 'PLANNED' }) };
  });
}

/** "ended a visit to Chile on Friday": the date is the end of the visit. */
const ENDS = /^(?:end(?:ed|s)|conclud(?:ed|es)|finish(?:ed|es)|complet(?:ed|es)|wrapp?ed up|wound up)(?!\p{L})/u;
/** "signed a treaty on Friday, at the end of a visit to Chile". */
const AT_END = /(?<!\p{L})at the (?:end|close|conclusion) of (?:[\p{L}\p{N}-]+ ){0,5}$/u;
/** "the visit to Chile ended on Friday". */
const IS_ENDED = /(?<!\p{L})(?:ended|ends|concluded|concludes|finished|came to an end)(?!\p{L})/u;
export const NO_DAYS: Days = { start: null, startAsPrinted: null, end: null, endAsPrinted: null };

/** The days given by one date, or by two. */
export function daysOf(first: DateMention, last: DateMention | null = null): Days {
  const [start = null, end = null] = (first.edtf?.split('/') ?? []) as [string?, string?];
  const lastOf = last && daysOf(last);
  return {
    ...{ start, startAsPrinted: wordsOf(first) },
    ...{ end: lastOf ? (lastOf.end ?? lastOf.start) : end, endAsPrinted: last && wordsOf(last) },
  };
}

/** Treats a date as the end of a visit instead of its start. */
const lastDay = ({ start, startAsPrinted, end, endAsPrinted }: Days): Days => ({
  ...NO_DAYS,
  ...{ end: end ?? start, endAsPrinted: endAsPrinted ?? startAsPrinted },
});

/** The printed words of a relative date; null for an absolute one. */
const wordsOf = ({ isAbsolute, words }: DateMention): string | null => (isAbsolute ? null : words.replace(/^(?:on|in) /i, ''));

/** Whether a date is certainly later than the day of publication. */
function isAfter(edtf: string, published: string | null): boolean {
  const [first] = /\d{4}(?:-\d\d){0,2}/.exec(edtf) ?? [];
  return published !== null && first !== undefined && first > published && !first.startsWith(published);
}

/**
 * The guests of a trip, grouped by country: its object, the subjects before it, the subject after a phrase, or the person to
 * whom "he" or "the minister" refers.
 */
function guestsOf(given: VisitContext, sentence: UnitSpan, trip: Trip): PersonMention[][] {
  const { text, masked, countryOf } = given;
  const { mentions } = given.names;
  if (trip.guest) {
    const { start, end } = trip.guest;
    const aside = text[end] === ',' ? COMPANIONS.exec(text.slice(sentence.start, start)) : null;
    const isBefore = (each: UnitSpan) => each.start >= sentence.start && each.end <= sentence.start + aside!.index;
    const subject = aside && mentions.findLast(isBefore);
    return mentions.filter((each) => (subject ? each === subject : each.start === start)).map((each) => [each]);
  }
  // "His aide said that the president would visit Chile"
  const clause = CLAUSE_SUBJECT.exec(text.slice(sentence.start, trip.words.start));
  if (clause) {
    const meant = guestMeant(given, { start: sentence.start + clause.indices![1]![0], end: sentence.end }, trip);
    return meant ? [[meant]] : [];
  }
  const last = guestBefore(text, sentence, trip.words.start, mentions);
  if (!last) {
    const meant = guestAfter(masked, sentence, trip, mentions) ?? guestMeant(given, sentence, trip);
    return meant ? [[meant]] : [];
  }
  const all = trip.by === 'verb' ? coordinated(masked, sentence, last, mentions) : [last];
  const homeOf = ({ person }: PersonMention) => countryOf(person) ?? countryOf(all[0]!.person);
  return [...new Set(all.map(homeOf))].map((home) => all.filter((each) => homeOf(each) === home));
}

/** "Lee, accompanied by Minister Bo Ek, was received in Rome": Ek is not the guest. */
const COMPANIONS = /, (?:(?:accompanied|joined|flanked) by|(?:together|along|travel(?:l)?ing) with) [^.;]*$/u;

/** "President Ann Lee of Peru and her husband, Bob Lee": the subjects joined with the last one. */
function coordinated(
  masked: string,
  sentence: UnitSpan,
  last: PersonMention,
  mentions: readonly PersonMention[],
): PersonMention[] {
  const all = [last];
  for (const mention of mentions.filter(({ start, end }) => start >= sentence.start && end <= last.start).reverse()) {
    if (!JOINED.test(masked.slice(mention.end, all[0]!.start))) break;
    all.unshift(mention);
  }
  return all;
}

/** "He visited Estonia", "The foreign minister visited Albania". */
function guestMeant(given: VisitContext, sentence: UnitSpan, { words }: Trip): PersonMention | null {
  const meant = subjectMeant(given, sentence);
  if (!meant || meant.end > words.start) return null;
  const named = given.names.mentions.filter(({ person }) => person === meant.person);
  // "Iran’s foreign minister flew to Oman. Abbas Araghchi met": named only later
  const nearest = named.findLast(({ end }) => end <= meant.start) ?? { ...named[0]!, start: meant.start, end: meant.end };
  return { ...nearest, confidence: meant.confidence };
}

const CLAUSE_SUBJECT =
  /(?<!\p{L})(?:that|sa(?:id|ys)) (the (?:[\p{L}-]+ ){0,2}(?:president|premier|chancellor|minister|king|queen)) (?:\p{Ll}+ ){0,6}$/du;
const JOINED = new RegExp(
  `^(?: of (?:the )?${NAME}+)?,? and (?:(?:his|her|its|the|${NAME}+(?:['’]s)?|[\\p{L}-]+),? ){0,6}$`,
  'u',
);
/** "Lee, who succeeded Ek in May, spent": Ek is not the subject. */
const isInAside = (before: string, after: string): boolean =>
  /\p{L}, who [^,;]*$/u.test(before) && /^[^,;]*, (?!who)/u.test(after);

/** The subject before a trip, except in appositions and after "of". */
function guestBefore(text: string, sentence: UnitSpan, at: number, mentions: readonly PersonMention[]): PersonMention | null {
  const subjects = mentions.filter(
    (mention) =>
      mention.start >= sentence.start &&
      mention.end <= at &&
      !isPossessor(text, mention) &&
      !isInAside(text.slice(sentence.start, mention.start), text.slice(mention.end, at)) &&
      !/(?:(?<!Secretary )\bof|\bwith|(?<!led )\bby|\bto|\bfrom|\bmet|\bfor|\bsaid|\bon|\bof [^,]{2,40} and) (?:[\p{L}-]+ ){0,3}$|\b(?:with|met) (?:his|her|their|the) [^,]{2,60}, $/u.test(
        text.slice(Math.max(sentence.start, mention.start - 60), mention.start),
      ),
  );
  // "spoke with Ann Lee, who promised to visit"
  const last = mentions.findLast((mention) => mention.start >= sentence.start && mention.end <= at);
  if (last && /^(?: of (?:the )?\p{Lu}[\p{L} ]{2,30})?, who (?:\p{Ll}+ ){0,6}$/u.test(text.slice(last.end, at))) return last;
  const subject = subjects.at(-1) ?? null;
  return subject && !/(?<!\p{L})(?:who|which|whose) [^,]*$/u.test(text.slice(subject.end, at)) ? subject : (subjects[0] ?? null);
}

/** "After visiting Spain on Monday, Uruguayan President Pablo Rey": the subject of the clause after the phrase. */
function guestAfter(
  masked: string,
  sentence: UnitSpan,
  { words, end }: Trip,
  mentions: readonly PersonMention[],
): PersonMention | null {
  if (!PHRASE_BEFORE.test(masked.slice(sentence.start, words.start))) return null;
  const next = mentions.find(({ start }) => start >= end);
  return next && next.end <= sentence.end && SUBJECT_AFTER.test(masked.slice(end, next.start)) ? next : null;
}

/** Words that may precede a trip at the beginning of a sentence. */
const PHRASE_BEFORE =
  /^(?:(?:After|Before|While|When|During|On|In|Since|Following|At the end of) )?(?:(?:an?|his|her|the) )?(?:[\p{Ll}\p{N}-]+ ){0,4}$/u;
const SUBJECT_AFTER = new RegExp(`^[^,.;]{0,40}, (?:(?:the |its |${NAME}+(?:['’]s)? |[\\p{L}-]+ ){0,6})$`, 'u');

interface Dates {
  first: DateMention;
  /** The last day, if the words name it separately: "from Monday to Wednesday". */
  last: DateMention | null;
}

/** The dates after the host or, if there are none, the date before the trip. Each date in a list counts. */
function datesOf(
  text: string,
  sentence: UnitSpan,
  { at, guest }: { at: number; guest: UnitSpan },
  host: Host,
  dates: readonly DateMention[],
): Dates[] {
  const own = dates.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
  const next = own.findIndex(({ start }) => start >= host.end);
  if (next >= 0) {
    const between = text.slice(host.end, own[next]!.start);
    if (between.length > 60 || /\b(?:since|until|after|before|who|which|where)\b/.test(between)) return [];
    const list: Dates[] = [{ first: own[next]!, last: null }];
    for (const date of own.slice(next + 1)) {
      const { first, last } = list.at(-1)!;
      const words = text.slice((last ?? first).end, date.start);
      if (isUntil(words, last ?? first, date)) list.at(-1)!.last = date;
      else if (BETWEEN_DATES.test(words)) list.push({ first: date, last: null });
      else break;
    }
    return list;
  }
  const before = own.filter(({ end }) => end <= at).at(-1);
  // "confirmed on March 28 that he had been": a date before the guest belongs to the trip only if it begins the sentence.
  const isOwn =
    before &&
    (before.start > guest.end ||
      before.start - sentence.start < 5 ||
      before.end + 1 === at ||
      text.slice(before.end, guest.start) === ' by ');
  // "visited Lagos on Monday before flying on to Accra": the day belongs to the first visit.
  const isNear =
    isOwn &&
    !/(?<!\p{L})(?:before|after|then)(?!\p{L})/u.test(text.slice(before.end, at)) &&
    at - before.end < 60 &&
    !/\b(?:since|until)\s$/u.test(text.slice(Math.max(0, before.start - 7), before.start));
  return isNear ? [{ first: before, last: null }] : [];
}

/** "Monday to Wednesday", or a day and the next one: "Saturday and Sunday". */
function isUntil(words: string, one: DateMention, other: DateMention): boolean {
  if (/^ ?(?:to|until|through|till|[–—-]) ?$/u.test(words)) return true;
  const weekdays = [one, other].map(({ words: day }) => WEEKDAYS.indexOf(day.slice(-9).replace(/^.* /u, '')));
  const isNextWeekday = weekdays.every((day) => day >= 0) && (weekdays[0]! + 1) % 7 === weekdays[1];
  return isNextWeekday && /^,? and(?: on)? $/u.test(words);
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Joins mentions of the same visit: those with the same guest and host and compatible dates. */
function joined(found: readonly FoundVisit[], given: VisitContext): FoundVisit[] {
  const visits: FoundVisit[] = [];
  // Visits with dates come first, so that a mention without a date joins the most likely one.
  for (const visit of [...found].sort((a, b) => Number(b.start !== null) - Number(a.start !== null))) {
    const same = visits.find((other) => isSame(visit, other) && !isOfOtherYear(visit, other, given));
    if (same) join(same, visit);
    else visits.push({ ...visit });
  }
  return visits.sort((a, b) => a.passages[0]!.start - b.passages[0]!.start);
}

export const isDone = ({ status }: Pick<FoundVisit, 'status'>) => status === 'COMPLETED' || status === 'ONGOING';

function isSame(one: FoundVisit, other: FoundVisit): boolean {
  if (one.guest !== other.guest || one.hostCountry !== other.hostCountry || isDone(one) !== isDone(other)) return false;
  const [start, end] = [one.start ?? other.start, one.start === null ? one.end : other.end];
  if (one.start === null || other.start === null) return start === null || end === null || end.startsWith(start.slice(0, 7));
  const days = Math.abs(Date.parse(one.start) - Date.parse(other.start)) / DAY_MS;
  // "arrived on Monday", "received her on Tuesday"
  if ((one.isReception || other.isReception) && one.start.length === 10 && other.start.length === 10)
    return days < (one.durationDays ?? other.durationDays ?? LONGEST_VISIT);
  return one.start.startsWith(other.start) || other.start.startsWith(one.start);
}

/** Whether an undated mention cannot mean a visit long before the publication, because it is in another paragraph. */
function isOfOtherYear(visit: FoundVisit, dated: FoundVisit, { text, published }: VisitContext): boolean {
  return visit.start === null && isLongBefore(dated, published) && !isInParagraph(text, dated, visit.passages[0]!);
}

export const isLongBefore = ({ start }: Days, published: string | null): boolean =>
  start !== null && published !== null && Number(start.slice(0, 4)) < Number(published.slice(0, 4)) - 1;

function join(visit: FoundVisit, other: FoundVisit): void {
  if (visit.isReception && !other.isReception && other.start?.length === 10)
    [visit.start, visit.startAsPrinted] = [other.start, other.startAsPrinted];
  visit.isReception &&= other.isReception;
  joinDays(visit, other);
  visit.isDayOfEvent &&= other.isDayOfEvent || other.start === null;
  visit.kind ??= other.kind;
  visit.durationDays ??= other.durationDays;
  visit.guestCountry ??= other.guestCountry;
  visit.places = [...new Set([...visit.places, ...other.places])];
  visit.isPlain ||= other.isPlain;
  visit.passages = [...visit.passages, ...other.passages.filter((each) => !visit.passages.includes(each))].sort(
    (a, b) => a.start - b.start,
  );
  visit.confidence = Math.max(visit.confidence, other.confidence);
}

/** Adds the days that only the other mention gives, or gives more precisely. */
export function joinDays(days: Days, other: Days): void {
  const isBetter = (mine: string | null, printed: string | null, theirs: string | null) =>
    theirs === null ? mine === null && printed === null : theirs.length > (mine?.length ?? 0);
  if (isBetter(days.start, days.startAsPrinted, other.start))
    [days.start, days.startAsPrinted] = [other.start, other.startAsPrinted];
  if (days.end === null && isBetter(null, days.endAsPrinted, other.end))
    [days.end, days.endAsPrinted] = [other.end, other.endAsPrinted];
}

/** A person who accompanies a guest, or receives them. */
export interface FoundDelegate extends UnitSpan {
  visit: FoundVisit;
  person: TextPerson;
  /** As printed in the text. */
  name: string;
  side: 'GUEST' | 'HOST';
  capacity: 'HEAD' | 'SPOUSE' | 'MEMBER';
  confidence: number;
}

const WITH =
  /(?:along with|together with|accompanied by|joined by|travel(?:l?ed|l?ing|s) with|br(?:ought|inging) (?:along|with (?:him|her|them))|with a delegation|(?:delegation|side|team) (?:includ(?:ing|es|ed)|compris(?:ing|es|ed)|of|that included|led by)|entourage (?:including|of))(?!\p{L})/u;
const OF_HIS_DELEGATION = /(?<!\p{L})(?:[Hh]is|[Hh]er) (?:delegation|entourage)(?!\p{L})/u;
const UNSURE = 0.6;
/** An action that follows the list of companions. People named after it did not come along. */
const HELD =
  /(?:,|,? and) (?:was|were|held|met|had|gave|made|spoke|began|(?!accompanied|joined|led|headed)\p{Ll}+ed)(?!\p{L})|(?<!\p{L})(?:to (?:meet|attend|hold|discuss|see|visit|join|an? |the |talks)|(?:for|at|during|before|after|into) |where |(?:received|welcomed|greeted|hosted|met) by)/u;
/** "travelled to Oslo with her husband, ". */
const WITH_SPOUSE = /(?<!(?:met|spoke|talked|talks|meeting) )with (?:his|her) (?:wife|husband|spouse),? $/u;
/** "accompanied by Ann Lee, who toured a hospital with its director, " */
const MET_BY_COMPANION = /, who [^,;]*(?<!\p{L})(?:with|met|by) (?:(?:its|her|his|their|the) [^,;]{2,40}, )?(?:\p{Lu}\p{L}+ )*$/u;
const TITLES = String.raw`(?:(?:the|visiting|[Pp]rime|[Ff]oreign|[Mm]inister|[Pp]resident|\p{Lu}[\p{L}.’'-]+),? ){0,6}`;
const RECEIVED = new RegExp(`^,? (?:also )?(?:hosted|received|welcomed|greeted|hosts|receives|welcomes) ${TITLES}$`, 'u');
const RECEIVES = new RegExp(
  `^,? (?:also )?(?:hosted|received|welcomed|greeted|met(?: with)?|held talks with|hosts|receives|welcomes|meets(?: with)?) ${TITLES}$`,
  'u',
);
/** "Minister Lee received them": the guests. */
const GUESTS_MEANT = /(?<=(?:hosted|received|welcomed|greeted) )(?:him|her|them)(?! \p{Ll}*(?<!in|on|at|to|for|with|and) )/u;
/** Heads of state, who are no members of another's delegation. */
const HEAD_OF_STATE = /^(?:President|King|Emperor|Emir|Sultan)$/u;
/** "King Olav of Norway was received by". */
const WAS_RECEIVED =
  /^(?: of [\p{L} ]{2,30})? (?:was|were) (?:received|hosted|welcomed|greeted)(?: [^,;.]{1,60})? by (?:the |(?:his|her) (?:\p{Lu}[\p{L}-]+ ){1,3}counterpart, )?$/u;
/** The title of a host who receives guests in their own country. */
const RECEIVING =
  /^(?:President|Premier|Chancellor|Taoiseach|(?:(?:Prime|Foreign|Deputy|Defen[cs]e|Finance|Interior) )*Minister|King|Queen|Emperor|Empress|Emir|Sultan)$/u;
const ON_SIDE = /(?:On|From) the (?<people>[\p{L} ]{3,25}) side,/u;
const ROYAL = /^(?:(?:Crown|Grand) )?(?:King|Queen|Prince|Princess|Emperor|Empress|Duke|Duchess) /u;
const AND = /(?:[Tt]he \p{Ll}+|\p{Lu}\p{L}+) and $/u;
const TOOK_PART = /\b(?:attended|took part in|participated in|sat in on)\b/u;

/** Finds the delegations of visits, guests first. */
export function delegatesIn(
  text: string,
  names: Names,
  visits: readonly FoundVisit[],
  countryOf: CountryOf,
  kin: readonly FoundKin[],
  { offices, pronouns, main }: Pick<VisitContext, 'offices' | 'pronouns'> & { main: FoundVisit | null },
) {
  const spouses = new Map<TextPerson, TextPerson>();
  for (const { person, relative, kind } of kin) if (kind === 'SPOUSE') spouses.set(person, relative).set(relative, person);
  const sentences = sentencesIn(text);
  const found: FoundDelegate[] = visits.map((visit): FoundDelegate => {
    const { start, end } = visit.guestAt;
    const name = (names.mentions.find((mention) => mention.start === start)?.person ?? visit.guest).name;
    return { visit, person: visit.guest, name, side: 'GUEST', capacity: 'HEAD', start, end, confidence: 0.95 };
  });
  type As = Pick<FoundDelegate, 'side' | 'capacity'> & Partial<UnitSpan>;
  const add = (visit: FoundVisit, { person, title, start, end, confidence }: PersonMention, as: As) => {
    if (found.some((each) => each.visit === visit && each.person === person)) return;
    const home = countryOf(person);
    const isHost = home === visit.hostCountry || (home !== visit.guestCountry && HEAD_OF_STATE.test(title));
    if (as.side === 'GUEST' && as.capacity === 'MEMBER' && isHost) return;
    found.push({ visit, person, name: person.name, start, end, ...as, confidence: Math.min(0.9, confidence) });
  };
  for (const visit of visits) {
    for (const each of visit.others)
      add(visit, each, { side: 'GUEST', capacity: spouses.get(each.person) === visit.guest ? 'SPOUSE' : 'MEMBER' });
  }
  const done = visits.filter(isDone);
  /** "The Thai delegation included": the one of the visit that the text is about. */
  const isOfDelegation = ({ start, end }: UnitSpan) => {
    const [whole, people] =
      /^(?:The|His|Her) (?:(?:visiting )?(\p{Lu}[\p{L}-]+ ))?(?:delegation|side|team)(?!\p{L})/u.exec(text.slice(start, end)) ??
      [];
    const of = people && names.countries.find((each) => each.start >= start && each.end < start + whole!.length)?.country;
    return whole !== undefined && main !== null && of !== null && (of === undefined || of === main.guestCountry);
  };
  /** Whether the guest alone identifies the visit. */
  const isMain = (visit: FoundVisit) => visit === main || done.every((each) => each === visit || each.guest !== visit.guest);
  // "The king and Queen Sonja": of "the royal couple"
  const consort = names.mentions.find(
    ({ start, person, words }) => person !== main?.guest && ROYAL.test(words) && AND.test(text.slice(0, start)),
  );
  const isFromThere = consort && [null, main?.guestCountry].includes(countryOf(consort.person));
  if (main && isFromThere && ROYAL.test(main.guest.name) && / couple(?!\p{L})/u.test(text))
    add(main, consort, { side: 'GUEST', capacity: 'SPOUSE' });
  const [listed, ...others] = done;
  for (const list of listed && others.length === 0 ? delegateListsIn(text) : []) {
    for (const mention of names.mentions) {
      if (mention.isFull && mention.start >= list.start && mention.end <= list.end)
        add(listed!, mention, { side: 'GUEST', capacity: 'MEMBER' });
    }
  }
  const receiving = main?.kind === 'STATE' ? headOfState(names, offices, main, countryOf) : null;
  if (main && receiving) add(main, { ...receiving, confidence: UNSURE }, { side: 'HOST', capacity: 'HEAD' });
  let isListing = false;
  for (const [index, sentence] of sentences.entries()) {
    const words = text.slice(sentence.start, sentence.end);
    const mentions = names.mentions.slice(
      lastUpTo(names.mentions, sentence.start - 1) + 1,
      lastUpTo(names.mentions, sentence.end) + 1,
    );
    // "The composition of his delegation told the story. Minister Bo Ek led": those named in the rest of the paragraph
    isListing &&= !text.slice(sentences[index - 1]!.end, sentence.start).includes('\n');
    for (const each of isListing && main ? mentions : []) {
      const isFirst = each.isFull && names.mentions.find(({ person }) => person === each.person) === each;
      const isNamed = each === mentions[0] || /(?<!\p{L})with [^.;]*$/u.test(text.slice(sentence.start, each.start));
      if (isFirst && isNamed && [null, main!.guestCountry].includes(countryOf(each.person)))
        add(main!, { ...each, confidence: UNSURE }, { side: 'GUEST', capacity: 'MEMBER' });
    }
    isListing ||= mentions.length === 0 && OF_HIS_DELEGATION.test(words);
    const together = WITH.exec(words);
    const named = mentions.find(({ start }) => !together || start < sentence.start + together.index);
    // The last visit that the text has told of so far.
    const latest = visits.findLast(({ passages: [passage] }) => passage!.start <= sentence.start);
    const meant = subjectMeant({ text, names, offices, pronouns }, sentence, together ? main?.guest : undefined);
    const subject = (meant ?? named)?.person;
    const first =
      subject ??
      (/^The (?:visitors?|guests?|(?:\p{Ll}+ )?couple|(?:[\p{L}-]+ )?delegation)(?!\p{L})/u.test(words)
        ? latest?.guest
        : undefined);
    const isNear = (visit: FoundVisit) =>
      visits.length === 1 ||
      (visit === main && latest && visit.passages.includes(latest.passages[0]!)) ||
      isInParagraph(text, visit, sentence);
    const isTold = ({ passages }: FoundVisit) => passages.some(({ start }) => start >= sentence.start && start < sentence.end);
    const going =
      visits.find(isTold) ??
      (isOfDelegation(sentence) ? main : null) ??
      visits.find((visit) => isMain(visit) && visit.guest === first && isNear(visit));
    if (together && going && (going.guest === first || isTold(going) || isOfDelegation(sentence))) {
      const at = sentence.start + together.index;
      const from = together.index + together[0].length;
      const until = sentence.start + from + (HELD.exec(words.slice(from))?.index ?? words.length);
      for (const mention of mentions) {
        if (mention.start < at || mention.start > until || !mention.isFull || isInBrackets(text, sentence, mention)) continue;
        if (MET_BY_COMPANION.test(text.slice(at, mention.start))) continue;
        const capacity = spouses.get(mention.person) === going.guest ? 'SPOUSE' : 'MEMBER';
        add(going, mention, { side: 'GUEST', capacity });
      }
    }
    for (const visit of visits.filter(isTold)) {
      for (const each of mentions)
        if (spouses.get(each.person) === visit.guest && WITH_SPOUSE.test(text.slice(sentence.start, each.start)))
          add(visit, each, { side: 'GUEST', capacity: 'SPOUSE' });
    }
    for (const each of main ? companionsIn(text, sentence, mentions, main.guest) : []) {
      const isFromThere = [null, main!.guestCountry].includes(countryOf(each.person));
      if (isFromThere)
        add(main!, each, { side: 'GUEST', capacity: spouses.get(each.person) === main!.guest ? 'SPOUSE' : 'MEMBER' });
    }
    for (const visit of visits) {
      if (!isDone(visit) || !isMain(visit) || !isNear(visit)) continue;
      const pronoun = visit === main ? GUESTS_MEANT.exec(words) : null;
      const start = sentence.start + (pronoun?.index ?? 0);
      const guest =
        mentions.find(({ person }) => person === visit.guest) ??
        (meant?.person === visit.guest ? meant : pronoun && { start, end: start + pronoun[0].length });
      if (guest) {
        const isOwn = (host: PersonMention) =>
          (isTold(visit) || visit === main) && countryOf(host.person) === null && RECEIVING.test(host.title);
        const isHost = ({ person }: PersonMention) => countryOf(person) === visit.hostCountry;
        const before = mentions.filter(({ end }) => end <= guest.start);
        const after = mentions.find(({ start }) => start >= guest.end);
        const last = before.findLast((each) => isHost(each) || isOwn(each));
        const isReceiving = last && (isOwn(last) ? RECEIVED : RECEIVES).test(text.slice(last.end, guest.start));
        const isReceivedBy =
          after && (isHost(after) || isOwn(after)) && WAS_RECEIVED.test(text.slice(guest.end, titleStart(after)));
        const hosts = isReceiving ? before.filter((each) => each === last || isHost(each)) : isReceivedBy ? [after] : [];
        for (const host of hosts) {
          const spouse = spouses.get(host.person);
          const isSpouse = spouse !== undefined && hosts.some(({ person, start }) => person === spouse && start < host.start);
          const isHead = !found.some((each) => each.visit === visit && each.side === 'HOST' && each.capacity === 'HEAD');
          const capacity = isSpouse ? 'SPOUSE' : isHead ? 'HEAD' : 'MEMBER';
          add(visit, host, {
            side: 'HOST',
            capacity,
            start: Math.min(guest.start, host.start),
            end: Math.max(guest.end, host.end),
          });
        }
      }
      const side = ON_SIDE.exec(words);
      const country =
        side &&
        names.countries.find(
          ({ start, by }) =>
            by === 'people' && start >= sentence.start + side.index && start < sentence.start + side.index + side[0].length,
        );
      if (country?.country === visit.hostCountry && TOOK_PART.test(words)) {
        for (const mention of mentions) if (mention.isFull) add(visit, mention, { side: 'HOST', capacity: 'MEMBER' });
      }
    }
  }
  return found;
}

/** The only head of state in the text who may receive a state visit. */
function headOfState(
  { mentions }: Names,
  offices: readonly FoundOffice[],
  { guest, hostCountry }: FoundVisit,
  countryOf: CountryOf,
): PersonMention | null {
  const held = offices.filter(
    ({ person, title, status }) =>
      person !== guest && status === 'HELD' && STATE_HEAD.test(title) && [null, hostCountry].includes(countryOf(person)),
  );
  const isOnly = held.every(({ person }) => person === held[0]!.person);
  return (isOnly && mentions.find(({ person, isFull }) => isFull && person === held[0]?.person)) || null;
}

const STATE_HEAD = /^(?:President|King|Queen|Emperor|Empress|Emir|Sultan)$/u;

/** Whether a paragraph that reports a visit contains a span. */
export function isInParagraph(text: string, { passages }: FoundVisit, { start, end }: UnitSpan): boolean {
  return passages.some((each) => !text.slice(Math.min(each.end, end), Math.max(each.start, start)).includes('\n'));
}

/** Where the title before a name begins. */
const titleStart = ({ start, title, words }: PersonMention): number =>
  title === '' || words.startsWith(title) ? start : start - title.length - 1;

function isInBrackets(text: string, sentence: UnitSpan, { start }: UnitSpan): boolean {
  const before = text.slice(sentence.start, start);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}
