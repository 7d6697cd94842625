import type { KinshipKind } from '../../../model/generated/enums.js';
import { KINSHIP_WORDS } from '../language/kinship.js';
import type { Names, PersonMention, TextPerson } from '../names/names.js';
import { lastUpTo, sentencesIn, type UnitSpan } from '../language/sentences.js';
import type { FoundOffice } from './offices.js';
import type { Pronouns } from './pronouns.js';
import { objectsMeant, type Given } from './subject-meant.js';

/** Two relatives, as in an annotation. */
export interface FoundKin extends UnitSpan {
  person: TextPerson;
  relative: TextPerson;
  /** The relation of the relative to the person. */
  kind: KinshipKind;
  reason: string;
  confidence: number;
}

const WORD = `(?<kin>${Object.keys(KINSHIP_WORDS).join('|')})`;
const AGE = String.raw`(?:(?:late|eldest|oldest|youngest|younger|older|elder|only|first|second|third|twin)\s)*`;
/** "his wife, Ri Sol-ju". */
const HIS = new RegExp(String.raw`(?:^|[\s,(—–“"])(?<whose>[Hh]is|[Hh]er)\s${AGE}${WORD},?\s(?:the\s\p{Ll}+\s)?$`, 'u');
/** "Kim Jong-un’s father, Kim Jong-il". */
const POSSESSOR = new RegExp(String.raw`^['’]s?\s${AGE}${WORD}(?:,?\s$|$|(?=[,.;)\s]))`, 'u');

const SURE = 0.95;
const UNSURE = 0.6;

/** Finds pairs of relatives that the text names. */
export function kinIn(text: string, names: Names, offices: readonly FoundOffice[], pronouns: Pronouns): FoundKin[] {
  const { mentions } = names;
  const sentences = sentencesIn(text);
  const found: FoundKin[] = [];
  mentions.forEach((mention, index) => {
    const sentence = sentences[lastUpTo(sentences, mention.start)];
    if (!sentence) return;
    const before = mentions.slice(Math.max(0, index - 12), index).filter(({ start }) => start >= sentence.start);
    const kin = byPronoun({ text, names, offices, pronouns }, mention, before, sentence) ?? byName(text, mention, before.at(-1));
    if (kin && kin.person !== kin.relative) found.push(kin);
  });
  return found;
}

/**
 * The person to whom the pronoun refers: the one next to it, the only one before it of that sex, or, if the sentence names
 * nobody, the one named before the sentence.
 */
function byPronoun(given: Given, relative: PersonMention, before: readonly PersonMention[], sentence: UnitSpan): FoundKin | null {
  const { text, pronouns } = given;
  const match = HIS.exec(text.slice(sentence.start, relative.start));
  if (!match) return null;
  const { kin, whose } = match.groups!;
  const start = sentence.start + match.index + match[0].search(/\p{L}/u);
  const last = before.at(-1);
  const beside = last && /^\s(?:and|with|,)?\s?$/u.test(text.slice(last.end, sentence.start + match.index)) ? last : null;
  const all = [...objectsMeant(given, { start: sentence.start, end: start }), ...before];
  const sex = whose!.toLowerCase() === 'her' ? 'woman' : 'man';
  const named = all.filter(({ person }) => (pronouns.sexOf(person) ?? sex) === sex);
  const nearest = named.find(({ person }) => pronouns.sexOf(person) === sex) ?? named[0];
  const person = beside ?? nearest ?? pronouns.meaning({ start, end: start + whose!.length, words: whose! });
  if (!person) return null;
  const isOnly = before.length > 0 && all.every((each) => each.person === person.person);
  return {
    ...{ start, end: relative.end, person: person.person, relative: relative.person, kind: KINSHIP_WORDS[kin!]! },
    reason: `"${match[0].trim()}" comes before ${relative.words}, and ${person.person.name} before that.`,
    confidence: beside || isOnly ? Math.min(SURE, person.confidence, relative.confidence) : UNSURE,
  };
}

/** "Kim Jong-il, Kim Jong-un’s father", "Kim Jong-un’s father, Kim Jong-il". */
function byName(text: string, mention: PersonMention, before: PersonMention | undefined): FoundKin | null {
  if (!before) return null;
  const between = text.slice(before.end, mention.start);
  const confidence = Math.min(SURE, mention.confidence, before.confidence);
  const found = (person: PersonMention, relative: PersonMention, kin: string, end: number): FoundKin => ({
    ...{ start: before.start, end, person: person.person, relative: relative.person, kind: KINSHIP_WORDS[kin]!, confidence },
    reason: `The text calls ${relative.words} the ${kin} of ${person.words}.`,
  });
  const named = POSSESSOR.exec(between);
  if (named?.[0].length === between.length) return found(before, mention, named.groups!['kin']!, mention.end);
  const after = between === ', ' ? POSSESSOR.exec(text.slice(mention.end, mention.end + 60)) : null;
  return after ? found(mention, before, after.groups!['kin']!, mention.end + after[0].trimEnd().length) : null;
}

