import type { Names, PersonMention, TextPerson } from '../names/names.js';
import type { TextOrganization } from '../names/organizations.js';
import type { Article } from '../article.js';
import { HONORIFIC, isCalled, LEADS, type FoundOffice } from './offices.js';
import { AIDE, type SpokenBy } from '../language/speakers.js';

/** The speaker to whom words refer. */
export type Speaker = ({ person: TextPerson } | { organization: TextOrganization } | { country: string }) & {
  /** From 0.95, the speaker counts as certain. */
  confidence: number;
  /** The role in which somebody speaks, as printed: "his spokeswoman", "a spokesman" of an organization. */
  role?: string | undefined;
};

const PRONOUN = /^(?:he|she|him|her)$/i;
const GOVERNMENT = /^(?:['’]s?)? government$/;
const STATE = /^(?:[Tt]he )?(?:government of )?$/;

/** Returns the people, organizations and states to which words refer; empty if unknown. */
export function speakersMeant(
  { text, names, offices, pronouns }: Pick<Article, 'text' | 'names' | 'offices' | 'pronouns'>,
  { start, end, words }: Pick<SpokenBy, 'start' | 'end' | 'words'>,
): Speaker[] {
  if (PRONOUN.test(words)) {
    const meant = pronouns.meaning({ start, end, words });
    return meant ? [meant] : [];
  }
  if (BOTH.test(words)) return bothHolders(offices, words) ?? bothCountries(names);
  const people = names.mentions.filter(
    (mention) => mention.start < end && mention.end > start && !isPossessor(text, mention, end),
  );
  const beside = people.length === 0 ? inApposition(text, names, { start, end, words }) : null;
  if (beside) people.push(beside);
  if (people.length > 0)
    return people.map((each) => ({ person: each.person, confidence: each.confidence, role: roleOf(text, start, each) }));
  const byOffice = byTitle({ text, offices, names }, { start, end, words });
  if (byOffice) return [byOffice];
  const capitals = words === words.toUpperCase() ? inCapitals(words, names) : null;
  if (capitals) return [capitals];
  const organization = names.organizations.find((each) => each.end === end && each.start >= start);
  if (organization && HEAD_OF.test(text.slice(start, organization.start))) {
    const [only, ...others] = offices.filter((each) => each.organization === organization.organization && LEADS.test(each.title));
    return only && others.length === 0 ? [{ person: only.person, confidence: UNSURE }] : [];
  }
  if (organization) {
    const role = OF_SPOKESPERSON.exec(text.slice(start, organization.start))?.[1];
    return [{ organization: organization.organization, confidence: 0.95, role }];
  }
  // "the Uruguayan government"
  const governed = names.countries.find((each) => each.start >= start && GOVERNMENT.test(text.slice(each.end, end)));
  const country = governed ?? names.countries.find((each) => each.end === end && each.start >= start && each.by !== 'people');
  const isState = country && STATE.test(text.slice(start, country.start));
  return isState ? [{ country: country.country, confidence: country.by === 'city' ? 0.6 : 0.95 }] : [];
}

/** The speaker in the form that annotations use. */
export function named(speaker: Speaker) {
  const role = speaker.role && { role: speaker.role };
  if ('person' in speaker) return { person: speaker.person.slug, ...role };
  return 'organization' in speaker ? { organization: speaker.organization.slug, ...role } : { country: speaker.country };
}

/** "The head of the", before an organization. */
const HEAD_OF = /(?<!\p{L})(?:head|chief|leader|president|director|secretary-general|chair(?:man|woman)?) of (?:the )?$/iu;
const SPEAKS_FOR = new RegExp(String.raw`${AIDE}(?!\p{L})`, 'u');
/** "a spokesperson for the" before an organization. */
const OF_SPOKESPERSON = new RegExp(String.raw`^((?:[^,;]{0,40} )?${SPEAKS_FOR.source}) (?:for|of|at|from) (?:the )?$`, 'iu');
const NOUN_PHRASE = new RegExp(String.raw`^(?:an?|the|his|her|its|their) |${SPEAKS_FOR.source}$`, 'iu');
const FOR_SOMEBODY = new RegExp(String.raw`^(?: (?:for|of|at) [^,.;:“”"]{2,60})?, (?:${HONORIFIC} )?$`, 'u');

/** "his spokeswoman, Nina Kralj": the person named right after the words. */
function inApposition(text: string, { mentions }: Names, { end, words }: Pick<SpokenBy, 'start' | 'end' | 'words'>) {
  const next = NOUN_PHRASE.test(words) ? mentions.find(({ start }) => start >= end) : undefined;
  const isBeside =
    next?.isFull && FOR_SOMEBODY.test(text.slice(end, next.start)) && /^(?:[,.;:“”"\n]|$)/u.test(text.slice(next.end));
  return isBeside ? next : null;
}

const ROLE_AFTER = new RegExp(
  String.raw`^, ((?:an?|the|his|her|its|their) [^,.;:“”"]{0,60}?${SPEAKS_FOR.source}[^,.;:“”"]{0,60})(?=[,.;:“”"]|$)`,
  'u',
);

/** The words that call a person a spokesperson, right before or after the name. */
function roleOf(text: string, from: number, { start, end }: PersonMention): string | undefined {
  const before = text.slice(Math.min(from, start), start).replace(/,? $/u, '');
  return SPEAKS_FOR.test(before) ? before.replace(/^[Tt]he /u, '') : ROLE_AFTER.exec(text.slice(end, end + 160))?.[1];
}

/** "The two sides agreed". */
const BOTH = /^(?:[Tt]he two|[Bb]oth)\s(?:sides|countries|leaders|presidents|ministers|parties|states)$/u;
const UNSURE = 0.6;

/** "The two presidents": the only two people with that office. */
function bothHolders(offices: readonly FoundOffice[], words: string): Speaker[] | null {
  const title = words.replace(/^.* |s$/gu, '').toLowerCase();
  const held = offices.filter((office) => office.status === 'HELD' && ` ${office.title.toLowerCase()}`.endsWith(` ${title}`));
  const people = [...new Set(held.map(({ person }) => person))];
  return people.length === 2 ? people.map((person) => ({ person, confidence: UNSURE })) : null;
}

/** Returns the two states that a text names most often, unless a third is named as often. */
function bothCountries({ countries }: Names): Speaker[] {
  const counts = new Map<string, number>();
  for (const { country } of countries) counts.set(country, (counts.get(country) ?? 0) + 1);
  const [first, second, third] = [...counts].sort(([, a], [, b]) => b - a);
  if (!first || !second || third?.[1] === second[1]) return [];
  return [first, second].map(([country]) => ({ country, confidence: UNSURE }));
}

/** "The President", "the Ghanaian president": the only person in the text with that office. */
function byTitle(
  { text, offices, names: { countries } }: Pick<Article, 'text' | 'names' | 'offices'>,
  { start, end, words }: Pick<SpokenBy, 'start' | 'end' | 'words'>,
): Speaker | null {
  const people = countries.find((each) => each.start >= start && each.end <= end && each.by === 'people');
  const title = /^the (?:visiting )?(?<title>[\p{L} -]+)$/iu
    .exec(people ? `the${text.slice(people.end, end)}` : words)
    ?.groups!['title']!.toLowerCase();
  const isMeant = (office: FoundOffice) =>
    isCalled(office, title!) &&
    (!people || office.country === people.country) &&
    office.status !== 'ENDED' &&
    (!DEPUTY.test(office.title) || DEPUTY.test(title!));
  const [only, ...others] = new Set(offices.filter(isMeant).map(({ person }) => person));
  return only && others.length === 0 ? { person: only, confidence: 0.8 } : null;
}

const DEPUTY = /^(?:vice|deputy|assistant)/iu;

/** "PRESIDENT XI": the only person in the text with that surname. */
function inCapitals(words: string, { people }: Names): Speaker | null {
  const last = words.split(' ').at(-1)!;
  const [only, ...others] = people.filter(({ name }) => name.toUpperCase().split(' ').includes(last));
  return only && others.length === 0 ? { person: only, confidence: 0.8 } : null;
}

/** "Trump’s spokesman": Trump is not the speaker. */
function isPossessor(text: string, mention: PersonMention, end: number): boolean {
  return /^['’]s?\s/u.test(text.slice(mention.end, end));
}
