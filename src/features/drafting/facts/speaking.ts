import type { Names, PersonMention, TextPerson } from '../names/names.js';
import type { TextOrganization } from '../names/organizations.js';
import type { Article } from '../article.js';
import type { FoundOffice } from './offices.js';
import type { SpokenBy } from '../language/speakers.js';

/** The speaker to whom words refer. */
export type Speaker = ({ person: TextPerson } | { organization: TextOrganization } | { country: string }) & {
  /** Certain from 0.95 upwards. */
  confidence: number;
};

const PRONOUN = /^(?:he|she)$/i;
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
  if (BOTH.test(words)) return bothCountries(names);
  const people = names.mentions.filter(
    (mention) => mention.start < end && mention.end > start && !isPossessor(text, mention, end),
  );
  if (people.length > 0) return people.map(({ person, confidence }) => ({ person, confidence }));
  const byOffice = byTitle(words, offices);
  if (byOffice) return [byOffice];
  const capitals = words === words.toUpperCase() ? inCapitals(words, names) : null;
  if (capitals) return [capitals];
  const organization = names.organizations.find((each) => each.end === end && each.start >= start);
  if (organization) return [{ organization: organization.organization, confidence: 0.95 }];
  const country = names.countries.find((each) => each.end === end && each.start >= start && each.by !== 'people');
  const isState = country && STATE.test(text.slice(start, country.start));
  return isState ? [{ country: country.country, confidence: country.by === 'name' ? 0.95 : 0.6 }] : [];
}

/** The speaker in the form that annotations use. */
export function named(speaker: Speaker) {
  if ('person' in speaker) return { person: speaker.person.slug };
  return 'organization' in speaker ? { organization: speaker.organization.slug } : { country: speaker.country };
}

/** "The two sides agreed". */
const BOTH = /^(?:[Tt]he two|[Bb]oth)\s(?:sides|countries|leaders|presidents|ministers|parties|states)$/u;
const UNSURE = 0.6;

/** Returns the two states that a text names most often, unless a third is named as often. */
function bothCountries({ countries }: Names): Speaker[] {
  const counts = new Map<string, number>();
  for (const { country } of countries) counts.set(country, (counts.get(country) ?? 0) + 1);
  const [first, second, third] = [...counts].sort(([, a], [, b]) => b - a);
  if (!first || !second || third?.[1] === second[1]) return [];
  return [first, second].map(([country]) => ({ country, confidence: UNSURE }));
}

/** "The President": the only person in the text with that office. */
function byTitle(words: string, offices: readonly FoundOffice[]): Speaker | null {
  const title = /^[Tt]he (?:\p{Lu}\p{Ll}+ |\p{Lu}\p{Ll}+$){1,3}/u.exec(words) ? words.slice(4) : null;
  const [only, ...others] = new Set(offices.filter((office) => office.title === title).map(({ person }) => person));
  return only && others.length === 0 ? { person: only, confidence: 0.8 } : null;
}

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
