import { lastUpTo, type UnitSpan } from '../language/sentences.js';
import { PORTFOLIOS } from '../names/name-words.js';
import type { Names, TextPerson } from '../names/names.js';
import type { TextOrganization } from '../names/organizations.js';
import { CUES } from '../language/speech-verbs.js';
import type { EventWords } from './event-words.js';

/** A mention of a person, a state or an organization. */
export interface Party extends UnitSpan {
  person: TextPerson | null;
  /** The slug of a state that takes part itself, or that is represented according to the text. */
  country: string | null;
  organization: TextOrganization | null;
  confidence: number;
}

/** A participant in an event, with the words that name them. */
export interface TakingPart extends Party {
  role: 'host' | 'representative' | null;
  /** The side, if the words state who receives whom, or if the event is part of a visit. */
  side: 'GUEST' | 'HOST' | null;
  /** Whether the words state who met whom, rather than who else was present. */
  isSide: boolean;
  /** The span of the words. */
  said: UnitSpan;
}

/** Returns all mentions in a text that may be participants, in the order of the text. */
export function possibleParticipants(text: string, { mentions, countries, organizations }: Names): Party[] {
  const none = { person: null, country: null, organization: null };
  const states = countries.filter(({ by }) => by === 'name');
  // "President Ann Lee of Peru", "Ann Lee, President of Peru": the country belongs to the name.
  const byStart = new Map(states.map((each) => [each.start, each]));
  const countryOf = ({ end }: UnitSpan) => {
    const of = /^(?:, (?:the )?(?:(?!of )[\p{L}-]+ ){1,4}of| of) (?:the )?/u.exec(text.slice(end, end + 60));
    return of ? byStart.get(end + of[0].length) : undefined;
  };
  const owned = new Set(mentions.map(countryOf));
  return [
    ...mentions.map((each) => {
      const { start, end, person, confidence } = each;
      return { ...none, start, end: countryOf(each)?.end ?? end, person, confidence };
    }),
    ...states
      .filter((each) => !owned.has(each))
      .map(({ start, end, country }) => ({ ...none, start, end, country, confidence: 0.95 })),
    ...organizations.map(({ start, end, organization }) => ({ ...none, start, end, organization, confidence: 0.9 })),
  ].sort((a, b) => a.start - b.start);
}

export function partiesWithin(parties: readonly Party[], { start, end }: UnitSpan): Party[] {
  return parties.slice(lastUpTo(parties, start - 1) + 1, lastUpTo(parties, end) + 1).filter((party) => party.end <= end);
}

