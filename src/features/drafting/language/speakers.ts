import type { Quoted } from '../../../model/text/quotations.js';
import type { UnitSpan } from './sentences.js';
import { CUES, GERUNDS } from './speech-verbs.js';

/** The words that name the speaker of a quotation. */
export interface SpokenBy extends UnitSpan {
  words: string;
  /** Where the words occur. Given as the reason for the proposal. */
  where: 'after' | 'before' | 'same paragraph' | 'paragraph before';
  /** From 1; higher is more certain. */
  score: number;
  /** Whether the words name an outlet that reports what somebody else says: "according to Xinhua". */
  reports: boolean;
}

const NAME_WORD = String.raw`(?:[\p{Lu}][\p{L}\p{M}.’'-]*[\p{L}\p{M}.]|\p{Lu}\.?)`;
const TITLES = String.raw`(?:(?:[Tt]he|[Ff]ormer|[Tt]hen-?|[Pp]resident|[Ss]enator|[Ss]ecretary)\s)*`;
const NAME = String.raw`${TITLES}${NAME_WORD}(?:\s(?:(?:of|de|van|von|al|bin|the|and|for)\s){0,2}${NAME_WORD})*`;
const PRONOUN = String.raw`(?:he|she|they|it|I|we|who|He|She|They|It|We)(?!\p{L})`;
/** Words that begin another phrase: "In its editorial the daily wrote". */
const NO_NOUN = 'the|an?|his|her|its|their|s?he|they';
const COMMON = String.raw`(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Ss]ome|[Mm]any|[Ss]everal|[Bb]oth)\s(?:(?!(?:what|which|who|${NO_NOUN})\s)[\p{L}\p{N}’'-]+\s){0,4}?(?!(?:be|been|being|${NO_NOUN})(?!\p{L}))[\p{L}’'-]+`;
export const AIDE = '(?:spokes(?:man|woman|person)|chief of staff|aide|advis[eo]r)';
/** "Zupan’s spokeswoman", before her name. */
export const SPOKESPERSON = String.raw`${NAME}\s(?:\p{Ll}+\s){0,2}${AIDE}(?=,)`;
const SOMEBODY = String.raw`(?!\p{Lu}\p{Ll}{2,5}day(?!\p{L}))(?<who>${SPOKESPERSON}|${NAME}|${PRONOUN}|${COMMON})`;
const ADVERB = String.raw`(?:(?:also|itself|himself|herself|then|later|once|has|had|have|is|was|were|would|recently|reportedly|\p{Ll}+ly)\s){0,3}`;
const CUE = String.raw`(?<cue>${CUES})`;
/** An apposition, or words in brackets: ", the minister,", " (R-Fla.)". */
const ASIDE = String.raw`(?:\s\([^)]{1,40}\))?(?:,\s[^,.“”"]{1,80},)?`;

const AFTER_NAME_FIRST = new RegExp(String.raw`^[\s,—–-]*${SOMEBODY}${ASIDE}\s${ADVERB}${CUE}(?!\p{L})`, 'u');
/** Any words between the quotation and the verb: "9/11 widow Terry Strada", "Trump's former strategist". */
const ANYBODY = String.raw`(?<who>(?!(?:and|but|or|nor|so|while|as|which|that|to|of|for|in|on|at|by|with|from|after|before|when|if|until|unless|because|since|though|although|whereas|than)\s)[\p{L}\p{N}][^\s,;:“”"]*(?:\s[\p{L}\p{N}][^\s,;:“”"]*){0,8}?)`;
const AFTER_ANYBODY = new RegExp(
  String.raw`^[\s,—–-]*${ANYBODY}(?:\s\([^)]{1,40}\))?(?:,\s[^“”"]{1,140}?,)?\s${ADVERB}${CUE}(?!\p{L})`,
  'u',
);
/** What follows a whole phrase: "said a senior official of the ministry". */
const PHRASE_END = String.raw`(?=[^\p{L}\p{N}\s’'-]|\s*$|\s(?:of|for|at|in|on|from|to|with|who|whose|when|as|after|before|during|while|and|but)\s)`;
/** "a spokeswoman for the Finnish Ministry of Trade", "his spokesman at the embassy" */
export const SPOKESPERSON_FOR = String.raw`(?:\p{L}+\s){1,3}spokes(?:man|woman|person)\s(?:for|of|at)\s(?:${NAME}|(?:the|his|her|its|their)\s(?:${NAME}|\p{Ll}+))`;
const AFTER_CUE_FIRST = new RegExp(
  String.raw`^[\s,—–-]*${CUE}\s(?:(?<who>${SPOKESPERSON}|${SPOKESPERSON_FOR}|${NAME}|${PRONOUN}|${COMMON}${PHRASE_END}|${COMMON})|(?<any>[\p{L}\p{N}][^\s,;:“”"]*(?:\s[\p{L}\p{N}][^\s,;:“”"]*){0,6}))`,
  'u',
);
/** "according to the North Korean leader": the noun after the name belongs to the speaker. */
const ACCORDING = new RegExp(
  String.raw`\b[Aa]ccording\sto\s(?:(?<any>[Tt]he\s${NAME_WORD}(?:\s${NAME_WORD})*(?:\s\p{Ll}[\p{L}-]+){1,3}(?=\s*[,.:;“"]|\s*$))|${SOMEBODY})`,
  'u',
);
const BEFORE = new RegExp(
  String.raw`(?<![\p{L}])${SOMEBODY}${ASIDE}(?:\s[^,.;:“”"]{1,60}?\sand)?\s${ADVERB}${CUE}(?!\p{L})`,
  'gu',
);
/** “We met.” ― Ann Lee */
const SIGNED = new RegExp(String.raw`^\s*[―—–-]\s?(?<who>${NAME})\s*$`, 'u');

