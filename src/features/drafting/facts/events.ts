import { DAY_MS } from '../../../model/dates/partial-date.js';
import type { EventKind, OccurrenceStatus } from '../../../model/generated/enums.js';
import { CUES } from '../language/speech-verbs.js';
import type { DateMention } from '../language/dates.js';
import { lastUpTo, sentencesIn, type UnitSpan } from '../language/sentences.js';
import type { Names, PersonMention } from '../names/names.js';
import type { Assertions } from './assertion.js';
import { eventWordsIn, isOneEvent, type EventWords } from './event-words.js';
import { DENIED, readMood, type Mood } from './moods.js';
import { isCalled, type FoundOffice } from './offices.js';
import type { Pronouns } from './pronouns.js';
import { objectsMeant, subjectMeant, type PersonMeant } from './subject-meant.js';
import { isOfOne, possibleParticipants, partiesWithin, takingPart, type Party, type TakingPart } from './taking-part.js';
import {
  daysOf,
  isDone,
  isInParagraph,
  isLongBefore,
  joinDays,
  NO_DAYS,
  type CountryOf,
  type Days,
  type FoundDelegate,
  type FoundVisit,
} from './visits.js';

export interface FoundEvent extends Days {
  kind: EventKind;
  /** The words that name the event at its first mention. */
  words: string;
  status: OccurrenceStatus;
  /** The slug of the country in which it takes place. */
  country: string | null;
  /** Cities, as printed. */
  places: string[];
  venue: string | null;
  visit: FoundVisit | null;
  /** Each participant once. */
  participants: TakingPart[];
  passages: UnitSpan[];
  by: 'verb' | 'noun';
  /** Whether a passage plainly states that the event took place. */
  isPlain: boolean;
  confidence: number;
}

/** A single mention of an event. */
type ReportedEvent = Omit<FoundEvent, 'participants' | 'visit'> & { parts: TakingPart[]; isTheOne: boolean; isSeparate: boolean };

/** A longer sentence is probably a table or a list. */
const LONGEST = 2_000;

const PLANNED_AFTER =
  /^(?:(?! (?:said|told)(?!\p{L}))[^.;]){0,70}?(?<!\p{L})(?:in the works|planned|scheduled|slated|set for|due (?:in|on)|(?:will|to) be held|will take place|is expected)(?!\p{L})/u;
/** "during the banquet": the event did take place. */
const DURING = /(?<!\p{L})(?:during|at|in|after|following) (?:the|their|its) (?:[\p{L}-]+ ){0,3}$/u;
const THE = /(?<!\p{L})(?:[Tt]he|[Tt]heir|[Tt]his) (?:[\p{L}-]+ ){0,3}$/u;
/** "held separate talks": not those mentioned before. */
const SEPARATE = /(?<!\p{L})(?:separate|another)(?:ly)? (?:[\p{L}-]+ ){0,2}$/u;
const VENUE =
  /^,? (?:in|at) (?:the )?(?:(?:gardens?|grounds|courtyard) of (?:the )?)?(?<venue>(?:Villa|Pala(?:zzo|cio|is)|Palácio|Schloss|Ch[âa]teau|H[oô]tel|Castel(?:lo)?|Casa|Camp|Fort)(?: (?:(?:d[aeiou]|del(?:la)?|d[eo]s|la|las|le|les|los) ){0,2}\p{Lu}[\p{L}’'-]+){1,3}|(?:\p{Lu}[\p{L}’'-]* (?:of (?:the )?)?){0,4}(?:Hall|Palace|Castle|Lodge|House|Guesthouse|Hotel|Cent(?:er|re)|Stadium|Theat(?:er|re)|Museum|Residence|Villa|Embassy|Mausoleum|Monument|Memorial|Cemetery|Cathedral|Library|University)(?: of (?:the )?\p{Lu}\p{L}+(?: [IVX]+(?!\p{L}))?)?)(?!\p{L})/u;
