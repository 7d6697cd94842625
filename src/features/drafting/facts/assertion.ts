import type { Quoted } from '../../../model/text/quotations.js';
import { lastUpTo, sentencesIn, type UnitSpan } from '../language/sentences.js';
import { CUES } from '../language/speech-verbs.js';
import { TITLES } from '../names/name-words.js';
import { isAccountOfOther } from './accounts.js';
import { COUNTRY, DATE, NAME, OUTLET, PERSON } from './masked.js';
import { isPlainlyWorded } from './plain-words.js';

/**
 * How a text reports an action: plainly as done; without saying whether it was done; as denied by somebody; or as not done,
 * doubted, questioned, supposed, claimed or invented.
 */
export type Assertion = 'plain' | 'open' | 'denied' | 'unreal';

/** The words of a clause. Offsets are relative to the text. */
export interface Clause {
  /** The verb or noun that names the action. */
  words: UnitSpan;
  /** Where the last object ends. */
  end: number;
}

const DATELINE = String.raw`(?:${COUNTRY}+,? ?(?:${DATE}+,? )?\(${OUTLET}+\) ?(?:--?|[–—]) ?)?`;
const REPORTED = String.raw`(?:(?:The (?:(?:official|state|news|agency|newspaper|daily) ){1,3})?${OUTLET}+ (?:said|reported|announced|confirmed)(?: on ${DATE}+)? that )?`;
/**
 * Words that may precede the subject of a plain assertion: a dateline, dates, places, an invitation, the outlet that reports
 * it.
 */
const BEGINNING = new RegExp(
  String.raw`^${DATELINE}(?:(?:On|In|From|Early|Late|Earlier|Later|Then|on|in|from|the (?:morning|afternoon|evening|night) of|${DATE}+|${COUNTRY}+),? )*` +
    String.raw`(?:At the invitation of (?:(?:\p{L}+|${NAME}+(?:['’]s)?) ){0,6}${NAME}+, |According to (?:the )?${OUTLET}+, )?${REPORTED}`,
  'u',
);
const REPORTED_BY = new RegExp(`^${DATELINE}${REPORTED}`, 'u');
/** A word of a subject: a name, a title, or a word that connects them. */
const SUBJECT_WORD = new RegExp(
  String.raw`^(?:\(?${NAME}+\)?(?:['’]s?)?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|of|for|and|visiting|then|new|wife|husband|son|daughter|counterpart|vice|deputy|prime|foreign|defen[cs]e|finance|interior|trade|state|crown|grand|duke|general|[\p{L}-]*(?:president|premier|chancellor|minister|secretary|leader|king|queen|prince|princess|emperor|empress|emir|sultan|governor|speaker|ambassador|envoy|general))$`,
  'u',
);
const ADVERB = /^(?:also|then|later|recently|briefly|officially|again|first|once|just|already|today|yesterday|has|have|had)$/u;

const SOURCE = String.raw`(?:(?:the )?${OUTLET}+|(?:the|his|her|its) (?:(?:${COUNTRY}+(?:['’]s)?|foreign|prime|presidential|royal|official) ){0,2}(?:office|ministry|government|palace|chancellery|embassy))`;
/** "Reuters reported", "his office announced", "not Italy". */
const ATTRIBUTION = new RegExp(
  String.raw`^(?:${SOURCE} (?:said|says|reported|reports|announced|confirmed)(?: (?:on )?${DATE}+)?|[Aa]ccording to ${SOURCE}|not (?:in |to )?(?:the )?${COUNTRY}+(?: or ${COUNTRY}+)?)$`,
  'u',
);