/** "quotes President Lemos as saying", "quoted her as giving another reason": the outlet reports. */
const QUOTED_AS = new RegExp(
  String.raw`(?<!\p{L})(?:quot|cit|report)(?:es?|ed|s|ing)\s(?:${SOMEBODY}${ASIDE}|(?<any>him|her|them))\sas\s(?!being|having)\p{Ll}+ing(?!\p{L})`,
  'u',
);
const BEFORE_CUE_FIRST = new RegExp(String.raw`^\s*(?:Said|Says|Added|Asked|Wrote|Tweeted)\s(?<who>${NAME})[:,]\s*$`, 'u');
/** "Ann Lee, Reuters: “We met.”", "Lee was briefer: “No.”" */
const LABEL = new RegExp(String.raw`^\s*(?<who>${NAME})(?:,\s[^:“”"]{2,60}|${ASIDE}\s\p{Ll}[^;:“”"]{1,80})?:\s*$`, 'u');
/** Any verb after a quotation that ends with a comma or other clause punctuation: "Ann Lee shouted to the crowd". */
const AFTER_ANY_VERB = new RegExp(String.raw`^[\s,—–-]*${SOMEBODY}${ASIDE}\s${ADVERB}(?<cue>\p{Ll}{2,}(?:ed|s))(?!\p{L})`, 'u');
const NEW_SENTENCE = /^(?:The|An?|On|In|At|After|Before|Several|Some|Many|His|Her|Its|Their|Both|who)(?!\p{L})/u;
/** "Trump attacked Clinton, saying": the first person named in the sentence is the speaker. */
const GERUND = new RegExp(
  String.raw`(?<!\b(?:After|Before|By|While|Without|In|Despite|after|before|by|without)\s)\b(?:${GERUNDS})\b`,
  'u',
);
/** "Lee thanked them and underlined that “": with any verb, the subject of the sentence speaks. */
const VERB_THAT = /\s\p{Ll}{2,}(?:ed|s)\sthat\s*$/u;
const FIRST = new RegExp(String.raw`^(?:[^,]{1,60},\s)?(?:(?:But|And|Then|Meanwhile|Still|However),?\s)?${SOMEBODY}`, 'u');

/** "Later Kim said": not part of the name. */
const OPENER =
  /^(?:But|And|So|Yet|Then|Now|Meanwhile|Still|However|Later|Earlier|Afterwards?|Yesterday|Today|Also|Instead|Again|Once|Finally|Eventually|Soon)\s(?=\p{Lu})/u;
/** Agencies: "Xinhua said" means that it reports. */
const AGENCY =
  /^(?:[Tt]he )?(?:official |state )?(?:Xinhua|KCNA|Yonhap|Kyodo|TASS|Interfax|RIA Novosti|Reuters|AFP|Agence France-Presse|AP|Associated Press|UPI|DPA|EFE|ANSA|Anadolu|IRNA|SANA|WAM|PTI|VNA|Bernama|Antara|Korean Central News Agency)(?: [Nn]ews [Aa]gency)?$/u;
const REPORTING = /^report(?:s|ed)?$|[Aa]ccording\sto/u;
/** "Kim “said …": the person right before the quotation mark is the speaker. */
const NAMED_BEFORE = new RegExp(String.raw`(?:^|[\s,])(?<!(?<!\p{L})that\s)(?<who>${NAME})\s*$`, 'u');