const IN = /^(?:,? in| in the city of) (?:the )?$/u;
/** "an agreement on fishing on Friday" */
const SIGNED_ON = /^ [^,.;:“”"]{3,80} $/u;
const WHEN =
  /^(?: (?:at|in|inside|outside|aboard) [^,.;:“”"]{2,60}?)?(?: for (?:(?:about|nearly) )?[\p{Ll}\p{N}-]+ (?:hours|minutes))?,?(?: in the works| that is planned| which is planned| is planned| planned| scheduled| set| due| to be held| held| will be held| will take place)?(?: for| in| on| early| late)? ?$/u;

interface Given {
  assertions: Assertions;
  offices: readonly FoundOffice[];
  pronouns: Pronouns;
  countryOf: CountryOf;
  delegates: readonly FoundDelegate[];
  /** The visit that the text is about. */
  main: FoundVisit | null;
  published: string | null;
}

/**
 * Finds the events that a text reports, each once, in the order of the text. Events without a named participant are left out.
 */
export function eventsIn(text: string, names: Names, dates: readonly DateMention[], given: Given): FoundEvent[] {
  const parties = possibleParticipants(text, names);
  const reported: ReportedEvent[] = [];
  for (const sentence of sentencesIn(text)) {
    const meant = pairMeant(text, sentence, reported, given);
    reported.push(...inSentence(text, sentence, { parties, meant }, names, dates, given));
  }
  const isWhole = ({ parts }: ReportedEvent) => {
    const sides = parts.filter(({ isSide }) => isSide);
    return sides.length > 1 && sides.some(({ role }) => role !== 'host');
  };
  const events: FoundEvent[] = [];
  // Events with two named participants come first, so that other mentions can refer to them.
  for (const each of reported.filter(isWhole)) {
    const same = events.filter((event) => isSame(event, each));
    if (same.length === 1) join(same[0]!, each);
    else events.push(eventOf(each));
  }
  for (const event of events) event.visit = visitOf(event, given, text);
  for (const each of reported.filter((one) => !isWhole(one))) {
    const [same, ...others] = each.isSeparate ? [] : events.filter((event) => mayBe(event, each, given));
    // "is expected to meet Selam Bekele. Her office confirmed the meeting": this is the event mentioned last.
    if (same && each.parts.length === 0 && isOfAnother(events, same, each)) continue;
    if (same && others.length === 0) join(same, each);
    else if (each.parts.length > 0) {
      const event = eventOf(each);
      event.visit = visitOf(event, given, text);
      events.push(event);
    }
  }
  for (const event of events) placeSides(event, given);
  return events.sort((a, b) => a.passages[0]!.start - b.passages[0]!.start);
}

const THE_TWO =
  /^(?<before>(?:On|In|At|After|During|Before) [^.;:“”"]{1,60}?,? )?(?:[Tt]he two|[Bb]oth|[Tt]he) (?:[Ll]eaders|[Cc]ounterparts|(?<title>[Pp]residents|[Pp]remiers|[Cc]hancellors|[Kk]ings|(?:(?:[Pp]rime|[Ff]oreign|[Dd]efen[cs]e) )?[Mm]inisters))(?= \p{Ll})/u;

/** "The two ministers": the two who met last, and who hold that office, or the guest of the visit and the other holder. Never certain. */
function pairMeant(text: string, { start: from, end }: UnitSpan, reported: readonly ReportedEvent[], given: Given): Party[] {
  const { offices, main } = given;
  const { 0: words, groups } = THE_TWO.exec(text.slice(from, end)) ?? {};
  if (words === undefined) return [];
  const title = groups!['title']?.slice(0, -1).toLowerCase();
  const start = from + (groups!['before'] ?? '').length;
  const holds = ({ person }: Party) =>
    person !== null && (!title || offices.some((office) => office.person === person && isCalled(office, title)));
  const pair = reported.findLast(({ parts }) => parts.length === 2 && parts.every(holds));
  const holders = new Set(
    offices.flatMap((each) =>
      title && each.start < from && isCalled(each, title) && !DEPUTY.test(each.title) ? [each.person] : [],
    ),
  );
  const named = main && holders.size === 2 && holders.has(main.guest) ? [...holders] : [];
  const none = { country: null, organization: null, confidence: 0.6 };
  return (pair?.parts ?? named.map((person) => ({ ...none, person }))).map((part) => ({
    ...part,
    start,
    end: from + words.length,
    confidence: Math.min(part.confidence, 0.6),
  }));
}

const DEPUTY = /^(?:vice|deputy|assistant)/iu;

/** "Kim will travel to Rome, where he is to meet": the first person of the sentence. Never certain. */
function travellerMeant(text: string, { start, end }: UnitSpan, named: readonly Party[], pronouns: Pronouns): Party[] {
  const where = /, where s?he(?= )/u.exec(text.slice(start, end));
  const at = where ? start + where.index : end;
  const first = named.find((each) => each.person !== null && each.end <= at);
  const span = where && { start: at + ', where '.length, end: at + where[0].length };
  if (!span) return [];
  if (first) return [{ ...first, ...span, confidence: 0.6 }];
  // "Her last stop was Turku, where she drank coffee"
  const meant = pronouns.meaning({ ...span, words: text.slice(span.start, span.end) });
  return meant ? [{ person: meant.person, country: null, organization: null, ...span, confidence: 0.6 }] : [];
}

/** The place before ", where": "opened on Monday at Harbour Cemetery, where", "rode to Turku, where", "was Turku, a port, where". */
const WHERE = /,(?: an? [^,;]{3,60},)? where (?:(?!and |but )[\p{L}.’'-]+,? ){1,12}$/u;
const TO_CITY =
  /(?<!\p{L})(?:(?<way>to|in|at)|stop (?:was|is)) (?:the )?(?<place>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,4})$/u;

function placeBefore(text: string, sentence: UnitSpan, words: EventWords, names: Names, dates: readonly DateMention[]) {
  const where = WHERE.exec(text.slice(sentence.start, words.start));
  if (!where) return null;
  const end = sentence.start + where.index;
  const upTo = text.slice(sentence.start, end);
  const { way, place } = TO_CITY.exec(upTo)?.groups ?? {};
  const venue = (way === 'at' || way === 'in') && VENUE.exec(` ${way} ${place}`)?.groups!['venue'];
  const named = [...names.mentions, ...names.organizations, ...names.countries].find((each) => each.end === end);
  const [date, ...others] = dates.filter((each) => each.start >= sentence.start && each.end <= end);
  return {
    venue: venue || null,
    place: place && !venue && (!named || ('by' in named && named.by === 'city')) ? place : null,
    country: named && 'by' in named && named.by === 'city' ? named.country : null,
    date: date && others.length === 0 ? date : null,
  };
}

function inSentence(
  text: string,
  sentence: UnitSpan,
  { parties, meant: pair }: Record<'parties' | 'meant', readonly Party[]>,
  names: Names,
  dates: readonly DateMention[],
  given: Given,
): ReportedEvent[] {
  const { assertions, offices, pronouns, main, published } = given;
  if (sentence.end - sentence.start > LONGEST) return [];
  const printed = text.slice(sentence.start, sentence.end);
  const found = eventWordsIn(printed);
  if (found.length === 0) return [];
  const context = { text, names, offices, pronouns };
  const meant = subjectMeant(context, sentence);
  const objects = objectsMeant(context, sentence, main?.guest);
  const asParty = (each: PersonMeant): Party => ({ ...each, country: null, organization: null });
  const named = partiesWithin(parties, sentence).filter(
    (each) => !objects.some(({ start, end }) => start <= each.start && end >= each.end),
  );
  const near = [
    ...named,
    ...(meant ? [asParty(meant)] : pair),
    ...objects.map(asParty),
    ...travellerMeant(text, sentence, named, pronouns),
  ];
  near.sort((a, b) => a.start - b.start);
  return found.flatMap((each, index): ReportedEvent[] => {
    const before = printed.slice(0, each.start);
    const words: EventWords = { ...each, start: sentence.start + each.start, end: sentence.start + each.end };
    const stated = takingPart(text, sentence, near, words);
    const parts =
      stated.length > 0 || each.by === 'verb' ? stated : presentOn(text, sentence, { near, named, words }, names, dates, given);
    if (each.by === 'verb' && parts.length < (isOfOne(each) ? 1 : 2)) return [];
    // A state receives a guest on a visit; two people meet.
    if (/receiv|^(?:was|were)/u.test(printed.slice(each.start, each.end)) && parts.some(({ person }) => person === null))
      return [];
    const next = found[index + 1];
    const limit = next ? sentence.start + next.start : sentence.end;
    const after = Math.max(words.end, ...parts.flatMap(({ end }) => (end <= limit ? [end] : [])));
    // "gave a dinner for her that night in the gardens"
    const following = dates.find(({ start }) => start >= after);
    const isBeside = following && following.end <= limit && /^,? (?:on )?$/u.test(text.slice(after, following.start));
    const beside = isBeside ? following : undefined;
    const { venue: venueAfter, end, ...where } = whereOf(text, beside?.end ?? after, limit, names);
    const above = placeBefore(text, sentence, words, names, dates);
    const venue = venueAfter ?? above?.venue ?? null;
    const isWithin = (each: UnitSpan) => each.start > words.start && each.end <= words.end;
    // "met today in Nairobi with"
    const at = names.countries.find((each) => isWithin(each) && each.by !== 'people');
    // "arrived from Nairobi, where he had met"
    const left = / *, where (?:s?he|they) (?:\p{Ll}+ ){0,4}$/u.exec(before);
    const there = left && names.countries.find(({ by, end: until }) => by !== 'people' && until === sentence.start + left.index);
    const place = at ?? (there || null);
    const city = above?.place ?? (place?.by === 'city' ? place.words : null);
    const places = city === null ? where.places : [city];
    const country = place?.country ?? where.country ?? above?.country ?? null;
    const [present] = stated.length > 0 ? [] : parts;
    const date =
      dates.find((one) => isWithin(one) || (present && one.start >= sentence.start && one.end <= sentence.end)) ??
      beside ??
      dateOf(text, sentence, { at: words.start, wordsEnd: words.end, end, limit, isSigning: each.kind === 'SIGNING' }, dates) ??
      above?.date;
    const days = date ? daysOf(date) : NO_DAYS;
    const said = {
      start: Math.min(words.start, ...parts.map((part) => part.said.start)),
      end: date?.start === undefined ? end : Math.max(end, date.end),
    };
    const around = { before, from: printed.slice(each.start), after: printed.slice(each.end, limit - sentence.start) };
    const isPast = each.by === 'verb' && /^(?:met|signed|received|was|were|spoke|talked)(?!\p{L})/u.test(around.from);
    const assertion = assertions.of(sentence, { words, end: Math.max(end, date?.end ?? 0) }, isPast);
    const mood = assertion === 'denied' ? DENIED : statusOf(around, each.by, days.start, published);
    if (assertion === 'unreal' && mood.status !== 'CANCELLED') return [];
    const isTheOne = THE.test(before) || (/[-–]\p{L}+ $/u.test(before) && / the [^,;]{0,30}$/iu.test(before));
    const isSeparate = SEPARATE.test(before);
    const confidence = Math.min(mood.isSure ? 0.95 : 0.7, ...parts.map((part) => part.confidence));
    const told = {
      kind: each.kind,
      words: text.slice(words.start, words.end),
      by: each.by,
      status: mood.status,
      isPlain: assertion === 'plain' && (at === undefined || !/^me(?:e?ts?) /u.test(around.from)),
    };
    return [{ ...told, ...days, places, country, venue, parts, passages: [said], isTheOne, isSeparate, confidence }];
  });
}

const OF_A_MEETING: readonly EventKind[] = ['TALKS', 'MEETING', 'BANQUET', 'SIGNING', 'CEREMONY', 'PRESS_CONFERENCE', 'SUMMIT'];
/** Words before an event at which the speaker was present: "told a joint ", "after a working ". */
const SPOKE_AT =
  /(?<!\p{L})(?:[Aa]t|[Dd]uring|[Aa]fter|[Ff]ollowing|[Bb]efore|told) (?:(?:an?|the|their) )?(?:[\p{L}-]+ ){0,3}$/u;

/** Those whom a sentence names beside an event on a day of the visit, if all are from its two countries. Never certain. */
function presentOn(
  text: string,
  sentence: UnitSpan,
  { near, named, words }: { near: readonly Party[]; named: readonly Party[]; words: EventWords },
  names: Names,
  dates: readonly DateMention[],
  { main, countryOf }: Given,
): TakingPart[] {
  if (main && words.kind === 'PRESS_CONFERENCE' && JOINT.test(text.slice(sentence.start, words.start)))
    return hostAndGuest(text, words, names, main, countryOf);
  const [day, ...others] = dates.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
  if (!main || !OF_A_MEETING.includes(words.kind) || others.length > 0 || !isOnVisit(main, day?.edtf ?? null)) return [];
  const isFromThere = (home: string | null) => home === null || home === main.guestCountry || home === main.hostCountry;
  if (!named.every(({ person, country }) => isFromThere(person ? countryOf(person) : country))) return [];
  // The day belongs to the event named last before it.
  const all = eventWordsIn(text.slice(sentence.start, sentence.end)).map(({ start }) => sentence.start + start);
  if ((all.findLast((at) => at < day!.start) ?? all[0]) !== words.start) return [];
  const isThere = SPOKE_AT.test(text.slice(sentence.start, words.start));
  const people = near.filter(
    ({ person, end }) =>
      person !== null && (isThere || !SPEAKS.test(text.slice(end, sentence.end))) && isFromThere(countryOf(person)),
  );
  const isOfGuest = people.some(({ person }) => person === main.guest || countryOf(person!) === main.guestCountry);
  if (!isOfGuest) return [];
  return people.map((party) => ({
    ...{ ...party, role: null, side: null, isSide: false, confidence: Math.min(party.confidence, 0.6) },
    said: { start: Math.min(words.start, party.start), end: Math.max(words.end, party.end) },
  }));
}

/** "the closing news conference": of the host and the guest. */
const JOINT = /(?<!\p{L})(?:joint|closing|final) (?:[\p{L}-]+ )?$/u;
const HEAD_TITLE = /(?:President|Premier|Chancellor|Minister|King|Queen|Emperor|Emir|Sultan)$/u;

/** The guest of a visit, and the only host with a title whom the paragraph names. Never certain. */
function hostAndGuest(
  text: string,
  words: EventWords,
  { mentions }: Names,
  main: FoundVisit,
  countryOf: CountryOf,
): TakingPart[] {
  const from = text.lastIndexOf('\n', words.start) + 1;
  const until = text.indexOf('\n', words.end);
  const within = mentions.filter(({ start, end }) => start >= from && (until < 0 || end <= until));
  const isHost = ({ person, title }: PersonMention) => {
    const home = countryOf(person);
    return person !== main.guest && (home === main.hostCountry || (home === null && HEAD_TITLE.test(title)));
  };
  const hosts = within.filter(isHost);
  const isOnly = hosts.every(({ person }) => person === hosts[0]!.person);
  const guest = within.find(({ person }) => person === main.guest) ?? { ...words, person: main.guest };
  return [guest, ...(isOnly ? hosts.slice(0, 1) : [])].map(({ person, start, end }) => ({
    ...{ person, start, end, country: null, organization: null, confidence: 0.6, role: null, side: null, isSide: false },
    said: { start: Math.min(words.start, start), end: Math.max(words.end, end) },
  }));
}

const SPEAKS = new RegExp(`^,? (?:also |then |later )?(?:${CUES})(?!\\p{L})`, 'u');

/** Whether a day is within a visit. If its end is not known, a week is assumed. */
const isOnVisit = ({ start, end }: FoundVisit, day: string | null): boolean =>
  day?.length === 10 && (start ?? day) <= day && day <= (end ?? new Date(Date.parse(start ?? day) + 7 * DAY_MS).toISOString());

type Around = Record<'before' | 'from' | 'after', string>;

function statusOf({ before, from, after }: Around, by: 'verb' | 'noun', start: string | null, published: string | null): Mood {
  const mood = readMood(before, from, by);
  if (by === 'noun' && mood.status === 'PROPOSED' && DURING.test(before)) return { status: 'COMPLETED', isSure: false };
  if (mood.status !== 'COMPLETED') return mood;
  if (by === 'noun' && PLANNED_AFTER.test(after)) return { status: 'PLANNED', isSure: true };
  const isToCome = start !== null && published !== null && start > published && !start.startsWith(published);
  if (isToCome) return { status: 'PLANNED', isSure: false };
  return by === 'verb' && /^meets? /u.test(from) ? { status: 'COMPLETED', isSure: false } : mood;
}

/** The place of an event, from the words right after it. */
function whereOf(text: string, after: number, limit: number, { countries }: Names) {
  const venue = VENUE.exec(text.slice(after, limit));
  let end = venue ? after + venue[0].length : after;
  const places: string[] = [];
  let country: string | null = null;
  const at = countries.find(({ start }) => start >= end);
  if (at && at.end <= limit && at.by !== 'people' && IN.test(text.slice(end, at.start))) {
    end = at.end;
    country = at.country;
    if (at.by === 'city') places.push(at.words);
  }
  return { places, country, venue: venue?.groups!['venue'] ?? null, end };
}

/** The date right after an event, or at the beginning of the sentence. */
function dateOf(
  text: string,
  sentence: UnitSpan,
  { at, wordsEnd, end, limit, isSigning }: { at: number; wordsEnd: number; end: number; limit: number; isSigning: boolean },
  dates: readonly DateMention[],
): DateMention | null {
  const own = dates.slice(lastUpTo(dates, sentence.start - 1) + 1, lastUpTo(dates, sentence.end) + 1);
  // "at a news conference on Tuesday, Lee said"
  const next = own.find(({ start }) => start >= wordsEnd);
  const isNext = (words: string) => WHEN.test(words) || (isSigning && SIGNED_ON.test(words) && !/ (?:with|by|and) /u.test(words));
  if (next && next.end <= limit && isNext(text.slice(wordsEnd, next.start))) return next;
  const after = own.find(({ start }) => start >= end);
  const upTo = text.slice(end, after?.start ?? end);
  if (after && after.end <= limit && (WHEN.test(upTo) || (isSigning && SIGNED_ON.test(upTo)))) return after;
  const first = own[0];
  const isFirst =
    first &&
    /^(?:Later|Earlier|Early|Late|Then)?(?: ?[Oo]n(?: the (?:morning|afternoon|evening|night) of)?)? ?$/u.test(
      text.slice(sentence.start, first.start),
    );
  return first && isFirst && first.end < at && /^,? /u.test(text.slice(first.end, first.end + 2)) ? first : null;
}

const agree = (one: string | null, other: string | null) =>
  one === null || other === null || one.startsWith(other) || other.startsWith(one);

const nameOf = ({ person, country, organization }: Party) => person?.slug ?? organization?.slug ?? country;

/**
 * Whether a mention refers to the same event: it has the same parties, a compatible date and the same status, or it is a later
 * mention such as "the talks".
 */
function isSame(event: FoundEvent, { kind, start, parts, status, isTheOne }: ReportedEvent): boolean {
  const there = event.participants.map(nameOf);
  const isWithin =
    parts.every((part) => there.includes(nameOf(part))) || there.every((name) => parts.some((part) => nameOf(part) === name));
  const isAsFar = isDone(event) === isDone({ status }) || (isTheOne && start === null);
  return isOneEvent(event.kind, kind) && isWithin && isAsFar && agree(event.start, start);
}

/**
 * Whether words that do not state who met whom may refer to an event: the event must be part of the visit with its guest, and all people must
 * be from the visit's two countries.
 */
function mayBe(event: FoundEvent, { kind, start, parts, status }: ReportedEvent, { countryOf }: Given): boolean {
  const { visit } = event;
  const isOfGuest = event.participants.some(({ person }) => person === visit?.guest);
  if (!visit || !isOfGuest || !isOneEvent(event.kind, kind) || !isDone({ status }) || !agree(event.start, start)) return false;
  return parts.every(({ person }) => {
    const home = person && countryOf(person);
    return person !== null && (home === null || home === visit.hostCountry || home === visit.guestCountry);
  });
}

/** Whether words such as "the meeting" refer to another event, which was mentioned later than the given one. */
function isOfAnother(events: readonly FoundEvent[], event: FoundEvent, { kind, passages: [at] }: ReportedEvent): boolean {
  const last = (each: FoundEvent) => each.passages.findLast(({ start }) => start < at!.start)?.start ?? -1;
  return events.some((each) => each !== event && isOneEvent(each.kind, kind) && last(each) > last(event));
}

/** Returns the visit that the text is about, or else a participant's visit in the same sentence or paragraph. */
function visitOf(event: FoundEvent, given: Given, text: string): FoundVisit | null {
  if (isOfVisit(event, given)) return given.main;
  const [at] = event.passages;
  const going = given.delegates.find(
    ({ visit, person }) =>
      (isDone(event) ? isDone(visit) && event.country !== null : event.status === 'PLANNED' && visit.status === 'PLANNED') &&
      isReportedBy(visit, at!) &&
      (event.country === null || event.country === visit.hostCountry) &&
      event.participants.some((each) => each.person === person),
  );
  return going?.visit ?? visitOfParagraph(event, given, text);
}

/** The only visit of a participant that the paragraph reports, to the country of the event or of another participant. */
function visitOfParagraph(event: FoundEvent, { delegates, countryOf }: Given, text: string): FoundVisit | null {
  const [at] = event.passages;
  const homes = event.participants.map(({ person, country }) => (person ? countryOf(person) : country));
  const isPossible = ({ visit, person, side }: FoundDelegate) => {
    const { hostCountry, guestCountry, told } = visit;
    const isWhere = told.end < at!.end && / where /u.test(text.slice(told.end, at!.end)) && isReportedBy(visit, at!);
    const isThere = event.country === hostCountry || (event.country === null && (homes.includes(hostCountry) || isWhere));
    const isThen = event.start === null || visit.start === null || isOnVisit(visit, event.start);
    return (
      side === 'GUEST' &&
      event.participants.some((each) => each.person === person) &&
      (isDone(event) ? isDone(visit) : event.status === 'PLANNED' && (isDone(visit) || visit.status === 'PLANNED')) &&
      isThere &&
      isThen &&
      homes.every((home) => home === null || home === hostCountry || home === guestCountry) &&
      isInParagraph(text, visit, at!)
    );
  };
  const [only, ...others] = new Set(delegates.filter(isPossible).map(({ visit }) => visit));
  return others.length === 0 ? (only ?? null) : null;
}

/** Whether a passage of a visit contains the words. */
const isReportedBy = ({ passages }: FoundVisit, words: UnitSpan): boolean =>
  passages.some(({ start, end }) => start <= words.start && end >= words.end);

/**
 * Whether an event is part of the visit that the text is about. So may a planned event be, unless a passage of another visit
 * reports it.
 */
function isOfVisit(event: FoundEvent, { main, countryOf, delegates }: Given): boolean {
  const [at] = event.passages;
  const isElsewhere = delegates.some(({ visit }) => visit !== main && isReportedBy(visit, at!));
  if (!main || !(isDone(event) || (event.status === 'PLANNED' && !isElsewhere))) return false;
  if (event.country !== null && event.country !== main.hostCountry) return false;
  const month = (main.start ?? main.end)?.slice(0, 7);
  if (event.start !== null && event.start.slice(0, 7) !== month) return false;
  const guests = delegates.flatMap(({ visit, side, person }) => (visit === main && side === 'GUEST' ? [person] : []));
  const homes = event.participants.map(({ person, country }) => (person ? countryOf(person) : country));
  // "Their ministers signed a pact": of both countries, on a day of the visit
  const isDuring = event.start !== null && (main.start ?? event.start) <= event.start && event.start <= (main.end ?? event.start);
  const isThere =
    event.participants.some(({ person }) => guests.includes(person!)) ||
    (isDuring && homes.includes(main.guestCountry) && homes.includes(main.hostCountry));
  return isThere && homes.every((home) => home === null || home === main.hostCountry || home === main.guestCountry);
}

function eventOf({ parts, isTheOne: _, isSeparate: __, ...event }: ReportedEvent): FoundEvent {
  const found: FoundEvent = { ...event, visit: null, participants: [] };
  add(found, parts);
  return found;
}

function join(event: FoundEvent, { parts, ...other }: ReportedEvent): void {
  add(event, parts);
  joinDays(event, other);
  event.country ??= other.country;
  event.venue ??= other.venue;
  event.isPlain ||= other.isPlain;
  event.places = [...new Set([...event.places, ...other.places])];
  event.passages = [...event.passages, ...other.passages].sort((a, b) => a.start - b.start);
}

function add(event: FoundEvent, parts: readonly TakingPart[]): void {
  for (const part of parts) {
    const known = event.participants.find((each) => nameOf(each) === nameOf(part));
    if (known) known.confidence = Math.max(known.confidence, part.confidence);
    else event.participants.push({ ...part });
  }
}

/** Within a visit, puts each participant on the guest's side or the host's. */
function placeSides({ visit, participants }: FoundEvent, { countryOf, delegates }: Given): void {
  if (!visit) return;
  for (const each of participants) {
    const home = each.person ? countryOf(each.person) : each.country;
    const delegate = delegates.find(({ visit: of, person }) => of === visit && person === each.person);
    const byHome = home === null ? null : home === visit.guestCountry ? 'GUEST' : home === visit.hostCountry ? 'HOST' : null;
    each.side = delegate?.side ?? byHome ?? each.side;
  }
  const unknown = participants.find(({ side }) => side === null);
  const known = participants.find(({ side }) => side !== null);
  if (unknown && known && participants.length === 2) unknown.side = known.side === 'GUEST' ? 'HOST' : 'GUEST';
}

/** A text about a visit is published within this many days of its start. */
const DAYS = 31;

/** The visit that a text is about: the only one that took place, shortly before publication or, failing that, without a date. */
export function findMainVisit(visits: readonly FoundVisit[], published: string | null): FoundVisit | null {
  const done = visits.filter((visit) => isDone(visit) && !isLongBefore(visit, published));
  const [, year, month, ofMonth] = /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(published ?? '') ?? [];
  const day = ofMonth ? Date.UTC(+year!, +month! - 1, +ofMonth) : Date.UTC(+year!, +month!, 0);
  const isRecent = ({ start, end }: FoundVisit) => {
    const days = (day - Date.parse(/^\d{4}-\d\d(?:-\d\d)?/.exec(start ?? end ?? '')?.[0] ?? '')) / DAY_MS;
    return days >= 0 && days <= DAYS;
  };
  const recent = done.some(isRecent)
    ? done.filter(isRecent)
    : done.filter((each) => published !== null && !each.start && !each.end);
  const [only, ...others] = done.length > 1 ? recent : done;
  return others.length === 0 ? (only ?? null) : null;
}
