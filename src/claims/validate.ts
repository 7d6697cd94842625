import type { Annotation } from './annotation.js';
import { inOrderOfPlace, type Path, type Problem } from './problem.js';
import type { Place } from './read/read.js';
import type { Context, Rule } from './rule.js';
import { aboutOtherVisits } from './rules/about-other-visits.js';
import { aliasIsAnotherName } from './rules/alias-is-another-name.js';
import { dateValid } from './rules/date-valid.js';
import { durationFitsDates } from './rules/duration-fits-dates.js';
import { endNotBeforeStart } from './rules/end-not-before-start.js';
import { eventBelongsToVisit } from './rules/event-belongs-to-visit.js';
import { kinAreTwoPeople } from './rules/kin-are-two-people.js';
import { kinshipStatedOnce } from './rules/kinship-stated-once.js';
import { knownEndIsEnded } from './rules/known-end-is-ended.js';
import { listedOnce } from './rules/listed-once.js';
import { oneHeadASide } from './rules/one-head-a-side.js';
import { oneSpeakerAnEntry } from './rules/one-speaker-an-entry.js';
import { ownWordsAreOurs } from './rules/own-words-are-ours.js';
import { parentsHaveNoCycle } from './rules/parents-have-no-cycle.js';
import { participantIsSomeone } from './rules/participant-is-someone.js';
import { quoteCitedWhereItStands } from './rules/quote-cited-where-it-stands.js';
import { quoteWithinQuotationMarks } from './rules/quote-within-quotation-marks.js';
import { quoteWithoutClosingComma } from './rules/quote-without-closing-comma.js';
import { quotedWordsEqualText } from './rules/quoted-words-equal-text.js';
import { referenceResolves } from './rules/reference-resolves.js';
import { slugOfName } from './rules/slug-of-name.js';
import { spanWithinText } from './rules/span-within-text.js';
import { textMatchesHash } from './rules/text-matches-hash.js';
import { textStorable } from './rules/text-storable.js';

/** What must hold, by the name under which a breach is reported. That every fact is cited is part of the shape. */
const RULES: Record<string, Rule> = {
  'text-matches-hash': textMatchesHash,
  'text-storable': textStorable,
  'span-within-text': spanWithinText,
  'quoted-words-equal-text': quotedWordsEqualText,
  'quote-cited-where-it-stands': quoteCitedWhereItStands,
  'quote-within-quotation-marks': quoteWithinQuotationMarks,
  'quote-without-closing-comma': quoteWithoutClosingComma,
  'own-words-are-ours': ownWordsAreOurs,
  'reference-resolves': referenceResolves,
  'slug-of-name': slugOfName,
  'alias-is-another-name': aliasIsAnotherName,
  'listed-once': listedOnce,
  'date-valid': dateValid,
  'end-not-before-start': endNotBeforeStart,
  'duration-fits-dates': durationFitsDates,
  'known-end-is-ended': knownEndIsEnded,
  'kin-are-two-people': kinAreTwoPeople,
  'kinship-stated-once': kinshipStatedOnce,
  'parents-have-no-cycle': parentsHaveNoCycle,
  'one-head-a-side': oneHeadASide,
  'participant-is-someone': participantIsSomeone,
  'one-speaker-an-entry': oneSpeakerAnEntry,
  'about-other-visits': aboutOtherVisits,
  'event-belongs-to-visit': eventBelongsToVisit,
};

/** Judges an annotation by every rule: all problems, in the order of the file where `locate` knows it. */
export function validateAnnotation(
  annotation: Annotation,
  context: Context,
  locate: (path: Path) => Partial<Place> = () => ({}),
): Problem[] {
  // Judged by another text, every passage would be wrong: that it is another says all.
  const isOtherText = textMatchesHash(annotation, context).length > 0;
  const problems = Object.entries(RULES).flatMap(([rule, broken]) => {
    const known = isOtherText && broken !== textMatchesHash ? { ...context, text: null } : context;
    return broken(annotation, known).map((breach): Problem => ({ rule, ...breach, ...locate(breach.path) }));
  });
  return inOrderOfPlace(problems);
}