/** The number of characters to search on each side. */
const FAR = 300;

/** Finds the speaker of each quotation; null if the surrounding words do not name one. */
export function findSpeakers(text: string, quoted: readonly Quoted[]): (SpokenBy | null)[] {
  const outer = quoted.filter(({ depth }) => depth === 0);
  const found = new Map<Quoted, SpokenBy | null>();
  outer.forEach((quotation, index) => {
    const [previous, next] = [outer[index - 1], outer[index + 1]];
    const own = beside(text, quotation, previous, next);
    const carried = previous && sameParagraph(text, previous, quotation) ? (found.get(previous) ?? null) : null;
    const goesOn = previous && quotation.continues ? (found.get(previous) ?? null) : null;
    found.set(quotation, own ?? carriedOn(goesOn ?? carried) ?? lastSpeaker(text, quotation, previous, found));
  });
  return quoted.map((each) => found.get(each) ?? null);
}

/** The first candidate who speaks; otherwise the first who reports. */
function beside(text: string, quoted: Quoted, previous: Quoted | undefined, next: Quoted | undefined): SpokenBy | null {
  const all = [...candidates(text, quoted, previous, next)];
  const [first] = all;
  if (!first?.reports) return first ?? null;
  const before = text.slice(Math.max(0, quoted.start - 1 - FAR, previous ? previous.end + 1 : 0), quoted.start - 1);
  const named = NAMED_BEFORE.exec(before);
  const itself = named && spoken(text, quoted.start - 1 - before.length, named, 'before', 4);
  return all.find(({ reports }) => !reports) ?? itself ?? first;
}

/** Candidates for the speaker of a quotation, the most certain first. */
function* candidates(
  text: string,
  { start, end }: Quoted,
  previous: Quoted | undefined,
  next: Quoted | undefined,
): Generator<SpokenBy> {
  const from = afterMark(text, end);
  const after = sentenceAfter(text.slice(from, Math.min(from + FAR, next ? next.start - 1 : Infinity)));
  const begins = Math.max(start - 1 - FAR, previous ? previous.end + 1 : 0, 0);
  const before = sentenceBefore(text.slice(begins, start - 1));
  const at = start - 1 - before.length;
  const signed = SIGNED.exec(lineAfter(text, from));
  if (signed) yield spoken(text, from, signed, 'after', 6);
  const quotation = text.slice(start, end);
  // A full stop in the quotation, or right after it, ends the sentence. The next sentence may be about something else.
  const isLineEnd = /[?!]$/.test(quotation) && /^[ \t]*\n/.test(after);
  const isEnded = isLineEnd || (/[.…]$/.test(quotation) ? /^\s+\p{Lu}/u.test(after) : /^[.…]/.test(after));
  const quotedAfter = isEnded ? null : QUOTED_AS.exec(after);
  if (quotedAfter) yield spoken(text, from, quotedAfter, 'after', 5);
  const nameFirst = isEnded ? null : (AFTER_NAME_FIRST.exec(after) ?? AFTER_ANYBODY.exec(after));
  if (nameFirst) yield spoken(text, from, nameFirst, 'after', 6);
  const cueFirst = isEnded ? null : AFTER_CUE_FIRST.exec(after);
  if (cueFirst) yield spoken(text, from, cueFirst, 'after', 6);
  const anyVerb = !nameFirst && !cueFirst && /[,?!—–-]$/u.test(quotation) ? AFTER_ANY_VERB.exec(after) : null;
  if (anyVerb && !NEW_SENTENCE.test(anyVerb.groups!['who']!)) yield spoken(text, from, anyVerb, 'after', 4);
  const according = ACCORDING.exec(after);
  if (according && according.index < 3 && !isEnded) yield spoken(text, from, according, 'after', 5);
  const inverted = BEFORE_CUE_FIRST.exec(before);
  if (inverted) yield spoken(text, at, inverted, 'before', 6);
  const quotedAs = QUOTED_AS.exec(before);
  if (quotedAs) yield spoken(text, at, quotedAs, 'before', 5);
  const gerund = GERUND.test(before) ? FIRST.exec(before) : null;
  const last = [...before.matchAll(BEFORE)].findLast((match) => isSubject(before, match));
  if (gerund && (!last || before.search(GERUND) > last.index)) yield spoken(text, at, gerund, 'before', 4);
  if (last) yield spoken(text, at, last, 'before', before.length - last.index - last[0].length < 40 ? 5 : 4);
  const that = VERB_THAT.test(before) ? FIRST.exec(before) : null;
  if (that) yield spoken(text, at, that, 'before', 4);
  const label = LABEL.exec(before);
  if (label && !NO_SUBJECT.test(label.groups!['who']!) && mayBeName(label.groups!['who']!, text))
    yield spoken(text, at, label, 'before', 4);
  const source = ACCORDING.exec(before);
  if (source) yield spoken(text, at, source, 'before', 4);
}

