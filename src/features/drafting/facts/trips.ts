import type { UnitSpan } from '../language/sentences.js';
import { COUNTRY, DATE, ORGANIZATION, PERSON } from './masked.js';

/** Words that report a trip to a country. Offsets are relative to the sentence. */
export interface Trip {
  words: UnitSpan;
  /** The spans of the hosts' names. Empty if the host is the country of the person who receives the guest. */
  hosts: UnitSpan[];
  /** The span of the guest's name; null if the guest is the subject of the verb. */
  guest: UnitSpan | null;
  /** The person who receives the guest. */
  receiver: UnitSpan | null;
  by: 'verb' | 'noun';
  /** Whether the words are a verb in the past tense. */
  isPast: boolean;
  /** Of an implied trip: whether the sentence mentions only an event, which may be later than the first day of the visit. */
  isOfEvent?: boolean;
  /** Whether the sentence does not name the guest. An earlier sentence does, and may also name the country visited. */
  isUnnamed?: boolean;
  end: number;
}

export const VISIT = String.raw`(?:visite (?:d['’]État|officielle|de travail|privée)|[Vv]isits?|trips?|journey|tour)(?!\p{L})`;
const ADJECTIVES = String.raw`(?:(?!(?:about|of|for|on|over|with|a|an|the|his|her|\p{L}*plan\p{L}*|prepar\p{L}*)(?!\p{L}))[\p{L}\p{N}-]+,? ){0,5}?`;
const A = String.raw`(?:an? |his |her |its |the |their )?`;
/** The origin of a trip, which may be a city that is not in the lists. */
const FROM = String.raw`(?: from (?:the )?(?:${COUNTRY}+|\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2}))?`;
/** Verbs followed by the host. */
/** "visited a fish plant in Bergen", but not "visited an exhibition on the war in Ukraine". */
const SITE = String.raw`(?: (?:an?|the|two|three|several) (?:(?!(?:on|about|of|for|war|conflict|crisis|in|near|outside)(?!\p{L}))[\p{L}\p{N}${ORGANIZATION}’'-]+ ){1,6}(?:in|near|outside))?`;
/** "arrived with four ministers in", "arrived Tuesday in". */
const WITH = String.raw`(?:,? (?:on )?${DATE}+)?(?: with (?:[\p{L}\p{N}-]+ ){0,4}(?:ministers?|delegation|officials|aides|executives|leaders|wife|husband|${PERSON}+))?(?:,? (?:on )?${DATE}+)?`;
const GO = String.raw`visit(?:ed|s|ing)?${SITE}|tour(?:ed|s|ing)?|(?:travel(?:l?ed|l?ing|s)?|went|going|goes|go|came|coming|comes|come|flew|flies|fly|flying|continu(?:ed?|es|ing)|proceed(?:ed|s|ing)?)(?: on)?(?: ${DATE}+)?${FROM} to|(?:heads|heading|(?<=(?:is|are) )headed) to|will be in|arriv(?:ed|es|ing|e)${WITH} in|land(?:ed|s|ing)? in|(?:flew|flies|crossed|crosses|pulled|pulls) into|set foot in|(?:left|leaves?|depart(?:ed|s)?) for|(?:had|has|have) (?:actually |just |also )?been (?:in|to)|stayed in|spent [\p{L}\p{N}]+ (?:days|hours|weeks) in`;
const PAY = String.raw`(?:made|makes?|making|paid|pays?|paying|beg[au]n|begins?|start(?:ed|s)|end(?:ed|s)|conclud(?:ed|es)|finish(?:ed|es)|complet(?:ed|es)|wrap(?:p?ed|s) up|wound up|kick(?:ed|s) off|open(?:ed|s)|embark(?:ed|s) on|returned from|(?:was|is|were|are) (?:currently |now |still )?on|led a delegation on) ${A}${ADJECTIVES}(?:${VISIT}(?: of [\p{L}\p{N}]+ days)? (?:to|in)|tour of)`;
/** Names and titles before a name: "her Chilean counterpart, ". */
const TITLES = String.raw`(?:(?:(?!(?:and|to|in|on|at|that|who|said)(?!\p{L}))[\p{L}’'.-]+|[${COUNTRY}${ORGANIZATION}]+(?:['’]s?)?|${PERSON}+['’]s?),? ){0,7}?`;
const ASIDE = `(?:,(?: (?!${DATE})[^,;${PERSON}]{2,60}),|, (?=${COUNTRY})|,)?`;
const PLACE = `(?:the )?(?:[\\p{L}]+ (?:city|town|capital) of )?`;
const DAY = `(?:,? (?:(?:on|in) )?${DATE}+)?`;
/** Another stop. A state that says or does something is not one: "visited China and Japan protested". */
const STOP = `(?:(?:on )?to |in )?${PLACE}${COUNTRY}+(?!['’]s? (?!visit)|${COUNTRY}|,? (?:also )?(?:sa(?:id|ys)|\\p{L}+(?<!visit)ed|(?:has|have|had|is|are|was|were|will|would|did)(?!\\p{L})))`;
/** "Tehran", "Tehran, Rome and Vienna", "Tehran on Monday and Rome on Tuesday". */
const HOSTS = `${PLACE}(?<host>${COUNTRY}+)(?!['’]s? |${COUNTRY})(?<more>(?:${DAY}, (?:then )?${STOP})*${DAY},? and (?:then )?${STOP})?`;
const GUEST = `(?<guest>${PERSON}+)(?:,? (?:I{1,3}|IV|VI{0,3}|IX|XI{0,3}V?))?`;