const NEGATION =
  /(?<!\p{L})(?:not(?! only)|never|no|none|neither|nor|nobody|nothing|few|hardly|absence of|lack of|instead of|rather than|far from|except|yet to|short of|cannot|\p{L}+n['’]t)(?!\p{L})|(?<!\p{L})without (?:\p{L}+ing )?$/iu;
/** Auxiliaries after which a verb does not state a fact: "may have visited", "is said to have visited". */
const MODAL = /(?<!\p{L})(?:may|might|could|would|should|must|can|to)(?: \p{L}+ly| also| well)? (?:have|be)(?: been)? $/iu;
/** "accused of visiting", "denied having visited". */
const GERUND_OF = /(?<!\p{L})(?:of|from|about|for|den(?:ied|ies)|avoid(?:ed|s)|as) $/iu;
/** "Kim, on a two-day visit to Oslo, said": what is said does not concern the visit. */
const ON_A_VISIT = /, on (?:an?|his|her) (?:[\p{L}\p{N}-]+ ){0,4}$/u;
/** A condition, or the word order of a condition or a question. */
const CONDITION =
  /(?<!\p{L})(?:if|unless|whether|in case|suppos\p{L}*|provided|as though|lest|wish\p{L}*)(?!\p{L})|^["“‘]?(?:(?:What|Why|When|How|Where|Who)\s)?(?:Had|Were|Should|Did|Do|Does|Has|Have|Was|Could|Would|Might|May|Can|Will)(?:n['’]t)?\s(?!been\b)/iu;
/** "nearly a million": says nothing about the action. */
const AMOUNT = String.raw`(?:an? )?(?:dozen|hundred|thousand|million|billion|hour|week|month|year|decade|century)|half|all|two|three|four|five|six|seven|eight|nine|ten|\p{N}`;
/** Words that mark what follows as denied, doubted, claimed or invented. Plain assertions are recognized without this list. */
const UNREAL = new RegExp(
  String.raw`(?<!\p{L})(?:den(?:y|ies|ied|ial)|disput|refut|reject|dismiss|contradict|doubt(?!less)|dubious|s[ck]eptic|rumou?r|gossip|hearsay|alleg|purport|presum|pretend|(?:deep)?fake|forge|fals|untrue|baseless|nonsense|lies?(?!\p{L})|myth|legend|hoax|fabricat|ficti|invented|made[- ]up|jok(?:e|ing)|satir|dream|imagin|novel|in a (?:film|movie|story)|unconfirmed|reportedly|apparent|probab|perhaps|maybe|possib|impossib|doctored|AI-generated|mistake|erroneous|wrong|retract|disprov|debunk|withdr[ae]w|no (?:evidence|truth|record)|unclear|unknown(?! soldier)|uncertain|un?likely|accus|conspiracy|swears?|insist|claims?(?!\p{L})|claimed|fail|refus|declin|prevent|forb[aio]d|barred|unable|(?:almost|nearly)(?! (?:${AMOUNT})))`,
  'iu',
);
/** The words before and after a clause's "that". */
const GOVERNED = /^(.*) that (.*)$/u;
/** Verbs that attribute a report, or state that something is known. */
const ATTRIBUTES =
  /(?<!\p{L})(?:sa(?:id|ys?)|t(?:old|ells?)|report(?:ed|s)|announce[ds]|confirm(?:ed|s)|add(?:ed|s)|note[ds]|state[ds]|wr(?:ote|ites)|recall(?:ed|s)|reveal(?:ed|s)|learn(?:ed|t|s)|kn(?:ew|own|ows?)|show(?:ed|s)|f(?:ound|inds)|emphasi[sz]e[ds]|stress(?:ed|es)|remember(?:ed|s))(?!\p{L})/u;
const REPORT = '(?:reports?|rumou?rs?|claims?|news)';
/** "The palace denied a report that Kim had visited", "Kim denied she had visited", "Kim denies ever having visited". */
const DENIED = new RegExp(
  String.raw`^(?<before>.*?)(?<!\p{L})den(?:ied|ies) (?:(?:an? |the |all )?${REPORT} )?(?:(?:ever |also )?having (?:been )?|ever |(?:that )?(?<subject>.*))$`,
  'su',
);
/** "A report in a newspaper that Kim would visit Beijing was wrong". */
const REPORTED_THAT = new RegExp(String.raw`^(?<before>.*?)(?<!\p{L})${REPORT} (?:[^,;]{1,60} )?that (?<subject>.*)$`, 'isu');
const IS_WRONG =
  /^(?:[^,;.]{0,40} )?(?:was|were|is|are) (?:\p{Ll}+ly )?(?:wrong|false|untrue|incorrect|unfounded|baseless|denied|not true)(?!\p{L})/u;
/** What may come between a subject and the verb that somebody denies. */
const AUXILIARIES = /(?: (?:had|has|have|would|will|was|were|ever|secretly|privately|recently|also|been))+ $/u;
/** A pronoun as the subject, which refers to somebody named before it. */
const SAME_SUBJECT = /^(?:s?he|they) /u;
/** Words that retract the report before them. */
const TAKEN_BACK =
  /(?:,| [–—-]) (?:not[.]?$|or so|which (?:he|she|they|it|his|her|the)(?!\p{L})|at least)|(?<!\p{L})(?:is|was|were|are|has been) (?:(?!and)\p{L}+ ){0,3}?(?:not|never|no|false|untrue|invented|made up|wrong|in doubt|disputed|lie|fabrication|impossible|unclear|unlikely|idle|denied)(?!\p{L})|(?<!\p{L})(?:did|does|has|have|will|could)(?: not|n['’]t| never) (?:take|taken|come|happen|materiali)|(?<!\p{L})(?:never (?:took|happened|came)|did no such|fell through|came to nothing|except)/iu;
const SAID = new RegExp(`^(?<before>.*?)(?<!\\p{L})(?:${CUES})(?!\\p{L})`, 'u');
const NOT_YET_SAID = /(?<!\p{L})(?:may|might|could|would|should|will|shall|must|to|of|have)(?!\p{L})/u;
const MODAL_LAST = /(?<!\p{L})(?:may|might|could|would|should|will|shall|must|refused to|to) ?$/u;
/** "is said to have told". */
const PASSIVE = /^ (?:is|was|has been) (?:\p{Ll}+ )?(?:said|quoted|reported|known|heard) /u;
/** Words before a name that is not the speaker: "a placard with the face of". */
const OF_SOMEBODY = /(?<!\p{L})an? (?:[\p{Ll}-]+ ){1,6}(?:of|like|by|with|from) (?=\p{Lu}|$)/u;
/** "denied having said". */
const UNSAID =
  /^ (?:has |had |have )?(?:den(?:ied|ies)|disput(?:ed|es)) (?:having|that|ever|saying)(?!\p{L})|according to[^.]*(?<!\p{L})(?:invented|false|denied)/u;
/** A sentence that retracts the one before it. */
const ANSWER = /^(?:No|Not|Never|Impossible|False|Wrong|Nonsense|Verdict|Untrue|Correction)(?!\p{L})/u;
const ABOUT_IT =
  /(?<!\p{L})(?:visit|trip|journey|report|claim|story|statement|account|meeting|talks|quot(?:e|es|ation|ations)|words|remarks?)(?!\p{L})[^.]*(?<!\p{L})(?:never|not|cancel\p{L}*|called off|false|untrue|wrong|denied|fell through|invented|inventions?|fabricat\p{L}*)(?!\p{L})|(?<!\p{L})(?:regret the error|nothing of the (?:kind|sort)|no such)(?!\p{L})/iu;

/** Classifies how a text reports actions. */
export class Assertions {
  readonly #sentences: readonly UnitSpan[];
  /** The text, with spaces in place of quotations. */
  readonly #unquoted: string;
  /** The same with names masked. */
  readonly #unquotedMasked: string;

  /** @param masked the text with names masked */
  constructor(
    readonly text: string,
    readonly masked: string,
    readonly quotations: readonly Quoted[],
  ) {
    this.#sentences = sentencesIn(text);
    [this.#unquoted, this.#unquotedMasked] = [text, masked].map((each) => {
      const units = each.split('');
      for (const { start, end } of quotations) units.fill(' ', start, end);
      return units.join('');
    }) as [string, string];
  }

  /** @param isPast whether the words are a verb in the past tense */
  of(sentence: UnitSpan, clause: Clause, isPast: boolean): Assertion {
    if (this.#isUnreal(sentence, clause)) return this.#isDenied(sentence, clause) ? 'denied' : 'unreal';
    return isPast && this.#isPlain(sentence, clause) ? 'plain' : 'open';
  }

  /** Whether the sentence that names a speaker denies that they said it, or leaves it open. */
  isDoubtedSaying(speaker: UnitSpan): boolean {
    const sentence = this.#sentences[lastUpTo(this.#sentences, speaker.start)];
    if (!sentence) return false;
    // The words that name a speaker may include an auxiliary: "Berg did not".
    const before = withoutAsides(this.#unquoted.slice(sentence.start, speaker.end)).replace(/^.*[:;–—]/u, '');
    const after = withoutAsides(this.#unquoted.slice(speaker.end, sentence.end)).replace(/^,[^,]{1,80},/u, '');
    const upToCue = SAID.exec(after)?.groups!['before'] ?? '';
    const following = after.slice(upToCue.length);
    return (
      OF_SOMEBODY.test(before) ||
      PASSIVE.test(after) ||
      UNREAL.test(following) ||
      this.#isTakenBack(sentence) ||
      [NEGATION, CONDITION, UNREAL].some((words) => words.test(before) || words.test(upToCue)) ||
      NOT_YET_SAID.test(upToCue) ||
      MODAL_LAST.test(before) ||
      UNSAID.test(after) ||
      this.#isTold(sentence, speaker)
    );
  }

  /** Whether the words of a speaker are somebody else's account. */
  #isTold({ start, end }: UnitSpan, speaker: UnitSpan): boolean {
    const at = lastUpTo(this.#sentences, start);
    const inParagraph = (each: UnitSpan | undefined) =>
      each && !this.text.slice(Math.min(each.end, end), Math.max(each.start, start)).includes('\n')
        ? this.#unquotedMasked.slice(each.start, each.end)
        : '';
    return isAccountOfOther({
      before: this.#unquotedMasked.slice(start, speaker.start),
      after: this.#unquotedMasked.slice(speaker.end, end),
      previous: inParagraph(this.#sentences[at - 1]),
      next: inParagraph(this.#sentences[at + 1]),
    });
  }

  #isUnreal(sentence: UnitSpan, clause: Clause): boolean {
    const { words, end } = clause;
    const printed = this.text.slice(sentence.start, sentence.end);
    // Ignores asides, which do not affect the rest of the sentence: ", who never married,".
    const before = withoutAsides(this.#unquoted.slice(sentence.start, words.start));
    const rest = this.#unquoted.slice(end, sentence.end);
    if (/\?["”’]?$/u.test(printed) || this.#isTakenBack(sentence) || this.#isGoverned(sentence, clause)) return true;
    // "paid no visit to", "received everybody but"
    const own = this.masked.slice(words.start, end).replace(/(?<!\p{L})but also(?!\p{L})/gu, '');
    if (
      NEGATION.test(before) ||
      NEGATION.test(own) ||
      /(?<!\p{L})but(?!\p{L})/u.test(own) ||
      MODAL.test(own.startsWith('have ') ? `${before}have ` : before) ||
      this.#isOfGerund(before, words) ||
      CONDITION.test(before) ||
      UNREAL.test(before)
    )
      return true;
    const [following] = rest.split(ON_A_VISIT.test(before) ? ',' : /(?:,| but| and) (?=\p{Ll}+(?:ed|s) )|; /u);
    return UNREAL.test(following!) || TAKEN_BACK.test(rest);
  }

  /** "Word spread that Kim visited Beijing": a clause that depends on something other than an attribution. */
  #isGoverned({ start }: UnitSpan, { words }: Clause): boolean {
    const [, governor, subject] = GOVERNED.exec(this.masked.slice(start, words.start)) ?? [];
    return governor !== undefined && isSubject(subject!) && !ATTRIBUTES.test(governor);
  }

  /** Whether somebody denies the action itself, not just that anything was said or planned about it. */
  #isDenied({ start, end: sentenceEnd }: UnitSpan, { words, end }: Clause): boolean {
    const upTo = this.masked.slice(start, words.start);
    const isWrong = IS_WRONG.test(this.masked.slice(end, sentenceEnd).trimStart());
    const { before, subject } = (DENIED.exec(upTo) ?? (isWrong ? REPORTED_THAT.exec(upTo) : null))?.groups ?? {};
    if (before === undefined || NEGATION.test(before) || CONDITION.test(before)) return false;
    return subject === undefined || SAME_SUBJECT.test(subject) || isSubject(subject.replace(AUXILIARIES, ' '));
  }

  #isOfGerund(before: string, words: UnitSpan): boolean {
    const having = /(?:^| )having (?:been )?$/u.exec(before);
    const isGerund = having !== null || /^\p{L}+ing(?!\p{L})/u.test(this.text.slice(words.start, words.end));
    return isGerund && GERUND_OF.test(having ? before.slice(0, having.index + 1) : before);
  }

  #isTakenBack({ end }: UnitSpan): boolean {
    const next = this.#sentences[lastUpTo(this.#sentences, end - 1) + 1];
    const words = next && !this.text.slice(end, next.start).includes('\n\n') ? this.text.slice(next.start, next.end) : '';
    return ANSWER.test(words) || ABOUT_IT.test(words);
  }

  /**
   * Whether all words in the sentence, its paragraph and the adjacent sentences are understood, since any of them could be a
   * denial.
   */
  #isPlain(sentence: UnitSpan, { words }: Clause): boolean {
    if (this.quotations.some((each) => each.start < words.end && each.end > words.start)) return false;
    const before = this.masked.slice(sentence.start, words.start);
    if (!isSubject(before.slice(BEGINNING.exec(before)![0].length))) return false;
    return this.#around(sentence).every(({ start, end }) => isPlainReport(this.masked.slice(start, end)));
  }

  /** The sentences in the same paragraph, and those right before and after the given sentence. */
  #around({ start, end }: UnitSpan): UnitSpan[] {
    const at = lastUpTo(this.#sentences, start);
    const isInParagraph = (each: UnitSpan) =>
      !this.text.slice(Math.min(each.end, end), Math.max(each.start, start)).includes('\n');
    return this.#sentences.filter((each, index) => Math.abs(index - at) <= 1 || isInParagraph(each));
  }
}

const withoutAsides = (words: string): string => words.replace(/, (?:who|which|where|whose) [^,]*,/gu, ',');

/** Whether words are titles and names, with adverbs before the verb. */
function isSubject(words: string): boolean {
  const parts = words.split(/,? /u).filter((part) => part !== '');
  const subject = parts.slice(0, parts.findLastIndex((part) => !ADVERB.test(part)) + 1);
  return (
    subject.some((part) => part.includes(PERSON)) &&
    subject.every(
      (part, at) => SUBJECT_WORD.test(part) || TITLES.has(part.replace(/\.$/, '')) || (at > 0 && /^\p{Lu}/u.test(part)),
    )
  );
}

/** Whether a sentence has only words that are understood, and attributions such as "Reuters reported". */
function isPlainReport(sentence: string): boolean {
  const parts = sentence.slice(REPORTED_BY.exec(sentence)![0].length).replace(/\.$/u, '').split(/, /u);
  return parts.every((part) => isPlainlyWorded(part) || ATTRIBUTION.test(part));
}
