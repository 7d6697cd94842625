import { lastUpTo, sentencesIn, type UnitSpan } from '../language/sentences.js';
import { CUES } from '../language/speech-verbs.js';
import type { Quoted } from '../../../model/text/quotations.js';
import { SPOKESPERSON, SPOKESPERSON_FOR, type SpokenBy } from '../language/speakers.js';

/** Indirect speech: what somebody says, not in their own words. */
export interface Paraphrase extends UnitSpan {
  speaker: SpokenBy;
  /** The end of the clause, which may go on with "and said that". */
  until: number;
}

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|')})`;
/** Verbs that introduce indirect speech, with or without "that". */
const SAYS = words(`said says argued argues insisted insists claims explained explains noted notes acknowledged
  acknowledges warned warns contended contends alleged alleges asserted asserts concluded
  concludes conceded concedes complained predicts predicted believes believe suggested suggests`);
/** Verbs that introduce indirect speech only if followed by "that". */
const SAYS_THAT =
  words(`said says say argued argues argue insisted insists insist claimed claims claim added adds explained explains
  noted notes note acknowledged acknowledges warned warns stated states contended contends alleged alleges asserted asserts
  maintained maintains concluded concludes conceded concedes complained predicted predicts believes believed believe thinks thought
  suggested suggests suggest announced announces revealed reveals reported reports confirmed confirms admitted admits agreed agrees
  declared declares emphasized emphasizes emphasised emphasises stressed reiterated repeated promised pledged vowed hopes hoped feared fears wrote writes
  tweeted testified replied underlined underlines underscored underscores reaffirmed regretted regrets found finds shows showed indicated indicates learned estimated estimates recalled remarked observed`);
