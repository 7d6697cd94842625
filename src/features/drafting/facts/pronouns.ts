import type { Quoted } from '../../../model/text/quotations.js';
import { lastUpTo, sentencesIn, type UnitSpan } from '../language/sentences.js';
import { MEN, MEN_NAMED, WOMEN, WOMEN_NAMED } from '../names/name-words.js';
import type { Names, PersonMention, TextPerson } from '../names/names.js';

type Sex = 'man' | 'woman';

/** "his wife Ann Lee", "spokeswoman Ann Lee" */
const WOMAN_BEFORE =
  /(?<!\p{L})(?:wife|widow|daughter|mother|sister|niece|aunt|girlfriend|actress|\p{L}+woman|queen|princess),? $/iu;
const MAN_BEFORE =
  /(?<!\p{L})(?:husband|widower|son|father|brother|nephew|uncle|boyfriend|actor|\p{L}*(?<!wo)man|king|prince),? $/iu;
/** What comes between a subject and somebody who belongs to them. */
const OWNER = /^[^.;“”"]*(?<!\p{L})(his|her) (?:[\p{L}-]+ ){0,3}[\p{L}-]+,? $/u;
/** "Lee was to come, but her visit was called off": what follows a subject up to the first pronoun, without another "who". */
const OWN =
  /^(?:(?!(?<!\p{L})(?:he|she|who|whose|(?:with|of|by|to|from|for|about) (?:his|her))(?!\p{L}))[^.;:“”"])*?(?<!\p{L})(his|her)(?= \p{Ll})/u;
/** A name after these words is not a subject. */
const NO_SUBJECT =
  /(?<!\p{L})(?:of|with|by|to|from|for|on|at|in|about|against|between|than|like|as|over|under|after|before|near|into|and|or|includ(?:es|ed|ing)|compris(?:es|ed|ing)|met|told|said|named|called|joined|thanked|saw|beat|defeated|replaced|(?:his|her|their) \p{L}+) (?:(?!that )[\p{L}.’'-]+ ){0,3}$/u;
/** A subject that refers to somebody named earlier. */
const REFERS =
  /^(?:He|She|The (?:visiting )?(?:[\p{L}-]+ )?(?:president|premier|chancellor|minister|king|queen|leader|chief|head|delegation|couple|(?:[Dd]irector|[Ss]ecretary)-[Gg]eneral)) (?!of )/u;
/** The number of preceding sentences that are searched for the person. */
const FARTHEST = 3;
/** Names with a lower confidence often belong to something else. */
const LIKELY = 0.65;
/** In GUM, 57 of 120 people of unknown sex were the right ones. */
const UNKNOWN_SEX = 0.45;

const sexBy = (possessive: string | undefined): Sex | null => (possessive ? (possessive === 'her' ? 'woman' : 'man') : null);

/** "Lee's": the name is not a subject. */
export const isPossessor = (text: string, { end }: UnitSpan): boolean => /^['’]s?(?!\p{L})/u.test(text.slice(end, end + 3));

/** Finds the people to whom "he" and "she" refer. */
export class Pronouns {
  readonly #sentences: readonly UnitSpan[];
  readonly #mentions: readonly PersonMention[];
  readonly #sexes = new Map<TextPerson, Sex>();

  constructor(
    readonly text: string,
    { mentions }: Names,
    quotations: readonly Quoted[],
  ) {
    this.#sentences = sentencesIn(text);
    this.#mentions = mentions.filter(({ start, confidence }) => {
      if (confidence < LIKELY) return false;
      const last = quotations[lastUpTo(quotations, start)];
      return !last || last.end <= start;
    });
    for (const [index, mention] of mentions.entries()) {
      const sex = this.#sexIn(mention) ?? this.#sexOfOwner(mention, mentions[index + 1]) ?? this.#sexOfSubject(mention);
      if (sex && !this.#sexes.has(mention.person)) this.#sexes.set(mention.person, sex);
    }
  }

  /**
   * Returns the person to whom a pronoun refers: one named in its sentence, or else in the nearest earlier sentence that names
   * a person of that sex. A person of unknown sex is the last choice. Prefers the subject. The result is never certain.
   */
  meaning({ start, words }: UnitSpan & { words: string }): { person: TextPerson; confidence: number } | null {
    const sex: Sex = /^(?:she|her)$/iu.test(words) ? 'woman' : 'man';
    const own = lastUpTo(this.#sentences, start);
    let unknown: { person: TextPerson; confidence: number } | null = null;
    for (let [index, last] = [own, own - FARTHEST]; index >= Math.max(0, last); index--) {
      const sentence = this.#sentences[index]!;
      const isReferring = index < own && REFERS.test(this.text.slice(sentence.start, sentence.end));
      if (isReferring) last--;
      const named = this.#mentions.filter(
        (mention) =>
          mention.start >= sentence.start &&
          mention.end <= Math.min(sentence.end, start) &&
          (this.#sexes.get(mention.person) ?? sex) === sex,
      );
      const subject = named.find((mention) => this.#isSubject(mention, sentence));
      // "The minister arrived from Cyprus, where he had met Loizou. He …": the antecedent is further up.
      const best = subject ?? (isReferring ? null : named.at(-1));
      if (!best) continue;
      const isOnly = named.every(({ person }) => person === best.person);
      const isKnown = this.#sexes.has(best.person);
      const most = !isKnown ? UNKNOWN_SEX : isOnly ? 0.9 : 0.6;
      const meant = { person: best.person, confidence: Math.min(best.confidence, most) };
      if (isKnown) return meant;
      unknown ??= meant;
    }
    return unknown;
  }

  /** The sex of a person according to the words beside a name; undefined if unknown. */
  sexOf(person: TextPerson): Sex | undefined {
    return this.#sexes.get(person);
  }

  #sexIn({ person, title, start }: PersonMention): Sex | null {
    const titles = title.split(' ').map((word) => word.replace(/\.$/u, ''));
    const before = this.text.slice(Math.max(0, start - 30), start);
    const given = person.name.split(/[ \u00A0]/u)[0]!;
    if (titles.some((word) => WOMEN.has(word)) || WOMAN_BEFORE.test(before) || WOMEN_NAMED.has(given)) return 'woman';
    if (titles.some((word) => MEN.has(word)) || MAN_BEFORE.test(before) || MEN_NAMED.has(given)) return 'man';
    return null;
  }

  /** "Lee had left, her spokesman, Bo Ek, said": Lee is a woman. */
  #sexOfOwner(mention: PersonMention, next?: PersonMention): Sex | null {
    const [whole, whose] = next ? (OWNER.exec(this.text.slice(mention.end, next.start)) ?? []) : [];
    const sentence = this.#sentences[lastUpTo(this.#sentences, mention.start)]!;
    const isOnly = whole && !this.#mentions.some(({ start, end }) => start >= sentence.start && end < mention.start);
    return isOnly && this.#isSubject(mention, sentence) ? sexBy(whose) : null;
  }

  /** "Lee was to come, but her visit was called off": Lee, the only person in the sentence, is a woman. */
  #sexOfSubject(mention: PersonMention): Sex | null {
    const sentence = this.#sentences[lastUpTo(this.#sentences, mention.start)]!;
    const others = this.#mentions.some(
      ({ start, end, person }) => start >= sentence.start && end <= sentence.end && person !== mention.person,
    );
    if (others || !this.#isSubject(mention, sentence)) return null;
    return sexBy(OWN.exec(this.text.slice(mention.end, sentence.end))?.[1]);
  }

  #isSubject(mention: PersonMention, sentence: UnitSpan): boolean {
    const after = this.text.slice(mention.end, mention.end + 8);
    const isObject = NO_SUBJECT.test(this.text.slice(sentence.start, mention.start)) || /^(?:[.;]|, and )/u.test(after);
    return !isObject && !isPossessor(this.text, mention);
  }
}
