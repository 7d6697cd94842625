import { lastUpTo, sentencesIn, type UnitSpan } from '../language/sentences.js';
import type { CountryMention } from '../names/countries.js';
import type { PersonMention } from '../names/names.js';
import { isPossessor } from './pronouns.js';
import { objectsMeant } from './subject-meant.js';
import { tripsIn, type Trip } from './trips.js';
import type { VisitContext } from './visits.js';

const KIND = '(?:state|official|working)';
/** "The four-day state visit, which ended on Friday," and "paid a state visit". */
const VISIT = new RegExp(
  String.raw`^(?:The|This|Her|His) (?:[\p{L}\p{N}-]+ ){0,3}?${KIND} (?:visit|trip)(?!\p{L}| by| of)|(?<!\p{L})(?:paid|made|began|ended|concluded) an? (?:[\p{L}\p{N}-]+ ){0,3}?${KIND} visit(?!\p{L})`,
  'u',
);
const BEFORE_PLACE = /(?<!\p{L})(?:in|to|at) (?:the )?$/iu;
/** The number of earlier sentences that are searched for the guest, besides the headline. */
const FARTHEST = 6;

/** A state or official visit whose sentence names no guest: an office holder named just before it, or in the headline. */
export function unnamedTrips(sentence: UnitSpan, given: VisitContext): Trip[] {
  const { text, masked, names, offices, countryOf, dateline } = given;
  const found = VISIT.exec(text.slice(sentence.start, sentence.end));
  if (!found) return [];
  const words = { start: sentence.start + found.index, end: sentence.start + found.index + found[0].length };
  const sentences = sentencesIn(text);
  const own = lastUpTo(sentences, sentence.start);
  const earlier = [...sentences.slice(Math.max(0, own - FARTHEST), own).reverse(), ...(own > FARTHEST ? [sentences[0]!] : [])];
  const isPlace = ({ start, by }: CountryMention) => by !== 'people' && BEFORE_PLACE.test(text.slice(0, start));
  const inSpan = <Mention extends UnitSpan>(all: readonly Mention[], span: UnitSpan) =>
    all.filter(({ start, end }) => start >= span.start && end <= span.end);
  const holds = (each: PersonMention) => offices.some(({ person, status }) => person === each.person && status === 'HELD');
  const called = objectsMeant(given, sentence).map(({ person }) => names.mentions.find((each) => each.person === person)!);
  const guests = [...called, ...earlier.flatMap((each) => inSpan(names.mentions, each))].filter(
    (each) => holds(each) && countryOf(each.person) !== null && !isPossessor(text, each),
  );
  const places = [sentence, sentences[0]!, ...earlier].flatMap((each) => inSpan(names.countries, each).filter(isPlace));
  for (const guest of guests) {
    const place = [...places, ...(dateline?.place ? [dateline.place] : [])].find(
      ({ country }) => country !== countryOf(guest.person),
    );
    if (!place) continue;
    const trip = tripsIn(masked.slice(sentence.start, sentence.end)).find(({ hosts }) => hosts.length > 0);
    const isPast = found.index > 0 && trip?.isPast === true;
    return [{ words, hosts: [place], guest, receiver: null, by: 'noun', isPast, end: words.end, isUnnamed: true }];
  }
  return [];
}