/** Something that belongs to a person, instead of the person: "a portrait of President Salmi", "word of Finnish President Salmi". */
const OF_SOMEBODY = String.raw`[^.;,${PERSON}]{1,40} (?:of|from|by) (?:(?:${COUNTRY}+ )?(?:\p{Lu}[\p{L}-]+ ){1,4})?${PERSON}`;

/** What is hosted, instead of the person: "hosted a state dinner for President Salmi". */
const OCCASION = String.raw`(?:an?|the) (?:[\p{L}-]+ ){0,3}(?:dinner|banquet|lunch(?:eon)?|breakfast|reception|ceremony|talks|summit|meeting|party|concert)(?!\p{L})`;

const pattern = (source: string) => new RegExp(`(?<!\\p{L})${source}`, 'dgu');

/** The patterns of trips, most reliable first. Words that match one pattern are not matched again. */
const FORMS: readonly (readonly [by: Trip['by'], RegExp])[] = [
  // "Kim’s armored train crossed into China"
  [
    'verb',
    pattern(
      `${GUEST}['’]s? (?:[\\p{Ll}-]+ ){0,2}(?<words>(?:train|plane|aircraft|jet|motorcade|convoy) (?:arrived|landed|crossed|pulled|touched down) in(?:to)?) ${HOSTS}`,
    ),
  ],
  // "Kim was received in Beijing", "the guest of Xi in Beijing"
  [
    'verb',
    pattern(
      `${GUEST}(?: of ${PLACE}${COUNTRY}+)?${ASIDE} (?<words>(?:was|were) (?:received|hosted|welcomed|greeted|the guests? of))(?!\\p{L})[^.;]{0,80}? (?:in|to|at) ${HOSTS}`,
    ),
  ],
  // "Kim is due in Beijing", "Kim is to be received in Beijing": only people, since growth and rain may also be expected.
  [
    'verb',
    pattern(
      `(?:${GUEST}(?: of ${PLACE}${COUNTRY}+)?${ASIDE}|(?<![^ ] )(?:He|She|The [\\p{Ll} ]{4,30})) (?:is|are|was|were|will be|had been) (?:also |still )?(?<words>(?:due|expected)(?: back)? in|to be (?:received|hosted|welcomed|greeted) (?:in|at)) ${HOSTS}`,
    ),
  ],
  // "China was visited by Kim"
  ['verb', pattern(`${HOSTS} (?<words>(?:was|were|has been|had been) visited) by ${TITLES}${GUEST}`)],
  // "Kim was in Beijing on an official visit"
  [
    'verb',
    pattern(
      `(?<words>(?:was|is|were|are) in) ${HOSTS}(?=[^.;]{0,60}? (?:on|for) ${A}${ADJECTIVES}(?:${VISIT}|talks(?!\\p{L})|meetings?(?!\\p{L}))| from ${DATE})`,
    ),
  ],
  // "met her Chilean counterpart, Rui Mora, in Santiago on Friday at the start of an official visit"
  [
    'noun',
    pattern(
      `(?<words>met(?: with)?|held talks with) ${TITLES}${PERSON}+${ASIDE} in ${HOSTS}(?=[^.;]{0,40}? (?:at the (?:start|beginning|outset|end|close|conclusion) of|during|on) ${A}${ADJECTIVES}${VISIT}(?! (?:to|in|of|by)(?!\\p{L})))`,
    ),
  ],
  // "left Santiago on Friday after a state visit"
  [
    'verb',
    pattern(
      `(?<words>left|departed) ${HOSTS}(?:,? (?:on )?${DATE}+)?,? (?:after|following|at the end of) ${A}${ADJECTIVES}${VISIT}(?! to(?!\\p{L}))`,
    ),
  ],
  // "will stay on in Beijing for a state visit"
  [
    'verb',
    pattern(`(?<words>(?:stay|remain)(?:ing|s|ed)?(?: on)? in) ${HOSTS}(?=[^.;]{0,40} (?:for|on) ${A}${ADJECTIVES}${VISIT})`),
  ],
  ['verb', pattern(`(?<words>${PAY}|${GO}) ${HOSTS}`)],
  ['verb', pattern(`(?<words>led a delegation) to ${HOSTS}`)],
  // "Xi received Kim in Beijing", "Hungary hosted Kim", "invited Kim to visit Pyongyang"
  [
    'verb',
    pattern(
      `(?:(?<receiver>[${PERSON}${COUNTRY}]+)(?: of (?:the )?${COUNTRY}+)?${ASIDE} (?:(?:on )?${DATE}+ )?(?:(?:also|then|later) )?)?(?<words>(?:host|receiv|welcom|greet|invit)(?:ed|es|s|ing|e)?) (?!${OF_SOMEBODY}|${OCCASION})${TITLES}${GUEST}(?!${PERSON}|['’]s?(?!\\p{L}))(?:${ASIDE}(?: for (?:an? |the )?(?:\\p{L}+ ){0,3}?(?:talks|visit|dinner|banquet))?,? (?:to|in|at) (?:visit )?${HOSTS})?`,
    ),
  ],
  // "The visiting Sri Lankan president, Mahinda Perera, held talks with Arif Khan in Islamabad"
  [
    'noun',
    pattern(
      `(?<words>[Vv]isiting) ${TITLES}${GUEST}${ASIDE} (?:met(?: with)?|held talks with) ${TITLES}(?<receiver>${PERSON}+)(?: (?:in|at) ${HOSTS})?`,
    ),
  ],
  // "a trip that took her to Rome and Vienna"
  [
    'noun',
    pattern(`(?<words>${VISIT} (?:that|which) (?:(?:had|has|will) )?t(?:ook|akes?|aken) (?:him|her|them)${FROM} to) ${HOSTS}`),
  ],
  // "arrived in Rome from Vienna, where she met Bauer"
  [
    'noun',
    pattern(
      `(?<words>(?<=(?:arrived|flew|came|travel(?:l)?ed|landed)(?!\\p{L})[^.;]{0,60} )from) ${HOSTS}(?=, where (?:he|she|they) (?:had |also )?(?:met|held|visited|toured|attended|signed|addressed|opened|spoke)(?!\\p{L}))`,
    ),
  ],
  // "the visit by Kim to China", "Kim's visit to China", "his visit to China"
  ['noun', pattern(`(?<words>${VISIT}) (?:by|of) ${TITLES}${GUEST}${ASIDE},? to ${HOSTS}`)],
  ['noun', pattern(`${GUEST}['’]s? ${ADJECTIVES}(?<words>${VISIT} to) ${HOSTS}`)],
  ['noun', pattern(`(?<words>${VISIT} to) ${HOSTS}(?: by ${TITLES}${GUEST})?`)],
];
const PAST =
  /^(?:visited|toured|travel(?:l)?ed|went|came|flew|crossed|pulled|kicked|opened|embarked|arrived|landed|set foot|stayed|spent|had|has|have|made|paid|beg[au]n|started|ended|concluded|finished|completed|wrapp?ed|wound|returned|was|were|led|received|hosted|welcomed|greeted)(?!\p{L})/u;

