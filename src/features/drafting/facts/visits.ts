import type { OccurrenceStatus, VisitKind } from '../../../model/generated/enums.js';
import type { DateMention } from '../language/dates.js';
import { lastUpTo, sentencesIn, type UnitSpan } from '../language/sentences.js';
import type { CountryMention } from '../names/countries.js';
import type { Names, PersonMention, TextPerson } from '../names/names.js';
import { delegateListsIn } from './forms.js';
import type { FoundKin } from './kin.js';
import { kindOfVisit, moodOf } from './moods.js';

/** A visit that one or several sentences report. */
export interface FoundVisit {
  guest: TextPerson;
  /** Slugs of countries; the guest's is null if unknown. */
  guestCountry: string | null;
  hostCountry: string;
  /** Cities, as printed. */
  places: string[];
  status: OccurrenceStatus;
  kind: VisitKind | null;
  /** EDTF. */
  start: string | null;
  end: string | null;
  durationDays: number | null;
  /** The passages that report it. The first has the strongest words. */
  passages: UnitSpan[];
  /** Where they name the guest. */
  guestAt: UnitSpan;
  by: 'verb' | 'noun';
  confidence: number;
}

interface Trip {
  index: number;
  end: number;
  by: 'verb' | 'noun';
}

const VERB =
  /(?<!\p{L})(?:visit(?:ed|s|ing)?|travel(?:l?ed|l?ing|s)? to|arriv(?:ed|es|ing) in|went to|going to|flew to|flies to|fly to|flying to|go to|(?:had|has|have) (?:actually |just |also )?been (?:in|to)|(?:made|makes|make|paid|pays|pay|paying|making|began|begins|begin|ended) (?:an? |his |her |the )?(?:[\p{L}-]+ ){0,5}?(?:visit|trip|journey) to|(?:welcom(?:e|ed|es|ing)|invit(?:e|ed|es|ing))(?= \p{Lu}))(?!\p{L})/gu;