const PORTFOLIO = [...PORTFOLIOS].join('|').toLowerCase();
const TITLE_WORD = String.raw`(?:(?:(?:${PORTFOLIO})(?= (?:minister|secretary))|(?<=(?:minister|secretary) (?:of|for) (?:\p{Ll}+,? (?:and )?)?)(?:${PORTFOLIO}|public|security)|(?<=(?:${PORTFOLIO}) )and(?= (?:${PORTFOLIO}))|the|his|her|its|their|visiting|both|then|new|former|of|for|wife|husband|spouse|counterpart|opposite|number|foreign|prime|vice|deputy|defen[sc]e|interior|finance|general|president|premier|chancellor|minister|leader|secretary|chair(?:man|woman)?|ambassador|envoy|king|member|director|head|party|state|\p{Lu}[\p{L}.]*(?:[-’']\p{L}+)*))`;
const TITLE = `(?:${TITLE_WORD},? )*`;
const AND = String.raw`(?:,? and (?:by )?|, | as well as |, along with | along with )`;
const FIRST = new RegExp(`^ ?${TITLE}$`, 'u');
const NEXT = new RegExp(`^${AND}${TITLE}$`, 'u');
/** "South Korea’s Moon Jae-in", "Politburo member Wang Huning": the words before a person are not a participant. */
const OWNER = new RegExp(`^(?:['’]s?)? ${TITLE}$`, 'u');
/** "Kim will", "Kim, the leader of the country, also". */
const SUBJECT =
  /^(?:,[^,;]{0,80},|,)?(?:,? \(?who)? (?:(?:will|would|could|may|might|shall|has|have|had|is|are|was|were|to|plans?|planned|wants?|due|set|scheduled|expected|agreed|also|then|later|both|earlier|previously|previous|jointly|formally|today|yesterday|on \p{Lu}\p{Ll}+|recently|just|first) )*$/u;
const NO_SUBJECT = new RegExp(
  `(?<!\\p{L})(?:(?<!(?:Secretary|Minister) )of|with|by|for|to|from|between|met|against) (?:${TITLE_WORD} )*$`,
  'u',
);

/** The parties listed from an offset on: "Kim and South Korea’s Moon Jae-in". */
function listedFrom(text: string, parties: readonly Party[], at: number): Party[] {
  const following = parties.filter(({ start }) => start >= at);
  const listed: Party[] = [];
  let end = at;
  let isOpen = true;
  for (const [index, party] of following.entries()) {
    if (party.start < end) continue;
    const between = text.slice(end, party.start);
    if (!(isOpen ? FIRST : NEXT).test(isOpen && listed.length > 0 ? between.replace(/^['’]s?/, '') : between)) break;
    const next = following[index + 1];
    // "the foreign minister of Denmark, Jens Lund": the country is not a participant.
    const isOfOffice = party.person === null && next?.person && / of (?:the )?$/u.test(between);
    const apart = text.slice(party.end, next?.start);
    isOpen = party.person === null && next !== undefined && OWNER.test(isOfOffice ? apart.replace(/^,/, '') : apart);
    end = party.end + (isOpen ? /^(?:['’]s?|,)?/u.exec(apart)![0].length : 0);
    if (!isOpen) listed.push(party);
  }
  return listed;
}

/** "Xi, who was travelling with Wang Yi, ": an aside may name others. */
const ASIDE =
  /^(?: of (?:the )?\p{Lu}[\p{L} ]{2,30})?, (?:who|whose|accompanied by|joined by|flanked by|together with|along with|travell?ing with) [^.;:]*(?=,)/u;

/** The subjects of a verb: "Xi and his wife Peng Liyuan". */
function subjectsOf(text: string, sentence: UnitSpan, parties: readonly Party[], verb: number): Party[] {
  const before = parties.filter(({ end }) => end <= verb);
  for (const [index, last] of [...before.entries()].reverse()) {
    if (!SUBJECT.test(text.slice(last.end, verb).replace(ASIDE, ''))) continue;
    const listed = [last];
    for (const party of before.slice(0, index).reverse()) {
      const between = text.slice(party.end, listed[0]!.start);
      // "the two ministers" are two parties
      if (party.start === last.start || NEXT.test(between)) listed.unshift(party);
      else if (party.person !== null || !OWNER.test(between)) break;
    }
    if (!NO_SUBJECT.test(text.slice(sentence.start, listed[0]!.start))) return listed;
  }
  // "Lee laid a wreath and met": the subject that begins the sentence
  const [first] = before;
  const isFirst = first?.person && FIRST.test(text.slice(sentence.start, first.start)) && !OWNED.test(text.slice(first.end));
  return isFirst && JOINED.test(text.slice(first.end, verb)) ? [{ ...first, confidence: Math.min(first.confidence, 0.6) }] : [];
}

const OWNED = /^['’]s?(?!\p{L})/u;
/** What comes between a subject and its second verb. */
const JOINED = /^(?:[^;:“”"]* )?and (?:then |later |also )?$/u;

/** "Addressing parliament, the king said": the subject after the phrase. */
function subjectAfter(text: string, sentence: UnitSpan, parties: readonly Party[], at: number): Party | undefined {
  const phrase = /^[^,;.:“”"]{0,80}, /u.exec(text.slice(at, sentence.end));
  const [first] = phrase ? listedFrom(text, parties, at + phrase[0].length - 1) : [];
  return first && SAYS.test(text.slice(first.end, sentence.end)) ? first : undefined;
}
const SAYS = new RegExp(String.raw`^(?: and [^,;.]{3,60}?)?,? (?:also |then )?(?:${CUES})(?!\p{L})`, 'u');

const HOLD =
  /(?<!\p{L})(?:held|holds?|holding|ha(?:d|ve)|began|begins?|resumed?|concluded|conducted|staged) (?:[\p{L}\p{N}-]+ ){0,4}$/u;
const ATTEND =
  /(?<!\p{L})(?:attend(?:ed|s)?|joined|took part in|takes? part in|participate[ds]? in|visited|toured|viewed|watched) (?:(?:an?|the|his|her|its) )?(?:[“"‘]?[\p{L}\p{N}-]+,? ){0,4}["“‘]?$/u;
const RECEIVE = /(?<!\p{L})(?:hosted|hosts?|received|receives?|welcomed|treated|invited)(?= )/gu;
const RECEIVED = /^(?:(was|were) )?(?:received?|receives|hosted|welcomed)/u;
const GIVE = /(?<!\p{L})(?:gave|gives?|hosted|hosts?|threw|held|holds?|offered) (?:an? |the )?(?:[\p{L}-]+ ){0,3}$/u;
/** "Lee left after ", before "talks with" */
const AFTER_TALKS = /(?<!\p{L})(?:after|for|following|before|during) (?:an? )?(?:\p{Ll}+ )?$/u;
/** "a dinner given by" */
const GIVEN_BY = /^ (?:[^,;.]{0,30} )?(?:given|hosted|offered) by (?:the )?/u;
const HONOURED = /(?<!\p{L})(?:was|were) (?:the )?guests? of hono(?:u)?r (?:[^,;.]{0,40} )?at an? (?:[\p{L}-]+ ){0,2}$/u;
/** "Lee told reporters at a joint ", "Lee delivered a " */
const SPOKE_AT = new RegExp(
  String.raw`(?<!\p{L})(?:(?:${CUES})(?: [^,;.:“”"]{1,60})? (?:at|in|during)|gave|gives?|deliver(?:ed|s)?|made|held|holds?|hosted) (?:an?|the|his|her|their) (?:[\p{L}-]+ ){0,2}$`,
  'u',
);
/** "At a joint ", before "press conference, Lee said". */
const OPENS = /^(?:Speaking |Later,? |Earlier,? )?(?:[Aa]t|[Ii]n|[Dd]uring) (?:an?|the|his|her|their) (?:[\p{L}-]+ ){0,2}$/u;
const REPRESENT = /(?<!\p{L})represent(?:ed|s|ing) [^,;]{2,40} (?:at|in) (?:the )?(?:[\p{L}-]+ ){0,3}$/u;
const ALSO = /^(?:,| \()? ?(?:which|that) /u;
const TOOK_PART = /^ (?:also )?(?:attended|participated in|took part in|joined)/u;
const INTER = /(?<!\p{L})inter-Korean (?:\p{L}+ )?$/u;

/** Whether one person is enough for an event: a speech, laying a wreath, or coffee with farmers. */
export const isOfOne = ({ kind, by }: EventWords): boolean =>
  by === 'verb' && (kind === 'SPEECH' || kind === 'CEREMONY' || kind === 'OTHER');

/** Finds the participants in the event that words of a sentence name. Offsets are relative to the text. */
export function takingPart(text: string, sentence: UnitSpan, parties: readonly Party[], event: EventWords): TakingPart[] {
  const upTo = text.slice(sentence.start, event.start);
  const at = (match: RegExpExecArray) => sentence.start + match.index;
  const part = (found: readonly Party[], from: number, role: TakingPart['role'] = null, isSide = true): TakingPart[] =>
    found.map((party) => ({
      ...party,
      role,
      side: role === 'host' ? 'HOST' : null,
      isSide,
      said: {
        start: Math.min(from, party.start, event.start),
        end: Math.max(event.end, party.end, ...found.map(({ end }) => end)),
      },
    }));
  const asGuests = (found: readonly Party[], from: number) =>
    part(found, from).map((each) => ({ ...each, side: 'GUEST' as const }));
  const subjects = (verb: number) => subjectsOf(text, sentence, parties, verb);
  if (isOfOne(event)) {
    const own = subjects(event.start);
    const after = own.length > 0 ? undefined : subjectAfter(text, sentence, parties, event.end);
    const others = event.kind === 'OTHER' ? listedFrom(text, parties, event.end) : [];
    return part(after ? [after] : [...own, ...(own.length > 0 ? others : [])], event.start);
  }
  if (event.by === 'verb') {
    const one = subjects(event.start);
    const other = event.kind === 'SIGNING' ? withAfter(text, sentence, parties, event.end) : listedFrom(text, parties, event.end);
    const all = [...one, ...other];
    if (one.length === 0 || all.length < 2) return [];
    const received = RECEIVED.exec(text.slice(event.start, event.end));
    const hosts = received?.[1] === undefined ? one : other;
    return part(all, one[0]!.start).map((each, index) =>
      received ? { ...each, side: hosts.includes(all[index]!) ? 'HOST' : 'GUEST' } : each,
    );
  }
  const pair = pairBefore(text, parties, event.start);
  if (pair) return [...part(pair, pair[0]!.start), ...others()];
  const inter = INTER.exec(upTo);
  if (inter) {
    const state = { person: null, organization: null, start: at(inter), end: event.end, confidence: 0.9 };
    return part(
      ['north-korea', 'south-korea'].map((country) => ({ ...state, country })),
      at(inter),
    );
  }
  const after = /^ (?:between|with|of|among) /u.exec(text.slice(event.end, event.end + 12));
  const listed = after ? listedFrom(text, parties, event.end + after[0].length - 1) : [];
  if (after?.[0] === ' between ' && listed.length > 1) return [...part(listed, event.start), ...others()];
  const owner = parties.filter(({ end }) => end <= event.start).at(-1);
  const isOwned = owner && /^['’]s? (?:[\p{L}\p{N}-]+ ){0,3}$/u.test(text.slice(owner.end, event.start));
  const isWith = after?.[0] === ' with ' && listed.length > 0;
  if (isOwned && isWith) return part([owner, ...listed], owner.start);
  const opening = isWith && AFTER_TALKS.test(upTo) ? parties.find(({ start }) => start >= sentence.start) : undefined;
  if (opening?.person && FIRST.test(text.slice(sentence.start, opening.start)) && !listed.includes(opening))
    return part([{ ...opening, confidence: Math.min(opening.confidence, 0.6) }, ...listed], opening.start);
  const by = GIVEN_BY.exec(text.slice(event.end, sentence.end));
  const givers = by ? listedFrom(text, parties, event.end + by[0].length - 1) : [];
  if (givers.length > 0) {
    const honoured = HONOURED.exec(upTo) ?? SPOKE_AT.exec(upTo);
    const received = honoured ? subjects(at(honoured)) : [];
    return [...part(givers, event.start, 'host'), ...asGuests(received, event.start)];
  }
  if (event.kind === 'SPEECH' || event.kind === 'PRESS_CONFERENCE' || event.kind === 'BANQUET') {
    const spoken = event.kind === 'BANQUET' ? null : SPOKE_AT.exec(upTo);
    const others = isWith ? listed : [];
    // "At a news conference with Lee, Mora said"
    const last = OPENS.test(upTo) ? (others.at(-1) ?? subjectAfter(text, sentence, parties, event.end)) : undefined;
    const speakers = spoken ? subjects(at(spoken)) : last && SAYS.test(text.slice(last.end, sentence.end)) ? [last] : [];
    if (speakers.length > 0) return part([...new Set([...speakers, ...others])], event.start);
  }
  const represented = REPRESENT.exec(upTo);
  if (represented) return representing(at(represented));
  const given = GIVE.exec(upTo);
  const guests = /^ (?:for|in hono(?:u)?r of) /u.exec(text.slice(event.end, event.end + 16));
  if (given && guests) {
    const hosts = subjects(at(given));
    const received = listedFrom(text, parties, event.end + guests[0].length - 1);
    if (hosts.length > 0 && received.length > 0)
      return [...part(hosts, hosts[0]!.start, 'host'), ...asGuests(received, event.start)];
  }
  for (const received of upTo.matchAll(RECEIVE)) {
    const verb = sentence.start + received.index;
    const objects = listedFrom(text, parties, verb + received[0].length);
    const hosts = subjects(verb);
    const last = objects.at(-1);
    if (!last || hosts.length === 0 || last.end > event.start) continue;
    if (/^,? (?:for|at|to|with) (?:an? |the )?[^,;]{0,60}$/u.test(text.slice(last.end, event.start)))
      return [...part(hosts, hosts[0]!.start, 'host'), ...asGuests(objects, objects[0]!.start)];
  }
  const held = HOLD.exec(upTo);
  const holders = held ? subjects(at(held)) : [];
  if (holders.length > 0) return part([...holders, ...(isWith ? listed : [])], holders[0]!.start);
  const attended = ATTEND.exec(upTo);
  if (!attended) return others();
  const there = subjects(at(attended));
  if (there.length > 0) return part(there, there[0]!.start, null, false);
  const people = parties.filter(({ person, end }) => person !== null && end <= at(attended));
  return event.kind === 'EXHIBITION' && people.length === 1
    ? part([{ ...people[0]!, confidence: Math.min(people[0]!.confidence, 0.6) }], people[0]!.start)
    : [];

  function representing(verb: number): TakingPart[] {
    const state = parties.find(({ start, country }) => start > verb && start < event.start && country !== null);
    const [who] = subjects(verb);
    return state && who?.person ? part([{ ...who, country: state.country }], who.start, 'representative') : [];
  }

  /** "the meeting (which Yang also participated in)". */
  function others(): TakingPart[] {
    const also = ALSO.exec(text.slice(event.end, event.end + 12));
    const found = also ? listedFrom(text, parties, event.end + also[0].length - 1) : [];
    const last = found.at(-1);
    return last && TOOK_PART.test(text.slice(last.end, last.end + 30)) ? part(found, event.start, null, false) : [];
  }
}

function withAfter(text: string, sentence: UnitSpan, parties: readonly Party[], at: number): Party[] {
  const found = / with /u.exec(text.slice(at, sentence.end));
  return found && found.index < 80 ? listedFrom(text, parties, at + found.index + 5) : [];
}

/** "the Xi-Kim talks". */
function pairBefore(text: string, parties: readonly Party[], at: number): [Party, Party] | null {
  const [one, other] = parties.filter(({ end }) => end <= at).slice(-2);
  const isPair = one && other && /^[-–]$/u.test(text.slice(one.end, other.start));
  return isPair && /^ (?:[\p{Ll}-]+ ){0,2}$/u.test(text.slice(other.end, at)) ? [one, other] : null;
}
