import type { UnitSpan } from '../language/sentences.js';
import type { TextPerson } from '../names/names.js';
import { eventWordsIn } from './event-words.js';
import { isPossessor } from './pronouns.js';
import { subjectMeant } from './subject-meant.js';
import { VISIT, type Trip } from './trips.js';
import type { VisitContext } from './visits.js';

const TELLS_OF_VISIT = new RegExp(
  String.raw`(?<!\p{L})(?:${VISIT}|(?:stop(?:over)?|guest|arrival|reception|welcome|motorcade|funeral|landed|touched down|arrived|welcomed|received|hosted)(?!\p{L}))`,
  'u',
);
const BEFORE_PLACE = /(?<!\p{L})(?<!(?:war|conflict|crisis|fighting|situation|peace|elections?) )(?:in|to|at|for) (?:the )?$/u;

const ON_VISIT = /(?<!\p{L})(?:on|day of|during) (?:an?|his|her) (?:[\p{L}\p{N}-]+ ){0,4}(?:visit|trip|tour)(?!\p{L})/u;
const RECEIVES = /(?<!\p{L})(?:welcom|receiv|host|greet|invit)\p{Ll}+(?!\p{L})/u;
/** "received everybody but Prime Minister". */
const EXCEPT = /(?<!, )(?<!\p{L})but (?:\p{Lu}[\p{L}.’'-]* ){0,5}$/u;

interface Going extends UnitSpan {
  person: TextPerson;
}

/**
 * Finds the trip that a sentence implies: it tells of a visit or an event, names one place abroad, and one foreign office holder,
 * as in "gave a dinner for President Lind in Rome". Returns none if people from a third country are named.
 */
export function impliedTrips(sentence: UnitSpan, given: VisitContext): Trip[] {
  const { text, names, offices, countryOf, assertions } = given;
  const isWithin = ({ start, end }: UnitSpan) => start >= sentence.start && end <= sentence.end;
  const words = text.slice(sentence.start, sentence.end);
  const isOfVisit = TELLS_OF_VISIT.test(words);
  const [event] = eventWordsIn(words);
  if (!isOfVisit && !event) return [];
  const named = names.countries.filter((each) => each.by !== 'people' && isWithin(each));
  const placed = named.flatMap((each) => {
    const before = BEFORE_PLACE.exec(text.slice(sentence.start, each.start));
    return before ? [{ ...each, wordsStart: sentence.start + before.index }] : [];
  });
  // "Rome was the first stop of her tour"
  const cities = named.filter(({ by, end }) => by === 'city' && !isPossessor(text, { start: end, end }));
  // "Lind and Peruvian President Rey signed a pact on the last day of a visit to the country"
  const visited = isOfVisit && !RECEIVES.test(words) ? ON_VISIT.exec(words) : null;
  const nearby = visited ? names.countries.filter(isWithin) : cities;
  // "BEIJING (AP) — Starmer met Xi on Friday. The visit is the first in years."
  const { dateline } = given;
  const isFirst = dateline && !text.slice(dateline.end, sentence.start).includes('\n');
  const reportedFrom = isFirst && event && named.length === 0 && TELLS_OF_VISIT.test(text) ? dateline.place : null;
  const places = reportedFrom
    ? [{ ...reportedFrom, wordsStart: sentence.start + event!.start }]
    : placed.length > 0 || !isOfVisit
      ? placed
      : nearby.map((each) => ({ ...each, wordsStart: visited ? sentence.start + visited.index : each.start }));
  const holdsOffice = (one: TextPerson) => offices.some(({ person, status }) => person === one && status !== 'ENDED');
  const going: Going[] = names.mentions.filter(
    (each) => isWithin(each) && !isPossessor(text, each) && !EXCEPT.test(text.slice(sentence.start, each.start)),
  );
  const meant = subjectMeant(given, sentence);
  const people = (meant ? [meant, ...going] : going).filter(({ person }) => countryOf(person) !== null);
  const guest = people.find(({ person }) => holdsOffice(person) && places.some(({ country }) => country !== countryOf(person)));
  if (!guest) return [];
  const home = countryOf(guest.person);
  const [place, ...others] = places.filter(({ country }) => country !== home);
  const isQuoted = assertions.quotations.some(({ start, end }) => start <= place!.start && end >= place!.end);
  const isElsewhere =
    others.some(({ country }) => country !== place!.country) ||
    people.some(({ person }) => ![home, place!.country].includes(countryOf(person)));
  if (isQuoted || isElsewhere || (reportedFrom && !people.some(({ person }) => countryOf(person) === reportedFrom.country)))
    return [];
  const mention = names.mentions.findLast(({ person, start: at }) => person === guest.person && at <= guest.start)!;
  return [
    {
      ...{
        words: { start: place!.wordsStart, end: reportedFrom ? sentence.start + event!.end : place!.end },
        hosts: [place!],
        guest: mention,
        receiver: null,
      },
      ...{ by: 'noun', isPast: false, isOfEvent: !isOfVisit, end: Math.max(place!.end, guest.end) },
    },
  ];
}
