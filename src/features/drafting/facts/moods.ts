import type { OccurrenceStatus, VisitKind } from '../../../model/generated/enums.js';

/** Words before a visit that indicate its status, the strongest first. */
const MOODS: readonly (readonly [RegExp, OccurrenceStatus])[] = [
  [
    /\b(?:cancel(?:led|ed|s)?|call(?:ed|s)? off|scrap(?:ped|s)?|abandon(?:ed|s)?|drop(?:ped|s)?|g[ai]ve[sn]? up|pull(?:ed|s)? out of|aborted)\b[^.;]*$/u,
    'CANCELLED',
  ],
  [/\b(?:postpone[ds]?|delay(?:ed|s)|put off|deferred)\b[^.;]*$/u, 'POSTPONED'],
  [/\breschedule[ds]?\b[^.;]*$/u, 'PLANNED'],
  [/\b(?:accept(?:ed|s)?|agreed to)\b[^.;,]{0,40}$/u, 'ACCEPTED'],
  [/\bannounced that [^.;]*\bwould\b[^.;]{0,40}$/u, 'PLANNED'],
  [
    /\b(?:willing(?:ness)?|hop(?:es?|ed|ing)|wants?|wanted|wish(?:es|ed)?|promis(?:es|ed)|pledg(?:es|ed)|vow(?:s|ed)|like|proposed?|suggest(?:ed|s)?|may|might|could|would|talk of|possib(?:le|ility)|consider(?:s|ed|ing)?|offered|interest(?:ed)? in)\b[^.;]{0,40}$/u,
    'PROPOSED',
  ],
  [/\binvit(?:ed|es|ation|e)\b[^.;,]{0,40}$/u, 'INVITED'],
  [
    /\b(?:will|shall|plans? (?:to|an?|his|her|their)|planned (?:to|an?|his|her|their)|(?:is|are|was|were) to|due to|set to|scheduled to|expected to|about to|prepar(?:es|ing) to|ahead of|upcoming|coming|next)\b[^.;]{0,40}$/u,
    'PLANNED',
  ],
];

/** "the first leader to visit Fiji" has visited it. */
const FIRST_TO = /\bfirst (?:[\p{L}-]+ ){1,5}to $/u;
/** Verbs that announce a visit. */
const TO_COME = /^(?:due|expected|to be|will be|head|\p{L}+ (?:that|which) will)/u;
const CANCELLED = 'cancel+ed|called off|scrapped|abandoned|dropped|aborted';
const POSTPONED = 'postponed|delayed|put off|pushed back|deferred';
const TRIP = '(?:visit|trip|journey|tour|stop|leg)';
/** "but cancelled", "but his office said that the stop in Rome had been cancelled", ", cancelled the trip", ", a trip now cancelled". */
const thenOff = (words: string) =>
  new RegExp(
    String.raw`(?<!\p{L})(?:but|until|before) (?:(?:\p{Ll}+ ){0,2}?|[^.;]{0,80}?(?<!\p{L})${TRIP} (?:(?:to|in) \p{Lu}\p{L}+ )?(?:was|has been|had been) )(?:${words})(?!\p{L})|, (?:has |had )?(?:${words}) (?:the|that|his|her|their) ${TRIP}(?!\p{L})|, an? ${TRIP} (?:\p{Ll}+ ){0,2}(?:${words})(?!\p{L})`,
    'u',
  );
const THEN_OFF: readonly (readonly [RegExp, OccurrenceStatus])[] = [
  [thenOff(CANCELLED), 'CANCELLED'],
  [thenOff(POSTPONED), 'POSTPONED'],
];

/** The status of a planned visit that was then called off: "was due in Rome but cancelled". @param from see `readMood` */
export const statusOff = (from: string): OccurrenceStatus | undefined => THEN_OFF.find(([words]) => words.test(from))?.[1];

