import type { UnitSpan } from '../language/sentences.js';
import type { Names, TextPerson } from '../names/names.js';
import { isCalled, type FoundOffice } from './offices.js';
import type { Pronouns } from './pronouns.js';

/** "the minister", "the visiting president", "the Zambian foreign minister", "the WHO chief", "Iran’s foreign minister". */
const THE = String.raw`(?:[Tt]he (?:visiting )?(?:(?<of>(?!(?:Prime|Foreign|Defen[cs]e|Vice) )\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?) )?|(?<owner>\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?)['’]s? (?:new |visiting |interim )?)(?<title>(?:[Pp]rime |[Ff]oreign |[Dd]efen[cs]e |[Vv]ice )?(?:[Pp]resident|[Pp]remier|[Cc]hancellor|[Mm]inister|[Kk]ing|[Qq]ueen|[Ll]eader|(?:[Dd]irector|[Ss]ecretary)-[Gg]eneral|[Gg]eneral [Ss]ecretary|[Cc]hief|[Hh]ead))`;
const SUBJECT = new RegExp(
  String.raw`^(?:(?:On|In|At|By|From|As|Later|Earlier|Then|Afterwards|Addressing|Speaking)(?: [^,.;“”"]{1,60}?)?,? )?(?<subject>[Hh]e|[Ss]he|${THE})(?= (?!(?:of|for) |and (?!\p{Lu}))\p{Ll})`,
  'u',
);
const OBJECT = new RegExp(String.raw`(?<=\p{Ll} )${THE}(?= (?!(?:of|and|for|who) )\p{Ll}|[,.;])`, 'gu');
/** "gave a dinner for her", "walked her through a mill". */
const PRONOUN =
  /(?<=(?:dinner|lunch(?:eon)?|banquet|reception|talks|meeting) (?:for|with) )(?:her|him)(?! (?!(?:at|in|on|and|to|that|late|early|before|after|tonight|today|yesterday)(?!\p{L}))\p{Ll})|(?<=(?:walk|show|guid)(?:ed|s) |led |took )(?:her|him)(?= (?:through|around|round|over|across|on a tour) )/gu;
/** "gave a dinner in honour of the guests". */
const GUESTS =
  /(?<=(?:in hono(?:u)?r of|(?:dinner|lunch(?:eon)?|banquet|reception) for) )(?:the|his|her) (?:guests?|visitors?)(?!\p{L})/gu;
/** Titles that texts use for the leader of any organization. */
const LEADS = /^(?:chief|head|director-general|secretary-general)$/u;
/** Never certain. */
const CONFIDENCE = 0.6;

export interface Given {
  text: string;
  names: Names;
  offices: readonly FoundOffice[];
  pronouns: Pronouns;
}

export type PersonMeant = UnitSpan & { person: TextPerson; confidence: number };

/** "He visited Estonia", "The foreign minister met": the person to whom the subject of a sentence refers. @param preferred if several people are possible */
export function subjectMeant(given: Given, sentence: UnitSpan, preferred?: TextPerson): PersonMeant | null {
  const match = SUBJECT.exec(given.text.slice(sentence.start, sentence.end));
  if (!match) return null;
  const { subject, title, of, owner } = match.groups!;
  const end = sentence.start + match[0].length;
  const span = { start: end - subject!.length, end };
  const person = title
    ? holderMeant(given, span, title, of ?? owner, preferred)
    : given.pronouns.meaning({ ...span, words: subject! })?.person;
  return person ? { ...span, person, confidence: CONFIDENCE } : null;
}

/** "received the Director-General": people to whom objects of a sentence refer. @param preferred if several people are possible */
export function objectsMeant(given: Given, sentence: UnitSpan, preferred?: TextPerson): PersonMeant[] {
  const words = given.text.slice(sentence.start, sentence.end);
  const pronouns = [...words.matchAll(PRONOUN)].flatMap(({ 0: pronoun, index }): PersonMeant[] => {
    const span = { start: sentence.start + index, end: sentence.start + index + pronoun.length };
    const meant = given.pronouns.meaning({ ...span, words: pronoun });
    // "Lee gave a dinner for her": for somebody else
    const last = given.names.mentions.findLast(({ start, end }) => start >= sentence.start && end <= span.start);
    const isOther = meant && meant.confidence > CONFIDENCE && meant.person !== last?.person;
    const person = isOther ? meant.person : preferred;
    return person ? [{ ...span, person, confidence: CONFIDENCE }] : [];
  });
  const titled = [...words.matchAll(OBJECT)].flatMap(({ 0: words, index, groups }) => {
    const start = sentence.start + index;
    const span = { start, end: start + words.length };
    const person = holderMeant(given, span, groups!['title']!, groups!['of'] ?? groups!['owner'], preferred);
    return person ? [{ ...span, person, confidence: CONFIDENCE }] : [];
  });
  const guests = [...(preferred ? words.matchAll(GUESTS) : [])].map(({ 0: { length }, index }): PersonMeant => {
    const start = sentence.start + index;
    return { start, end: start + length, person: preferred!, confidence: CONFIDENCE };
  });
  return [...titled, ...pronouns, ...guests];
}

/** The only person with a title in the text so far, or in a state or an organization. */
function holderMeant({ offices, names }: Given, { start, end }: UnitSpan, title: string, of?: string, preferred?: TextPerson) {
  const wanted = title.toLowerCase();
  const country = names.countries.find((each) => each.start >= start && each.end < end)?.country;
  const isOf = ({ country: state, organization }: FoundOffice) =>
    of === undefined || (country ? state === country : (organization?.abbreviation ?? initials(organization?.name ?? '')) === of);
  const held = offices.filter(
    (office) =>
      (office.start < start || (office.announcedAt ?? -1) >= start) &&
      (isCalled(office, wanted) || (LEADS.test(wanted) && office.organization !== null)) &&
      isOf(office),
  );
  const people = new Set(held.map(({ person }) => person));
  if (preferred && people.has(preferred)) return preferred;
  return people.size === 1 ? held[0]!.person : undefined;
}

/** "WHO" for "World Health Organization". */
const initials = (name: string): string => [...name.matchAll(/(?<!\p{L})\p{Lu}/gu)].join('');
