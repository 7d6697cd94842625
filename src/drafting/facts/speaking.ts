import type { Names, PersonMention, TextPerson } from '../names/names.js';
import type { TextOrganization } from '../names/organizations.js';
import type { SpokenBy } from '../speakers.js';

/** Who is meant by the words that name a speaker. */
export type Speaker = ({ person: TextPerson } | { organization: TextOrganization } | { country: string }) & {
  /** From 0.95 on it is sure. */
  confidence: number;
};

const PRONOUN = /^(?:he|she)$/i;
const STATE = /^(?:[Tt]he )?(?:government of )?$/;

/** The people, organizations and states that some words mean; empty where that is not known. */
export function speakersMeant(text: string, { start, end, words }: SpokenBy, names: Names): Speaker[] {
  if (PRONOUN.test(words)) return byPronoun(text, start, names);
  const people = names.mentions.filter(
    (mention) => mention.start < end && mention.end > start && !isPossessor(text, mention, end),
  );
  if (people.length > 0) return people.map(({ person, confidence }) => ({ person, confidence }));
  const organization = names.organizations.find((each) => each.end === end && each.start >= start);
  if (organization) return [{ organization: organization.organization, confidence: 0.95 }];
  const country = names.countries.find((each) => each.end === end && each.start >= start && each.by !== 'people');
  const isState = country && STATE.test(text.slice(start, country.start));
  return isState ? [{ country: country.country, confidence: country.by === 'name' ? 0.95 : 0.6 }] : [];
}

/** "Trump’s spokesman": he does not speak. */
function isPossessor(text: string, mention: PersonMention, end: number): boolean {
  return /^['’]s?\s/u.test(text.slice(mention.end, end));
}

/** The one named last in the paragraph, who is right in most cases and not in all. */
function byPronoun(text: string, at: number, { mentions }: Names): Speaker[] {
  const paragraph = text.lastIndexOf('\n', at) + 1;
  const before = mentions.filter(({ start, end }) => start >= paragraph && end <= at);
  const people = new Set(before.map(({ person }) => person));
  const last = before.at(-1);
  return last ? [{ person: last.person, confidence: Math.min(last.confidence, people.size === 1 ? 0.9 : 0.6) }] : [];
}