const NOUN = /(?<!\p{L})(?:visits?|trips?|journey|tour) to(?!\p{L})/gu;
/** What may come between the words for a trip and the country. */
const TO = /^ (?:the )?(?:[\p{L}]+ (?:city|town|capital) of )?$/u;
const NOT = /\b(?:never|not|n['’]t|without|instead of|refused to|declined to|[Ii]f|[Uu]nless|had (?:he|she|they))\b[^,;]{0,30}$/u;
const BETWEEN_DATES = /^(?:,|,? and|,? or|,? (?:in|again in|then in))? ?$/u;
const DAYS = /\b(?<count>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})-day\b/u;
const COUNTS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A longer sentence is a table, or not a sentence. */
const LONGEST = 2_000;

/** The country of a person according to the text or the store; null if unknown. */
export type CountryOf = (person: TextPerson) => string | null;

/** Finds visits of people to countries other than their own, in the order of the text. */
export function visitsIn(text: string, names: Names, dates: readonly DateMention[], countryOf: CountryOf): FoundVisit[] {
  return joined(sentencesIn(text).flatMap((sentence) => inSentence(text, sentence, names, dates, countryOf)));
}

function inSentence(
  text: string,
  sentence: UnitSpan,
  names: Names,
  dates: readonly DateMention[],
  countryOf: CountryOf,
): FoundVisit[] {
  if (sentence.end - sentence.start > LONGEST) return [];
  const words = text.slice(sentence.start, sentence.end);
  const trips: Trip[] = [
    ...[...words.matchAll(VERB)].map(({ 0: trip, index }) => ({ index, end: index + trip.length, by: 'verb' as const })),
    ...[...words.matchAll(NOUN)].map(({ 0: trip, index }) => ({ index, end: index + trip.length, by: 'noun' as const })),
  ];
  const taken = new Set<CountryMention>();
  return trips.flatMap((trip) => {
    const at = sentence.start + trip.index;
    const before = words.slice(0, trip.index);
    if (NOT.test(before)) return [];
    const isReceived = /^(?:welcom|invit)/.test(words.slice(trip.index));
    const host = isReceived
      ? hostOfReceived(text, sentence, sentence.start + trip.end, names)
      : hostAfter(text, sentence.start + trip.end, names);
    if (!host || taken.has(host.country)) return [];
    const guest = host.guest ?? guestBefore(text, sentence, at, trip.by, names);
    if (!guest) return [];
    const guestCountry = countryOf(guest.person);
    if (guestCountry === host.country.country) return [];
    taken.add(host.country);
    const { status, isSure } = moodOf(before, words.slice(trip.index), trip.by);
    const when = datesOf(text, sentence, { at, guest }, host.country, dates);
    const days = DAYS.exec(words)?.groups!['count'];
    const passages = [
      { start: Math.min(guest.start, at), end: Math.max(host.country.end, ...when.slice(0, 1).map(({ end }) => end)) },
    ];
    const base = {
      ...{ guest: guest.person, guestAt: guest, guestCountry, hostCountry: host.country.country, status, by: trip.by },
      places: host.country.by === 'city' ? [host.country.words] : [],
      kind: kindOfVisit(text.slice(sentence.start, Math.min(text.length, sentence.end + 120)), sentence.end - sentence.start),
      durationDays: days ? (COUNTS.indexOf(days) > 0 ? COUNTS.indexOf(days) : Number(days)) : null,
      confidence: Math.min(guest.confidence, trip.by === 'verb' && isSure ? 0.9 : 0.75),
    };
    if (when.length === 0) return [{ ...base, passages, start: null, end: null }];
    return when.map((date, index): FoundVisit => {
      const [start, end = null] = date.edtf.split('/') as [string, string?];
      const span = { start: date.start, end: date.end };
      return { ...base, passages: when.length > 1 && index > 0 ? [...passages, span] : passages, start, end };
    });
  });
}

function hostAfter(text: string, at: number, { countries }: Names): { country: CountryMention; guest?: undefined } | null {
  const country = countries.find(({ start }) => start > at);
  if (!country || country.by === 'people' || !TO.test(text.slice(at, country.start))) return null;
  return /^['’]s?\s/u.test(text.slice(country.end, country.end + 3)) && country.by === 'name' ? null : { country };
}

/** "welcome Kim to China", "invited Xi to visit Pyongyang". */
function hostOfReceived(text: string, sentence: UnitSpan, at: number, { mentions, countries }: Names) {
  const guest = mentions.find(({ start, end }) => start >= at && end <= sentence.end);
  const country = guest && countries.find(({ start }) => start > guest.end);
  if (!country || country.end > sentence.end || country.by === 'people') return null;
  return /^ to (?:visit )?(?:the )?$/u.test(text.slice(guest.end, country.start)) && guest.start - at < 30
    ? { country, guest }
    : null;
}

/** The person before a verb, except in appositions and after "of"; for a noun, its possessor. */
function guestBefore(text: string, sentence: UnitSpan, at: number, by: Trip['by'], { mentions }: Names): PersonMention | null {
  const before = mentions.filter(({ start, end }) => start >= sentence.start && end <= at);
  const isPossessor = ({ end }: PersonMention) => /^['’]s?(?!\p{L})/u.test(text.slice(end, end + 3));
  const last = before.at(-1);
  if (by === 'noun' && last && isPossessor(last) && !/[,;]/.test(text.slice(last.end, at)) && at - last.end < 60) return last;
  if (by === 'noun') return null;
  const subjects = before.filter(
    (mention) =>
      !isPossessor(mention) &&
      !/(?:\bof|\bwith|\bby|\bto|\bfrom|\bmet|\bfor|\bsaid|\bon) (?:\p{L}+ ){0,3}$/u.test(
        text.slice(Math.max(sentence.start, mention.start - 40), mention.start),
      ),
  );
  const subject = subjects.at(-1) ?? null;
  return subject && !/(?<!\p{L})(?:who|which|whose) [^,]*$/u.test(text.slice(subject.end, at)) ? subject : (subjects[0] ?? null);
}

/** The dates after the host or, if there are none, the date before the trip. Each date in a list counts. */
function datesOf(
  text: string,
  sentence: UnitSpan,
  { at, guest }: { at: number; guest: UnitSpan },
  host: CountryMention,
  dates: readonly DateMention[],
): DateMention[] {
  const own = dates.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
  const first = own.findIndex(({ start }) => start >= host.end);
  if (first >= 0) {
    const between = text.slice(host.end, own[first]!.start);
    if (between.length > 60 || /\b(?:since|until|after|before|who|which|where)\b/.test(between)) return [];
    const list = [own[first]!];
    for (let next = first + 1; next < own.length; next++) {
      if (!BETWEEN_DATES.test(text.slice(list.at(-1)!.end, own[next]!.start))) break;
      list.push(own[next]!);
    }
    return list;
  }
  const before = own.filter(({ end }) => end <= at).at(-1);
  // "confirmed on March 28 that he had been": a date before the guest belongs to the trip only if it begins the sentence.
  const isOwn =
    before && (before.start > guest.end || before.start - sentence.start < 5 || text.slice(before.end, guest.start) === ' by ');
  const isNear =
    isOwn && at - before.end < 60 && !/\b(?:since|until)\s$/u.test(text.slice(Math.max(0, before.start - 7), before.start));
  return isNear ? [before] : [];
}

/** Joins mentions of one visit: the same guest and host, and dates that may be the same. */
function joined(found: readonly FoundVisit[]): FoundVisit[] {
  const visits: FoundVisit[] = [];
  // Visits with dates first, so that one without joins the one it is probably about.
  for (const visit of [...found].sort((a, b) => Number(b.start !== null) - Number(a.start !== null))) {
    const same = visits.find((other) => isSame(visit, other));
    if (same) join(same, visit);
    else visits.push({ ...visit });
  }
  return visits.sort((a, b) => a.passages[0]!.start - b.passages[0]!.start);
}

const isDone = ({ status }: FoundVisit) => status === 'COMPLETED' || status === 'ONGOING';

function isSame(one: FoundVisit, other: FoundVisit): boolean {
  if (one.guest !== other.guest || one.hostCountry !== other.hostCountry || isDone(one) !== isDone(other)) return false;
  if (one.start === null || other.start === null) return true;
  return one.start.startsWith(other.start) || other.start.startsWith(one.start);
}

function join(visit: FoundVisit, other: FoundVisit): void {
  if (other.start !== null && other.start.length > (visit.start?.length ?? 0)) visit.start = other.start;
  visit.end ??= other.end;
  visit.kind ??= other.kind;
  visit.durationDays ??= other.durationDays;
  visit.guestCountry ??= other.guestCountry;
  visit.places = [...new Set([...visit.places, ...other.places])];
  visit.passages.push(...other.passages);
  visit.confidence = Math.max(visit.confidence, other.confidence);
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
  /(?:along with|together with|accompanied by|joined by|with a delegation|delegation (?:including|of|that included|led by)|entourage (?:including|of))(?!\p{L})/u;
const RECEIVES =
  /^ (?:also )?(?:hosted|received|welcomed|greeted|met(?: with)?|held talks with|hosts|receives|welcomes|meets(?: with)?) $/u;
const ON_SIDE = /(?:On|From) the (?<people>[\p{L} ]{3,25}) side,/u;
const TOOK_PART = /\b(?:attended|took part in|participated in|sat in on)\b/u;

/** Finds the delegations of visits, guests first. */
export function delegatesIn(
  text: string,
  names: Names,
  visits: readonly FoundVisit[],
  countryOf: CountryOf,
  kin: readonly FoundKin[],
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
  const add = (visit: FoundVisit, { person, start, end, confidence }: PersonMention, as: As) => {
    if (found.some((each) => each.visit === visit && each.person === person)) return;
    found.push({ visit, person, name: person.name, start, end, ...as, confidence: Math.min(0.9, confidence) });
  };
  const [listed, ...others] = visits.filter(isDone);
  for (const list of listed && others.length === 0 ? delegateListsIn(text) : []) {
    for (const mention of names.mentions) {
      if (mention.isFull && mention.start >= list.start && mention.end <= list.end)
        add(listed!, mention, { side: 'GUEST', capacity: 'MEMBER' });
    }
  }
  for (const sentence of sentences) {
    const words = text.slice(sentence.start, sentence.end);
    const mentions = names.mentions.slice(
      lastUpTo(names.mentions, sentence.start - 1) + 1,
      lastUpTo(names.mentions, sentence.end) + 1,
    );
    const together = WITH.exec(words);
    const first = mentions.find(({ start }) => !together || start < sentence.start + together.index);
    const isTold = ({ passages }: FoundVisit) => passages.some(({ start }) => start >= sentence.start && start < sentence.end);
    const going = visits.find(isTold) ?? visits.find(({ guest }) => isMain(visits, guest) && guest === first?.person);
    if (together && going && (going.guest === first?.person || isTold(going))) {
      const at = sentence.start + together.index;
      for (const mention of mentions) {
        if (mention.start < at || !mention.isFull || isInBrackets(text, sentence, mention)) continue;
        const capacity = spouses.get(mention.person) === going.guest ? 'SPOUSE' : 'MEMBER';
        add(going, mention, { side: 'GUEST', capacity });
      }
    }
    for (const visit of visits) {
      if (!isDone(visit) || !isMain(visits, visit.guest)) continue;
      const guest = mentions.find(({ person }) => person === visit.guest);
      if (guest) {
        const hosts = mentions.filter(({ person, end }) => countryOf(person) === visit.hostCountry && end <= guest.start);
        const lastHost = hosts.at(-1);
        if (lastHost && RECEIVES.test(text.slice(lastHost.end, guest.start))) {
          for (const host of hosts) {
            const spouse = spouses.get(host.person);
            const isSpouse = spouse !== undefined && hosts.some(({ person, start }) => person === spouse && start < host.start);
            const isHead = !found.some((each) => each.visit === visit && each.side === 'HOST' && each.capacity === 'HEAD');
            add(visit, host, { side: 'HOST', capacity: isSpouse ? 'SPOUSE' : isHead ? 'HEAD' : 'MEMBER', end: guest.end });
          }
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

/** Whether it is clear which visit is meant if only the guest is named. */
function isMain(visits: readonly FoundVisit[], guest: TextPerson): boolean {
  return visits.filter((visit) => visit.guest === guest && isDone(visit)).length === 1;
}

function isInBrackets(text: string, sentence: UnitSpan, { start }: UnitSpan): boolean {
  const before = text.slice(sentence.start, start);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}