/** Words after a visit that indicate its status. */
const AFTERWARDS: readonly (readonly [RegExp, OccurrenceStatus])[] = [
  [
    new RegExp(
      String.raw`\b(?:was|were|is|has been|have been|had been|be) (?:\p{Ll}+ly )?(?:${CANCELLED})\b|\bfell through\b`,
      'u',
    ),
    'CANCELLED',
  ],
  [
    new RegExp(String.raw`\b(?:was|were|is|are|has been|have been|had been|be) (?:\p{Ll}+ly |being )?(?:${POSTPONED})\b`, 'u'),
    'POSTPONED',
  ],
  [
    /\b(?:(?:was|were|is|are|has been|have been|had been|be) (?:\p{Ll}+ly |being )?(?:rescheduled|planned|prepared|scheduled|expected|due)|under preparation)\b/u,
    'PLANNED',
  ],
];

export interface Mood {
  status: OccurrenceStatus;
  isSure: boolean;
}

export const DENIED: Mood = { status: 'DENIED', isSure: true };

/**
 * Returns the status of a visit. @param before the sentence up to the words for the trip @param from the sentence from there on
 */
export function readMood(before: string, from: string, by: 'verb' | 'noun'): Mood {
  const [, status] = MOODS.find(([words]) => words.test(before)) ?? [];
  const [, afterwards] = AFTERWARDS.find(([words]) => words.test(from)) ?? [];
  // "pulled out of his trip to Chile hours before his plane was due"
  const isOff = status === 'CANCELLED' && !/\brescheduled\b/u.test(from);
  if (by === 'noun' && afterwards && !isOff) return { status: afterwards, isSure: false };
  const off = statusOff(from);
  if (off) return { status: off, isSure: false };
  if (status) return { status, isSure: status !== 'PROPOSED' && status !== 'POSTPONED' };
  if (TO_COME.test(from)) return { status: 'PLANNED', isSure: true };
  if (/^invit/u.test(from)) return { status: 'INVITED', isSure: true };
  if (FIRST_TO.test(before)) return { status: 'COMPLETED', isSure: false };
  if (/^(?:welcome|visit|go to|fly to|travel to)\b/u.test(from) && by === 'verb') return { status: 'PROPOSED', isSure: false };
  if (/\b(?:is|are)\s(?:currently\s)?$/u.test(before) && /^(?:visit|travel|mak|pay)\p{L}*ing/u.test(from))
    return { status: 'ONGOING', isSure: true };
  return { status: 'COMPLETED', isSure: by === 'verb' && !/^(?:visits|visiting|arrives|travels|flies|makes|pays)\b/u.test(from) };
}

const KINDS: readonly (readonly [RegExp, VisitKind])[] = [
  [/^unofficial$/u, 'UNOFFICIAL'],
  [/^official working$/u, 'OFFICIAL_WORKING'],
  [/^(?:state|d['’]État)$/iu, 'STATE'],
  [/^(?:official|officielle)$/iu, 'OFFICIAL'],
  [/^(?:working|de travail)$/iu, 'WORKING'],
  [/^(?:private|privée)$/u, 'PRIVATE'],
];
/** "a state and working visit", "a visite d'État", but not "an official said the visit", "the first head of state to visit". */
const NAMED =
  /(?<!\b(?:of|member|the United) )\b(?<kind>unofficial|official working|[Ss]tate|[Oo]fficial|[Ww]orking|private)[”"]?(?:,? (?!(?:the|an?|this|that|his|her|its|their|sa(?:id|ys)|told|to|on|of|in|at|during|for|with|by|wh[oe]\p{L}*|will|would|[Dd]epartment|[Mm]inister|[Ss]ecretary)\b)[\p{L}-]+){0,2}?,? (?:[Vv]isit|trip)\b|\bvisite (?<french>d['’]État|officielle|de travail|privée)(?!\p{L})/u;
/** "While the visit was described as “unofficial,”", but not "the visit was confirmed by an official". */
const DESCRIBED =
  /\b(?:visit|trip)\s(?:was|is|has been)\s(?:(?:described|billed|called|labell?ed|presented|considered|as|an?|\p{L}+ly)\s){0,3}?[“"]?(?<kind>unofficial|official|private)\b/u;

/** The kind of a visit, if the sentence names one or the next sentence describes it as one. @param length of the sentence */
export function kindOfVisit(words: string, length: number): VisitKind | null {
  const { kind, french } = NAMED.exec(words.slice(0, length))?.groups ?? {};
  const named = kind ?? french ?? DESCRIBED.exec(words)?.groups!['kind'];
  return KINDS.find(([pattern]) => named !== undefined && pattern.test(named))?.[1] ?? null;
}