const STOPS = new RegExp(`${COUNTRY}+`, 'gu');

/** Finds the trips that a sentence reports, in order. @param sentence with names masked */
export function tripsIn(sentence: string): Trip[] {
  const trips: Trip[] = [];
  for (const [by, form] of FORMS) {
    for (const { indices, 0: whole, index } of sentence.matchAll(form)) {
      const span = (name: string): UnitSpan | null => {
        const found = indices!.groups![name];
        return found ? { start: found[0], end: found[1] } : null;
      };
      const words = span('words')!;
      const [first, more] = [span('host'), span('more')];
      const others = [...sentence.slice(more?.start, more?.end ?? 0).matchAll(STOPS)].map(({ 0: name, index: at }): UnitSpan => {
        return { start: more!.start + at, end: more!.start + at + name.length };
      });
      const hosts = [...(first ? [first] : []), ...others];
      const isTaken = trips.some((trip) =>
        [trip.words, ...trip.hosts].some((each) => overlap(each, words) || hosts.some((host) => overlap(each, host))),
      );
      if (isTaken) continue;
      const isPast = by === 'verb' && PAST.test(sentence.slice(words.start));
      trips.push({ words, hosts, guest: span('guest'), receiver: span('receiver'), by, isPast, end: index + whole.length });
    }
  }
  return trips.sort((a, b) => a.words.start - b.words.start);
}

const overlap = (one: UnitSpan, other: UnitSpan) => one.start < other.end && other.start < one.end;
