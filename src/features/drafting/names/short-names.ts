import type { UnitSpan } from '../language/sentences.js';
import { CUES } from '../language/speech-verbs.js';
import { isSurnameFirst, isTaken } from './full-names.js';
import type { KnownPerson } from './known.js';
import { TITLES, WOMEN, WORDS_TOO } from './name-words.js';
import type { PersonMention, TextPerson } from './names.js';
import { runsIn, type Token } from './runs.js';

const SURE = 0.96;
const UNSURE = 0.6;
/** A person is the main person of a text if named at least this many times as often as others with the same surname. */
const MAIN = 3;
/** Countries where the surname comes first. */
const SURNAME_FIRST = new Set(['china', 'north-korea', 'south-korea', 'taiwan', 'vietnam', 'singapore']);

/** Finds people named by a single word, and identifies them if the text allows it. */
export function shortNamesIn(
  text: string,
  full: readonly PersonMention[],
  taken: readonly UnitSpan[],
  known: readonly KnownPerson[],
): PersonMention[] {
  const people = new Bearers(full);
  const stored = new Stored(known);
  const found: PersonMention[] = [];
  const all = [...taken, ...full].sort((a, b) => a.start - b.start);
  const runs = runsIn(text);
  const state = new Salience(text, full);
  let next = 0;
  let nextTaken = 0;
  for (const { tokens, isFirst } of runs) {
    const [name, title] = shortOf(tokens, taken);
    if (!name) continue;
    for (; next < full.length && full[next]!.start < name.start; next++) state.add(full[next]!);
    while (nextTaken < all.length && all[nextTaken]!.end <= name.start) nextTaken++;
    if (all.slice(nextTaken, nextTaken + 3).some(({ start, end }) => start < name.end && end > name.start)) continue;
    for (const part of partsOf(name, people)) {
      const candidates = people.called(part.word);
      const mention = candidates.length > 0 ? chosen(part, candidates, title, state, text) : stored.mention(part, title);
      if (!mention) continue;
      const isWord = WORDS_TOO.has(part.word) && title === '' && (isFirst || !isSubject(text, part.end));
      const isThing =
        title === '' && /(?<!\p{L})(?:the|a|an|The|A|An)\s$/u.test(text.slice(Math.max(0, part.start - 5), part.start));
      const most = isWord || isThing ? UNSURE : people.confidence(mention.person);
      found.push({ ...mention, confidence: Math.min(mention.confidence, most) });
      state.add(mention);
    }
  }
  return found;
}

/** "On Monday Lee left" */
const WEEKDAY = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/u;

/** The only word of a run, with the titles before it. */
function shortOf(tokens: readonly Token[], taken: readonly UnitSpan[]): [Token | null, string] {
  const name = tokens.at(-1)!;
  const before = tokens.slice(0, -1);
  const isTitled = before.every(
    (token) => TITLES.has(token.word.replace(/\.$/, '')) || WEEKDAY.test(token.word) || isTaken(token, taken),
  );
  if (!isTitled || TITLES.has(name.word)) return [null, ''];
  return [name, before.flatMap(({ word }) => (WEEKDAY.test(word) ? [] : [word])).join(' ')];
}

/** "Kim-Xi" is two names. */
function partsOf(name: Token, people: Bearers): Token[] {
  if (people.called(name.word).length > 0 || !name.word.includes('-')) return [name];
  const words = name.word.split('-');
  if (!words.every((word) => people.called(word).length > 0)) return [name];
  let start = name.start;
  return words.map((word) => {
    const part = { word, start, end: start + word.length };
    start = part.end + 1;
    return part;
  });
}

/** "Rodrigo Leal Cisneros", whom a text may call "Leal". */
const TWO_SURNAMES = /^[\p{L}-]+[ \u00A0](\p{Lu}[\p{Ll}-]+)[ \u00A0]\p{Lu}[\p{L}-]+$/u;
/** "Salem bin Yousef Al-Dhafran", whom a text calls "Salem". */
const PATRONYMIC = /^(?:bin|bint|ibn)$/u;

/** Looks up the people in a text by single-word names. */
class Bearers {
  readonly #by = new Map<string, TextPerson[]>();
  readonly #confidence = new Map<TextPerson, number>();

  constructor(full: readonly PersonMention[]) {
    for (const { words, person, confidence } of full) {
      this.#confidence.set(person, Math.max(confidence, this.#confidence.get(person) ?? 0));
      for (const name of surnames(words, person.known?.country ?? null)) this.#add(name, person);
    }
    for (const { words, person } of full) {
      const [, first] = TWO_SURNAMES.exec(words) ?? [];
      if (first && this.called(first).length === 0) this.#add(first, person);
    }
  }

  /** Returns the people with this name. If some of them are certainly people, returns only those. */
  called(word: string): TextPerson[] {
    const all = this.#by.get(word) ?? [];
    const sure = all.filter((person) => this.confidence(person) > UNSURE);
    return sure.length > 0 ? sure : all;
  }

  /** The confidence that the name is a person's. */
  confidence(person: TextPerson): number {
    return this.#confidence.get(person) ?? 1;
  }

  #add(name: string, person: TextPerson) {
    const people = this.#by.get(name) ?? [];
    if (!people.includes(person)) this.#by.set(name, [...people, person]);
  }
}