/** "South Korea’s Moon Jae-in", "China’s highest-ranking specialist, Yang Jiechi". */
const WHOSE = /^['’]s (?:[\p{Ll}][^.;:,“”"]{0,60},? |(?:[\p{Lu}\p{Ll}-]+ ){0,4})$/u;

/** "her Portuguese counterpart, Rui Mora". */
const COUNTERPART = /^ counterparts?,? $/u;

/** People's countries: from the store, or else from the phrase that names them, with the offices and words beside their names. */
export function statedCountries(text: string, names: Names, offices: readonly FoundOffice[]): Map<TextPerson, string> {
  const stated = new Map<TextPerson, string>();
  const add = (person: TextPerson, country: string | null | undefined) => {
    if (country && !stated.has(person)) stated.set(person, country);
  };
  for (const person of names.people) add(person, person.known?.country);
  const isBeside = ({ isNear, where }: FoundOffice) => isNear || where === 'after the name';
  for (const office of offices) if (isBeside(office) && office.confidence > 0.7) add(office.person, office.country);
  for (const { person, start, isFull } of names.mentions) {
    const country = isFull ? names.countries.findLast(({ end }) => end <= start) : undefined;
    const between = country && start - country.end < 90 ? text.slice(country.end, start) : '';
    if (country?.by === 'name' ? WHOSE.test(between) : country?.by === 'people' && COUNTERPART.test(between))
      add(person, country!.country);
  }
  for (const office of offices) if (isBeside(office)) add(office.person, office.country);
  return stated;
}

/** "Lee’s spokesman", before or after the name. */
const SERVES = /^['’]s? (?:[\p{Ll}-]+ ){0,3}(?:spokes(?:man|woman|person)|aide|advis[eo]r|chief of staff)(?:,? $|(?!\p{L}))/u;

/** Finds people who serve another person, such as a spokesman, with that person. */
export function aidesIn(text: string, { mentions }: Names): [aide: TextPerson, to: TextPerson][] {
  return mentions.flatMap((owner, index): [TextPerson, TextPerson][] => {
    const [before, next] = [mentions[index - 1], mentions[index + 1]];
    const [words] = SERVES.exec(text.slice(owner.end, owner.end + 60)) ?? [];
    if (words === undefined) return [];
    if (before && text.slice(before.end, owner.start) === ', ') return [[before.person, owner.person]];
    return next?.start === owner.end + words.length ? [[next.person, owner.person]] : [];
  });
}

const HIS_COUNTERPART = /(?<!\p{L})(?:his|her|their) (?:\p{Lu}[\p{L}-]+ ){1,3}counterpart(?!\p{L})/gu;

/** "Minister Lee met her Peruvian counterpart": on a visit from Chile to Peru, Lee is from the other country of the two. */
export function counterpartHomes(
  text: string,
  { mentions, countries }: Names,
  [one, other]: readonly [string | null, string],
): [TextPerson, string][] {
  return [...text.matchAll(HIS_COUNTERPART)].flatMap(({ 0: words, index }): [TextPerson, string][] => {
    const of = countries.find(({ start, end }) => start > index && end < index + words.length)?.country;
    const from = Math.max(text.lastIndexOf('\n', index), text.lastIndexOf('. ', index));
    const [subject, ...others] = mentions.filter(({ start, end }) => start > from && end <= index);
    const home = of === one ? other : of === other ? one : null;
    return subject && others.length === 0 && home !== null ? [[subject.person, home]] : [];
  });
}

/** Returns people's countries. A person whose country the text does not state gets that of an office, or of a relative. */
export function homeCountries(
  stated: ReadonlyMap<TextPerson, string>,
  offices: readonly FoundOffice[],
  kin: readonly FoundKin[],
  aides: readonly (readonly [aide: TextPerson, to: TextPerson])[] = [],
): Map<TextPerson, string> {
  const homes = new Map(stated);
  for (const { person, country } of offices) if (country && !homes.has(person)) homes.set(person, country);
  for (const [aide, to] of aides) {
    const country = homes.get(to);
    if (country && !homes.has(aide)) homes.set(aide, country);
  }
  for (const { person, relative } of [...kin, ...kin]) {
    for (const [one, other] of [
      [person, relative],
      [relative, person],
    ] as const) {
      const country = homes.get(one);
      if (country && !homes.has(other)) homes.set(other, country);
    }
  }
  return homes;
}
