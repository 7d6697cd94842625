import { CUES } from '../language/speech-verbs.js';
import { NAME, OUTLET, PERSON } from './masked.js';

const ACCOUNT = '(?:account|version|telling|retelling|recollection|memory|memoirs?)';
/** "by his account", "in Lee’s telling". "By his own account" is that of the subject. */
const OWNED = new RegExp(
  String.raw`(?<!\p{L})(?:(?:[Hh]is|[Hh]er|[Tt]heir) (?!own )|(?:${NAME}+|\p{Lu}[\p{L}-]+)['’]s? (?:own )?)(?:[\p{Ll}-]+ ){0,2}${ACCOUNT}(?!\p{L})`,
  'u',
);
const RECALLS = '(?:recall(?:s|ed)|remember(?:s|ed)|recount(?:s|ed)|relate[sd])';
/** "as Lee tells it", "as she recalls,". */
const AS_TOLD = new RegExp(
  String.raw`(?<!\p{L})[Aa]s [^,;.]{1,60} (?:(?:tells?|told|${RECALLS}) (?:it|the (?:story|scene|talks|meeting|conversation))(?!\p{L})|${RECALLS}(?=,))`,
  'u',
);
/** "Lee recalled that", before the speaker. */
const THAT = new RegExp(
  String.raw`(?<!\p{L})(?:${RECALLS}|claim(?:s|ed)|sa(?:ys|id)|(?:told|tells) [^,;.]{1,40}|wr(?:ites|ote))(?: [^,;.]{1,30})? (?:that|how) (?:the |an? |\p{Lu}[\p{L}.-]* |\p{Ll}+(?:man|er|or|ent) ){0,4}$`,
  'u',
);
const SOMEBODY = String.raw`(?:(?:\p{Lu}[\p{L}.-]* ){0,3}${PERSON}+|him|her|them|(?:an?|the|his|her|one|two|several|some) (?:[\p{L}-]+ ){0,3}(?:aides?|officials?|diplomats?|advis[eo]rs?|people|persons?|witness(?:es)?|sources?|ministers?|spokes(?:man|woman|person)|delegates?|guests?))(?!\p{L})`;
/** ", according to an aide", ", Lee recalled". */
const AFTERWARDS = new RegExp(
  String.raw`according to ${SOMEBODY}|, (?:${SOMEBODY}|s?he) (?:later )?(?:${CUES}|${RECALLS})(?=[,.]|$)`,
  'u',
);
/** "Her office would not confirm the remark." */
const NOT_CONFIRMED =
  /(?<!\p{L})(?:(?:would|could|did|does|do)(?: not|n['’]t)|(?:declined|refused) to) (?:\p{Ll}+ly )?(?:confirm|recall|remember)(?!\p{L})|(?<!\p{L})den(?:ied|ies) (?:having said|saying|making|the (?:remarks?|quot\p{L}+|words))(?!\p{L})/u;

interface Around {
  /** The sentence up to the speaker, and from there on. */
  before: string;
  after: string;
  /** The sentences before and after it in the paragraph, or empty. */
  previous: string;
  next: string;
}

/**
 * Whether the words of a speaker are told by somebody else: "By his account, Lee promised". An outlet's account is its report.
 * The text has names masked and no quotations.
 */
export function isAccountOfOther({ before, after, previous, next }: Around): boolean {
  const isAccount = (words: string) => OWNED.test(words) || AS_TOLD.test(words);
  return (
    isAccount(previous) ||
    isAccount(before) ||
    isAccount(after) ||
    (THAT.test(before) && !before.includes(OUTLET)) ||
    AFTERWARDS.test(after) ||
    NOT_CONFIRMED.test(next)
  );
}