/** Excludes labels such as "There:" or "Advertisement:": a single word that names a person is found elsewhere, and in capitals. */
const mayBeName = (words: string, text: string) =>
  words.includes(' ') || (text.split(words).length > 2 && !text.includes(` ${words.toLowerCase()} `));

/** Excludes objects of prepositions, possessors, and words that begin a clause. */
function isSubject(before: string, { index, groups }: RegExpExecArray): boolean {
  const who = groups!['who']!;
  return !NO_SUBJECT.test(who) && !OBJECT.test(before.slice(0, index)) && !isPossessive(before.slice(index), who);
}

/** "Lee’s comments “were", "Lee’s rant when he came and said": Lee is not the speaker. "McDonald’s said": a name. */
const isPossessive = (from: string, who: string) => /['’]s$/u.test(who) && !SAYING_NEXT.test(from.slice(who.length));
const SAYING_NEXT = /^ (?:said|says|told|wrote)(?!\p{L})/u;

const NO_SUBJECT = /^(?:After|At|Before|By|Despite|During|Following|From|In|On|Since|When|While|Without)(?!\p{L})/u;
const OBJECT = /(?<!\p{L})(?:of|with|to|by|from|for|about|against|between|at|in|on|into|than|after|before)\s$/u;

function spoken(text: string, from: number, match: RegExpExecArray, where: SpokenBy['where'], score: number): SpokenBy {
  const named = (match.groups!['who'] ?? match.groups!['any'])!;
  const who = named.replace(/(?<=\p{Ll}\p{Ll})(?<!\b(?:Jr|Sr))\.$/u, '').replace(OPENER, ''); // without the full stop of the sentence
  const start = from + match.index + match[0].indexOf(who);
  const end = start + who.length;
  const by = text.slice(start, end);
  const cue = match.groups!['cue'] ?? match[0];
  const reports = AGENCY.test(by) || (REPORTING.test(cue) && /^\p{Lu}/u.test(by));
  return { start, end, words: by, where, score, reports };
}

function carriedOn(spokenBy: SpokenBy | null): SpokenBy | null {
  return spokenBy && { ...spokenBy, where: 'same paragraph', score: 3 };
}

/** Guesses that a paragraph with only a quotation has the previous speaker, which is right about half the time. */
function lastSpeaker(
  text: string,
  { start, end }: Quoted,
  previous: Quoted | undefined,
  found: ReadonlyMap<Quoted, SpokenBy | null>,
) {
  const [before, after] = [text.slice(text.lastIndexOf('\n', start - 2) + 1, start - 1), lineAfter(text, afterMark(text, end))];
  const last = before.trim() === '' && after.trim() === '' && previous ? found.get(previous) : null;
  return last ? { ...last, where: 'paragraph before' as const, score: 1 } : null;
}

function sameParagraph(text: string, one: Quoted, other: Quoted): boolean {
  return !text.slice(one.end, other.start).includes('\n');
}

/** The offset after a quotation and its closing mark. */
function afterMark(text: string, end: number): number {
  const [marks] = /^[ \t\u00A0\u202F]*(?:''|[”"»›«」』’'“])?/u.exec(text.slice(end, end + 8))!;
  return end + marks.length;
}

function lineAfter(text: string, from: number): string {
  const end = text.indexOf('\n', from);
  return text.slice(from, end < 0 ? undefined : end);
}

const STOP = String.raw`(?<!\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Hon|St|Jr|[A-Z]))[.?!]`;
const SENTENCE_END = new RegExp(String.raw`${STOP}(?=\s|$)|\n`, 'u');
const SENTENCE_BREAK = new RegExp(String.raw`${STOP}\s+(?=[\p{Lu}“"])`, 'gu');

/** The text up to the end of the sentence or line. */
function sentenceAfter(text: string): string {
  const end = SENTENCE_END.exec(text.slice(1));
  return end ? text.slice(0, end.index + 2) : text;
}

function sentenceBefore(text: string): string {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  const ends = [...line.matchAll(SENTENCE_BREAK)];
  const last = ends.at(-1);
  return last ? line.slice(last.index + last[0].length) : line;
}