/** The words that may name a person by themselves: the last word of the name, and the first if the surname comes first. */
function surnames(name: string, country: string | null): string[] {
  const words = name.split(/[\s\u00A0]+/).filter((word) => !/^(?:Jr|Sr)\.?$/.test(word));
  const [first, last] = [words[0]!, words.at(-1)!];
  const isFirst = (country !== null && SURNAME_FIRST.has(country)) || isSurnameFirst(words.join(' '));
  return isFirst ? [first] : words.length < 4 || PATRONYMIC.test(words[1]!) ? [last, first] : [last];
}

/** Tracks the people named so far, how often, and where. */
class Salience {
  readonly #counts = new Map<TextPerson, number>();
  readonly #firsts: TextPerson[] = [];
  /** People named in full as the subject of a sentence, with the last paragraph in which they were. */
  readonly #subjects = new Map<TextPerson, number>();
  readonly #fulls = new Map<TextPerson, number>();
  readonly #inFirstParagraphs: ReadonlySet<TextPerson>;

  constructor(
    readonly text: string,
    full: readonly PersonMention[],
  ) {
    this.#inFirstParagraphs = new Set(full.filter(({ start }) => start < 600).map(({ person }) => person));
  }

  add({ person, isFull, start }: PersonMention): void {
    if (!this.#counts.has(person)) this.#firsts.push(person);
    this.#counts.set(person, (this.#counts.get(person) ?? 0) + 1);
    if (!isFull) return;
    this.#fulls.set(person, start);
    if (this.#isSubject(start)) this.#subjects.set(person, start);
  }

  count(person: TextPerson): number {
    return this.#counts.get(person) ?? 0;
  }

  isEarly(person: TextPerson): boolean {
    return this.#inFirstParagraphs.has(person);
  }

  first(people: readonly TextPerson[]): TextPerson | undefined {
    return this.#firsts.find((person) => people.includes(person));
  }

  /** Whether a person was named in full as a subject after another, no further back than the previous paragraph. */
  isNearer(person: TextPerson, other: TextPerson, at: number): boolean {
    const subject = this.#subjects.get(person);
    if (subject === undefined || subject < (this.#fulls.get(other) ?? 0)) return false;
    return (this.text.slice(subject, at).match(/\n+/g) ?? []).length <= 1;
  }

  /** Whether nobody is named earlier in the sentence. */
  #isSubject(start: number): boolean {
    const before = this.text.slice(Math.max(0, start - 60), start);
    const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n'), before.lastIndexOf('” ')) + 1);
    return !/\p{Ll}\s\p{Lu}\p{Ll}+.*[,\s]/u.test(sentence) && sentence.length < 50;
  }
}

function chosen(
  name: Token,
  candidates: readonly TextPerson[],
  title: string,
  state: Salience,
  text: string,
): PersonMention | null {
  const mention = (person: TextPerson, confidence: number): PersonMention => ({
    ...{ start: name.start, end: name.end, words: text.slice(name.start, name.end), person, isFull: false, confidence, title },
  });
  const isWoman = title.split(' ').some((word) => WOMEN.has(word.replace(/\.$/, '')));
  const [only, ...others] = candidates;
  const isGiven = candidates.every((person) => surnames(person.name, person.known?.country ?? null)[0] !== name.word);
  if (others.length === 0) {
    if (state.count(only!) === 0 && !state.isEarly(only!)) return mention(only!, 0.7);
    return mention(only!, isWoman || isGiven ? 0.85 : SURE);
  }
  const named = candidates.filter((person) => state.count(person) > 0);
  const main = [...(named.length > 0 ? named : candidates)].sort((a, b) => state.count(b) - state.count(a))[0]!;
  const rest = candidates.filter((person) => person !== main);
  const isMain =
    state.isEarly(main) &&
    state.count(main) >= 2 &&
    rest.every((person) => state.count(main) >= MAIN * state.count(person) && !state.isNearer(person, main, name.start));
  if (isMain && !isWoman) return mention(main, SURE);
  const near = rest.find((person) => state.isNearer(person, main, name.start));
  return mention(near ?? main, 0.6);
}

/** Stored people by surname, for people whom the text never names in full. */
class Stored {
  readonly #by = new Map<string, KnownPerson[]>();
  readonly #people = new Map<KnownPerson, TextPerson>();

  constructor(known: readonly KnownPerson[]) {
    for (const person of known) {
      const [surname] = surnames(person.name, person.country);
      this.#by.set(surname!, [...(this.#by.get(surname!) ?? []), person]);
    }
  }

  /** Requires a title, since other people may have the same surname. Never certain. */
  mention({ word, start, end }: Token, title: string): PersonMention | null {
    const [only, ...others] = this.#by.get(word) ?? [];
    if (!only || others.length > 0 || title === '') return null;
    const person = this.#people.get(only) ?? { slug: only.slug, name: only.name, aliases: [], known: only };
    this.#people.set(only, person);
    return { start, end, words: word, person, isFull: false, confidence: 0.7, title };
  }
}

function isSubject(text: string, end: number): boolean {
  return new RegExp(String.raw`^(?:['’]s\s|,?\s(?:${CUES}|has|had|is|was|will|would|and)(?!\p{L}))`, 'u').test(
    text.slice(end, end + 30),
  );
}
