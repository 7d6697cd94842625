import type { EventKind } from '../../../model/generated/enums.js';
import type { UnitSpan } from '../language/sentences.js';

/** The day and the place, between the words for an event and the other party: "met today in Nairobi with". */
const APART = String.raw`(?:(?: (?:today|yesterday|here|earlier|(?:on|in|at|this) (?:morning|afternoon|evening|week|the (?:[\p{Ll}-]+ ){0,2}(?:ministry|palace|airport|embassy|presidency|residence|parliament)|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)))+(?= with))?`;

/** Nouns that name an event, with its kind. The first that matches wins. */
const NOUNS: readonly (readonly [EventKind, string])[] = [
  ['PRESS_CONFERENCE', '(?:press|news) conference'],
  ['CALL', '(?:(?:tele)?phone|video) (?:call|conversation)'],
  ['SIGNING', 'signing(?: ceremony)?(?= of| ceremony)'],
  ['SPEECH', '(?:speech|lecture|address)(?= (?:at|to|before|in) )'],
  ['SUMMIT', 'summit(?: meeting| talks)?'],
  ['TALKS', `(?<!peace |all )(?:talks|negotiations|consultations)${APART}`],
  ['BANQUET', 'banquet|(?:state |gala |working |welcom(?:e|ing) |farewell )?(?:dinner|luncheon)|(?:state |working )lunch'],
  ['PERFORMANCE', '(?:art|musical|cultural|dance|music|gala) (?:performance|show)|concert'],
  ['EXHIBITION', 'exhibition'],
  [
    'CEREMONY',
    '(?:(?:[Oo]pening|[Cc]losing|[Ww]elcom(?:e|ing)|[Aa]wards?|[Ii]naugurat(?:ion|al)|[Ww]reath[- ]laying|[Cc]ommemoration) [Cc]eremony|[Ii]nauguration)(?: of the(?: \\p{Lu}\\p{L}+)+)?',
  ],
  ['MEETING', `meeting${APART}`],
];
const NOUN = new RegExp(
  `(?<![\\p{L}])(?:${NOUNS.map(([, words], index) => `(?<k${index}>${words})`).join('|')})(?!\\p{L})`,
  'gu',
);
const SIGNED =
  /(?<!\p{L})sign(?:ed|s)?(?= (?:[\p{L}\p{N}-]+ ){0,6}?(?:agreements?|treaty|declaration|memorandums?|memoranda|deals?|accords?|communiqu[eé]|pact|statement|contracts?|letters? of intent)(?!\p{L}))/u;
const VERBS: readonly (readonly [EventKind, RegExp])[] = [
  [
    'MEETING',
    new RegExp(
      String.raw`(?<!\p{L})(?<!(?:was|were|been|be) )(?:met|meets?)(?: again| privately| briefly| separately| alone| face to face)?${APART}(?: with)?(?= \S)`,
      'gu',
    ),
  ],
  [
    'MEETING',
    /(?<!\p{L})(?:(?<!(?:was|were|been|be) )(?:received|receives)|(?<=to |will )receive|(?:was|were) (?:received|hosted|welcomed)(?: [^.;]{0,60}?)?? by)(?= (?:the )?(?:visiting )?[\p{Lu}])/gu,
  ],
  ['CALL', /(?<!\p{L})(?:spoke|talked|speaks|talks) (?:by|on the|over the) (?:tele)?phone with(?= \S)/gu],
  // "called on President Rey at the palace", but not "called on Peru to act"
  ['MEETING', /(?<!\p{L})(?:called on|paid a courtesy call on)(?= (?:the )?\p{Lu})(?![^.;]{0,90} to \p{Ll})/gu],
  ['SIGNING', new RegExp(SIGNED.source, 'gu')],
  [
    'CEREMONY',
    /(?<!\p{L})(?:(?:laid|lays|placed|places) (?:an? |floral )?(?:wreaths?|tributes?|flowers|bouquets?)|(?:burn(?:ed|t|s)|lit|lights|offer(?:ed|s)) incense|(?:paid|pays) (?:(?:his|her|their|final|last) )*(?:respects|homage)(?= (?:at|to) )|plant(?:ed|s) an? (?:\p{Ll}+ )?tree)(?!\p{L})/gu,
  ],
  // "stayed in the capital to see Speaker Reis"
  [
    'MEETING',
    /(?<!\p{L})(?:stayed|remained|came|went|flew|travel(?:l)?ed|returned)(?: [^.;,:]{1,40}?)? to see(?= (?:the )?\p{Lu})/gu,
  ],
  ['MEETING', /(?<!\p{L})(?:sat|sits) down with(?= \S)/gu],
  // "walked her through the yard", "drank coffee on Monday with farmers"
  [
    'OTHER',
    /(?<!\p{L})(?:(?:walk|show|guid)(?:ed|s)|led|took)(?= (?:her|him|\p{Lu}[\p{L}’'-]+) (?:through|around|round|over|across|on a tour of) )/gu,
  ],
  ['OTHER', /(?<!\p{L})(?:drank|had|took|shared|ate) (?:coffee|tea|breakfast|lunch)(?=(?: [^.;,]{0,40})? with )/gu],
  [
    'SPEECH',
    /(?<!\p{L})(?:[Aa]ddress(?:ed|ing)|(?<=(?:to|will) )address)(?= (?:an?|the|students|lawmakers|members|parliament|Parliament|both) ?)/gu,
  ],
];

/** The words of a sentence that name an event. */
export interface EventWords extends UnitSpan {
  kind: EventKind;
  by: 'verb' | 'noun';
}

/** Finds the words that name events. Offsets are relative to the sentence. */
export function eventWordsIn(sentence: string): EventWords[] {
  // "Talks between …" begins a sentence.
  const nouns = [...sentence.replace(/^[A-Z]/, (letter) => letter.toLowerCase()).matchAll(NOUN)].map(
    ({ 0: words, index, groups }): EventWords => {
      const [kind] = NOUNS[Object.entries(groups!).findIndex(([, found]) => found !== undefined)]!;
      return { kind, by: 'noun', start: index, end: index + words.length };
    },
  );
  const verbs = VERBS.flatMap(([kind, pattern]) =>
    [...sentence.matchAll(pattern)].map(({ 0: words, index }): EventWords => {
      return { kind, by: 'verb', start: index, end: index + words.length };
    }),
  );
  return [...nouns, ...verbs].sort((one, other) => one.start - other.start);
}

/** Whether two kinds may describe the same event: when leaders meet, they hold talks, and the meeting is a summit. Two tours are two. */
export function isOneEvent(one: EventKind, other: EventKind): boolean {
  const isMeeting = (kind: EventKind) => kind === 'SUMMIT' || kind === 'TALKS' || kind === 'MEETING';
  return (one === other && one !== 'OTHER') || (isMeeting(one) && isMeeting(other));
}