const NAME = String.raw`(?:(?:\p{Lu}\p{L}+\s)?spokes(?:man|woman|person)\s)?(?:(?:[Tt]he|[Ff]ormer|[Pp]resident|Sen\.|Rep\.|Gov\.|Mr\.|Mrs\.|Ms\.|Dr\.)\s)*\p{Lu}[\p{L}\p{M}’'-]*(?:\s(?:(?:of|de|van|von|the|and|for)\s){0,2}\p{Lu}[\p{L}\p{M}.’'-]*)*`;
const HEAD_OF = String.raw`[Tt]he\s(?:\p{Ll}+[\s-]){0,2}(?:head|chief|leader|president|director|secretary-general|chair(?:man|woman)?)\sof\s(?:the\s)?${NAME}`;
const WHO = String.raw`(?<who>${SPOKESPERSON}|${HEAD_OF}|${SPOKESPERSON_FOR}|${NAME}|[Hh]e|[Ss]he|[Tt]hey|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Ss]ome|[Ss]everal|[Mm]any|[Tt]wo)\s(?:[\p{L}\p{N}’'-]+\s){0,4}?[\p{L}’'-]+)`;
const ASIDE = String.raw`(?:\s\([^)]{1,40}\))?(?:,\s[^“”"]{1,140}?,|\swho\s(?:declined|asked|requested|spoke)\s[^,“”"]{5,80}?)?`;
const ADVERB = String.raw`(?:(?:also|then|later|once|has|had|have|recently|reportedly|repeatedly|\p{Ll}+ly)\s){0,2}`;
const HEARER = String.raw`(?:\s(?:later|earlier|today|yesterday|again))?(?:\s(?:[Oo]n|[Ii]n|[Aa]t|[Tt]o)\s[^,.;“”"]{2,50}?)?`;
/** "Ann Lee said on Monday that they had met." */
const THAT = new RegExp(
  String.raw`(?:^|[,;:]\s|\b(?:but|and|while|But|And|Yet|Still|as|when|because)\s)${WHO}${ASIDE}\s${ADVERB}(?:(?:${SAYS_THAT})${HEARER}|(?:told|tells|assured|informed|warned|reminded)\s[^,.;“”"]{2,60}?)\sthat\s(?<content>[^“”"]{12,})$`,
  'u',
);
const AUXILIARY = '(?:did|does|do|had|has|have|was|were|is|are|would|will|could|can|should|might|may|must)';
/** The people to whom something is told, up to an unmarked clause: "told diplomats he did not". */
const TOLD = String.raw`[\p{L}’'.-]+(?:\s(?!(?:${AUXILIARY}|s?he|they|it|we|I|his|her|its|their|the|an?)\s)[\p{L}’'.-]+){0,3}`;
/** "Ann Lee said they had met." */
const CLAUSE = new RegExp(
  String.raw`(?:^|[,;:]\s|\b(?:but|and|while|But|And|Yet|Still)\s)${WHO}${ASIDE}\s${ADVERB}(?:${SAYS}|(?:told|tells)\s${TOLD})${HEARER}\s(?<content>(?!(?:${AUXILIARY}|on|at|in|to|of|so|nothing|about|goodbye|yes|no|as|for|by|with|from|against|what|how|why|into|up|out|during|after|before|because|and|or|that|only)\s)[\p{L}\p{N}$][^“”"]{12,})$`,
  'u',
);
/** Verbs that report speech together with the words after them: "called for talks", "promised to come". */
const DOES = String.raw`(?:(?:called|calls|calling|call)\sfor|urged|urges|urge|(?:promised|promises|vowed|vows|offered|declined|asked)\sto|outlined|denied|denies|critici[sz](?:ed|es)|cited|cites|demanded|demands|accused|accuses|rejected|rejects|described|describes|dismissed|dismisses|questioned|announced|announces|touted|hailed|hails|warned\s(?:of|against|about)|complained\s(?:of|about)|encourages|condemned|mocked|expressed|acknowledged|disclosed|suggested|detailed|recommended|recommends)`;
const DONE = new RegExp(
  String.raw`(?:^|[,;:]\s|\bwhom\s|\b(?:but|and|while|But|And|Yet|Still)\s)${WHO}${ASIDE}\s${ADVERB}(?<content>${DOES}\s[^“”"]{12,})$`,
  'u',
);
/** "They had met, Ann Lee said." */
const LAST = new RegExp(
  String.raw`^(?<content>[^“”"]{15,}?),\s(?:${WHO}${ASIDE}\s${ADVERB}(?:said|says|added|argued|explained|noted|told\s[^,.;“”"]{2,50}|according)|(?:said|says)\s(?<second>${NAME}))(?:\s(?:on|in|at|during|of)\s[^,;“”"]{2,60})?[.]?$`,
  'u',
);
const ACCORDING = /^(?:But |And |Meanwhile, )?According to (?<who>[^,“”"]{2,120}), (?<content>[^“”"]{15,})$/u;
const ACCORDING_LAST = /^(?<content>[^“”"]{15,}?),? according to (?<who>[^,“”"]{2,120}?)\.?$/u;

/** "Xinhua quoted Ann Lee as saying that they had met." */
const QUOTED_AS = new RegExp(
  String.raw`\s(?:quot|cit)(?:ed|es)\s${WHO}${ASIDE}\sas\s(?:saying|telling)\s(?:that\s)?(?<content>[^“”"]{12,})$`,
  'u',
);

