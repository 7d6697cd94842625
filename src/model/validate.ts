import type { Annotation } from './annotation.js';
import { inOrderOfPlace, type Path, type Problem } from './problem.js';
import type { Location } from './read/parse.js';
import type { RuleContext, Rule } from './rule.js';
import { aboutOtherVisits, attributionFitsSpeakers, chainBeginsWithReporter, eventBelongsToVisit } from './rules/statements.js';
import { aliasIsAnotherName, referenceResolves, slugOfName } from './rules/names.js';
import { dateValid, durationFitsDates, endNotBeforeStart, knownEndIsEnded, stateExisted } from './rules/dates.js';
import { digestMatchesWords, quotedWordsEqualText, spanWithinText } from './rules/passages.js';
import { kinAreTwoPeople, kinshipStatedOnce, parentsHaveNoCycle } from './rules/relations.js';
import { listedOnce, oneNamedAnEntry, participantIsSomeone } from './rules/lists.js';
import {
  originalInAnotherLanguage,
  quoteCitedWhereItStands,
  quoteWithinQuotationMarks,
  quoteWithoutClosingComma,
} from './rules/quotes.js';
import { ownWordsAreOurs } from './rules/own-words.js';
import { sourceHasText, textMatchesHash, textStorable } from './rules/text.js';

/** All rules. `spanWithinText` is reported as `span-within-text`. The shape already requires a passage for each fact. */
export const RULES = {
  sourceHasText,
  textMatchesHash,
  textStorable,
  spanWithinText,
  digestMatchesWords,
  quotedWordsEqualText,
  quoteCitedWhereItStands,
  quoteWithinQuotationMarks,
  quoteWithoutClosingComma,
  originalInAnotherLanguage,
  ownWordsAreOurs,
  referenceResolves,
  slugOfName,
  aliasIsAnotherName,
  listedOnce,
  dateValid,
  endNotBeforeStart,
  durationFitsDates,
  stateExisted,
  knownEndIsEnded,
  kinAreTwoPeople,
  kinshipStatedOnce,
  parentsHaveNoCycle,
  participantIsSomeone,
  oneNamedAnEntry,
  attributionFitsSpeakers,
  chainBeginsWithReporter,
  aboutOtherVisits,
  eventBelongsToVisit,
};

/** Returns the name that a rule's violations are reported under. */
export function ruleName(constant: string): string {
  return constant.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * Checks the part of an annotation that an edit affects (see `Rule`). The text has already been checked. If the rest follows
 * every rule, these are the problems of the whole annotation.
 */
export function validatePart(part: Annotation, context: RuleContext): Problem[] {
  return Object.entries<Rule>(RULES)
    .filter(([, { isOfText }]) => !isOfText)
    .flatMap(([constant, rule]) => problemsOf(constant, rule, part, context));
}

/** Checks an annotation against every rule. Returns all problems, in file order if `locate` is given. */
export function validateAnnotation(
  annotation: Annotation,
  context: RuleContext,
  locate: (path: Path) => Partial<Location> = () => ({}),
): Problem[] {
  // With a different text every passage would be wrong. One problem is enough.
  const isOtherText = [...textMatchesHash.check(annotation, context)].length > 0;
  const problems = Object.entries<Rule>(RULES).flatMap(([constant, rule]): Problem[] => {
    const known = isOtherText && rule !== textMatchesHash ? { ...context, text: null } : context;
    return problemsOf(constant, rule, annotation, known).map((problem) => ({ ...problem, ...locate(problem.path) }));
  });
  return inOrderOfPlace(problems);
}

function problemsOf(constant: string, rule: Rule, annotation: Annotation, context: RuleContext): Problem[] {
  const name = ruleName(constant);
  return Array.from(rule.check(annotation, context), (breach) => ({ rule: name, ...breach }));
}