const INNER = [THAT, CLAUSE];
const PATTERNS = [ACCORDING, QUOTED_AS, THAT, ACCORDING_LAST, LAST, CLAUSE, DONE];
/** "Xinhua reported that Ann Lee had said": Lee says it. */
const REPORTED = new RegExp(String.raw`(?<!\p{L})report(?:ed|s)${HEARER}\sthat\s(?<content>[^“”"]{15,})$`, 'u');
/** Where the next statement of the same speaker begins. */
const MORE = new RegExp(
  String.raw`(?:,?\s(?:and|but)\s(?:also\s|then\s|later\s)?(?:${CUES})(?!\p{L})|,\s(?:but|while|though|although)\s(?=\p{Lu}|(?:s?he|they|it|we|you|I|the|an?|his|her|its|their)(?!\p{L}))|,\s(?:adding|saying|noting|arguing)\s|;\s).*$`,
  'u',
);
/** "denied reports that": the noun before "that" is the object of another verb. */
const OBJECT = /(?<!\p{L})(?:\p{Ll}+ed|made|spread|heard|saw|read|had|has|gave)$/u;
const NOUN = /^[^“”"]*?\s(?:reports|claims|hopes|fears|notes|estimates|promised?)\sthat\s/u;
/** "according to customs figures": nobody says it. */
const FIGURES = /(?<!\p{L})(?:figures|data|numbers|statistics|estimates)$/iu;
/** "cited two people present": a note on sources. */
const SOURCES =
  /^cite[ds]\s(?:[\p{L}-]+\s){0,4}?(?:people|persons?|sources?|officials?|diplomats?|witness(?:es)?|aides?)(?!\p{L})/u;
/** Words before a negated or hypothetical clause, which nobody said. */
const NOT_SAID = /(?:\bnot|n['’]t|\bnever|\bif|\bwhether|\bwould|\bcould|\bcan)\s(?:\p{L}+\s){0,1}$/u;

/** Finds indirect speech in sentences without a quotation: "X said that …", "according to X, …", "…, X said". */
export function paraphrasesIn(text: string, quoted: readonly Quoted[]): Paraphrase[] {
  return sentencesIn(text).flatMap((sentence): Paraphrase[] => {
    if (sentence.end - sentence.start > LONGEST || isQuoted(quoted, sentence)) return [];
    const printed = text.slice(sentence.start, sentence.end);
    // "According to Xinhua, Kim said that": Kim says it.
    const inner = (ACCORDING.exec(printed) ?? REPORTED.exec(printed))?.groups!['content'];
    const isInner = inner !== undefined && INNER.some((pattern) => pattern.test(inner));
    const skipped = isInner ? printed.length - inner.length : 0;
    for (const pattern of isInner ? INNER : PATTERNS) {
      const match = pattern.exec(printed.slice(skipped));
      if (!match) continue;
      match.index += skipped;
      const who = (match.groups!['who'] ?? match.groups!['second'])!;
      const isObject = pattern === THAT && OBJECT.test(who) && NOUN.test(match[0].slice(match[0].indexOf(who) + who.length));
      if (isObject || FIGURES.test(who) || SOURCES.test(match.groups!['content']!)) continue;
      const clause = match.groups!['content']!.replace(/[.,]$/, '');
      const content = clause.replace(MORE, '').replace(/,$/, '');
      if (content.length < SHORTEST) return [];
      const start = sentence.start + match.index + match[0].lastIndexOf(match.groups!['content']!);
      const at = whereWho(match, who);
      const from = sentence.start + match.index + at;
      if (NOT_SAID.test(printed.slice(0, match.index + at + who.length + 1))) return [];
      const where = from < start ? 'before' : 'after';
      const speaker = { start: from, end: from + who.length, words: who, where, score: 4, reports: false } as const;
      const isOfOther = /^(?:;|,\s(?:but|while|though|although)\s)/u.test(clause.slice(content.length));
      return [{ start, end: start + content.length, speaker, until: start + (isOfOther ? content : clause).length }];
    }
    return [];
  });
}

const LONGEST = 600;
const SHORTEST = 10;

function whereWho(match: RegExpExecArray, who: string): number {
  const content = match.groups!['content']!;
  const isLast = match[0].startsWith(content);
  return match[0].indexOf(who, isLast ? content.length : 0);
}

function isQuoted(quoted: readonly Quoted[], { start, end }: UnitSpan): boolean {
  const last = quoted[lastUpTo(quoted, end)];
  return last !== undefined && last.start < end && last.end > start;
}
