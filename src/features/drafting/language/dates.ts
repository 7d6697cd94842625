import { DAY_MS, parsePartialDate } from '../../../model/dates/partial-date.js';
import type { UnitSpan } from './sentences.js';

export interface DateMention extends UnitSpan {
  words: string;
  /**
   * The date, in the subset of EDTF that annotations use, and never more precise than the words; null for a relative date if
   * its reference day is unknown.
   */
  edtf: string | null;
  /** Whether the words alone determine the date, without the day of publication. */
  isAbsolute: boolean;
}

interface Day {
  year: number;
  month: number;
  day: number;
}

/** The context of a pattern match. */
interface Around {
  /** The day of publication; null if unknown. */
  published: Day | null;
  /** The day of publication, or the middle of its month if only that is known. */
  near: Day | null;
  /** The day, month or year that the text named last, to which "the same day" refers. */
  before: string | null;
  /** The year that the paragraph named last. */
  year: number | null;
  /** The sentence up to the match. */
  sentence: string;
  /** Whether the match begins a clause about the future. Null if it begins none, or if the tense is not known. */
  isAhead: boolean | null;
}

type Groups = Record<string, string | undefined>;
type Read = (groups: Groups, around: Around) => string | null;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

const MONTH = String.raw`(?<month>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|(?=\s)))`;
const DAY = String.raw`(?<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?`;
const LAST_DAY = String.raw`(?<last>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?<year>1[5-9]\d\d|20\d\d)`;
const WEEKDAY = String.raw`(?<weekday>Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)`;
/** A weekday before a date, which adds nothing. */
const ON = String.raw`(?:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day,?\s)?`;
const COUNT = String.raw`(?<count>\d{1,3}|a|an|${NUMBERS.slice(1).join('|')})`;
const TO = String.raw`\s?(?:[-–—]|to|and|until|through)\s?`;
const PART = String.raw`(?:(?:early|mid|late|the (?:beginning|middle|end|start) of)[- ])`;

/** The first pattern that matches at an offset wins, so longer ones come first. */
const PATTERNS: readonly (readonly [pattern: RegExp, read: Read, isAbsolute?: boolean])[] = [
  [regExp(String.raw`${YEAR}-(?<monthNumber>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\d|3[01])`), dayOf, true],
  [regExp(String.raw`${MONTH}\s${DAY}${TO}${LAST_DAY},?\s${YEAR}`), daysOf, true],
  [regExp(String.raw`${DAY}${TO}${LAST_DAY}\s(?:of\s)?${MONTH},?\s${YEAR}`), daysOf, true],
  [regExp(String.raw`${ON}${MONTH}\s${DAY},?\s${YEAR}`), dayOf, true],
  [regExp(String.raw`${ON}(?:the\s)?${DAY}\s(?:of\s)?${MONTH},?\s${YEAR}`), dayOf, true],
  [regExp(String.raw`${MONTH}\s${DAY}${TO}${LAST_DAY}`), daysOf],
  [regExp(String.raw`${DAY}${TO}${LAST_DAY}\s(?:of\s)?${MONTH}`), daysOf],
  [regExp(String.raw`${PART}?${MONTH}(?:,|\sof)?\s${YEAR}`), monthOf, true],
  [regExp(String.raw`${ON}${MONTH}\s${DAY}(?!\s?(?:%|percent|million|billion|people|years))`), dayOf],
  [regExp(String.raw`${ON}(?:the\s)?${DAY}\s(?:of\s)?${MONTH}`), dayOf],
  [regExp(String.raw`${MONTH}(?=,?\s(?:and|or)\s${MONTH.replace('<month>', '<other>')}(?:,|\sof)?\s${YEAR})`), monthOf, true],
  [
    regExp(
      String.raw`(?<=\b(?:[Ii]n|[Ss]ince|until|[Bb]y|[Dd]uring|of|from|for)\s)(?<which>last|next|this|early|late|mid)?[- ]?${MONTH}(?!\s\d)`,
    ),
    monthOf,
  ],
  [regExp(String.raw`(?<which>last|next|this)\s${MONTH}(?!\s\d)`), monthOf],
  [regExp(String.raw`(?:the\s)?(?:early|mid|late)?[- ]?(?<decade>1[5-9]\d|20\d)0s`), decadeOf, true],
  [
    regExp(
      String.raw`(?<=\b(?:in|since|until|by|during|of|from|to|before|after|between|through|early|late|mid|and|,|\()[-\s]?)${YEAR}(?![-–]\d|\d|s)`,
    ),
    yearOf,
    true,
  ],
  [
    regExp(
      String.raw`(?<![$€£¥#.,\d]\s?)(?<year>1[89]\d\d|20\d\d)(?![-–:.,]\d|s|\s?%|\s(?:\p{Ll}+s|people|km|percent|metric)(?!\p{L}))`,
    ),
    yearOf,
    true,
  ],
  [regExp(String.raw`(?<which>[Ll]ast|[Nn]ext|[Tt]his(?:\spast|\scoming)?|on|by|until|since|late|early)\s${WEEKDAY}`), weekdayOf],
  [regExp(String.raw`${WEEKDAY}`), weekdayOf],
  [
    regExp(String.raw`(?<named>the day before yesterday|the day after tomorrow|yesterday|today|tonight|tomorrow)`, 'giu'),
    namedDay,
  ],
  [
    regExp(
      String.raw`(?<named>(?:the same|that(?: same)?) (?:day|night|evening|afternoon|morning)|the (?:following|next) (?:day|morning)|a day (?:later|earlier)|the previous day|the day before)`,
      'giu',
    ),
    relativeDay,
  ],
  [regExp(String.raw`${COUNT}\s(?<unit>days?|months?|years?|decades?)\s(?<way>ago|earlier|later)`, 'giu'), countedFrom],
  [
    regExp(String.raw`(?:earlier\s|later\s|early\s|late\s)?(?<which>last|next|this)\s(?<unit>weekend|week|month|year)`, 'giu'),
    namedUnit,
  ],
  [regExp(String.raw`(?<named>that|the same|the (?:following|next|previous)) year|the year (?<ago>before)`, 'giu'), relativeYear],
];

/**
 * Finds the dates in a text, in order. Relative dates require the day of publication, such as 2018-03-28; for days without a
 * year, its month is enough.
 */
export function datesIn(text: string, published: string | null = null): DateMention[] {
  const day = published === null ? null : dayIn(published);
  const near = day ?? (published === null ? null : dayIn(`${published}-15`));
  const mentions: DateMention[] = [];
  let before: string | null = null;
  let named = { year: 0, end: -1 };
  for (const { start, end, groups, read, isAbsolute } of candidates(text)) {
    const year = named.end >= 0 && !text.slice(named.end, start).includes('\n') ? named.year : null;
    const sentence = sentenceBefore(text, start);
    const isAhead = BEGINS_CLAUSE.test(sentence) ? isFollowedByFuture(text.slice(end, end + 120)) : null;
    const edtf = read(groups, { published: day, near, before, year, sentence, isAhead });
    if (edtf === null ? isAbsolute : !edtf.split('/').every((each) => parsePartialDate(each))) continue;
    mentions.push({ start, end, words: text.slice(start, end), edtf, isAbsolute });
    if (edtf === null) continue;
    before = edtf.split('/')[0]!;
    if (isAbsolute && /^\d{4}/.test(edtf)) named = { year: Number(edtf.slice(0, 4)), end };
  }
  return mentions;
}

interface Candidate extends UnitSpan {
  groups: Groups;
  read: Read;
  isAbsolute: boolean;
}

/** Matches of the patterns. Where two overlap, the earlier pattern wins. */
function candidates(text: string): Candidate[] {
  const found: Candidate[] = [];
  const taken = new Uint8Array(text.length);
  for (const [pattern, read, isAbsolute = false] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.subarray(start, end).includes(1)) continue;
      taken.fill(1, start, end);
      found.push({ start, end, groups: match.groups ?? {}, read, isAbsolute });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function regExp(source: string, flags = 'gu'): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\d])(?:${source})(?![\p{L}\d])`, flags);
}

function dayOf(groups: Groups, { near, year: named, sentence }: Around): string | null {
  const [month, day] = [monthNumber(groups), Number(groups['day'])];
  const year = groups['year'] ? Number(groups['year']) : (named ?? yearNear(near, sentence, month, day));
  return year === null ? null : edtfOf({ year, month, day });
}

/** A range: the first and the last day, separated by a slash. */
function daysOf(groups: Groups, around: Around): string | null {
  const [first, last] = [dayOf(groups, around), dayOf({ ...groups, day: groups['last'] }, around)];
  return first === null || last === null || last <= first ? first : `${first}/${last}`;
}

function monthOf(groups: Groups, { near, year: named, sentence }: Around): string | null {
  const month = monthNumber(groups);
  if (groups['year']) return edtfOf({ year: Number(groups['year']), month });
  if (named !== null && !groups['which']) return edtfOf({ year: named, month });
  if (!near) return null;
  const { year } = near;
  if (groups['which'] === 'last') return edtfOf({ year: month < near.month ? year : year - 1, month });
  if (groups['which'] === 'next') return edtfOf({ year: month > near.month ? year : year + 1, month });
  return edtfOf({ year: groups['which'] === 'this' ? year : yearNear(near, sentence, month)!, month });
}

function decadeOf({ decade }: Groups): string {
  return `[${decade}0..${decade}9]`;
}

function yearOf({ year }: Groups): string {
  return year!;
}

/** The latest such weekday up to the day of publication or, after a verb about the future, the first one from that day on. */
function weekdayOf({ weekday, which = '' }: Groups, { published, sentence, isAhead }: Around): string | null {
  if (!published) return null;
  const wanted = WEEKDAYS.indexOf(weekday!.slice(0, 3).toLowerCase());
  const back = (weekdayNumber(published) - wanted + 7) % 7;
  if (/^(?:next|this coming)$/i.test(which)) return edtfOf(plusDays(published, 7 - back));
  if (!/^(?:last|since)$/i.test(which) && (isAhead ?? isToCome(sentence))) return edtfOf(plusDays(published, (7 - back) % 7));
  return edtfOf(plusDays(published, /^last$/i.test(which) && back === 0 ? -7 : -back));
}

function namedDay({ named }: Groups, { published }: Around): string | null {
  const days = { 'the day before yesterday': -2, yesterday: -1, today: 0, tonight: 0, tomorrow: 1, 'the day after tomorrow': 2 };
  return published && edtfOf(plusDays(published, days[named!.toLowerCase() as keyof typeof days]));
}

/** A day relative to the one that the text named last. */
function relativeDay({ named }: Groups, { before }: Around): string | null {
  const day = before && dayIn(before);
  if (!day) return null;
  const offset = /same|that/i.test(named!) ? 0 : /following|next|later/i.test(named!) ? 1 : -1;
  return edtfOf(plusDays(day, offset));
}

function relativeYear({ named, ago }: Groups, { before }: Around): string | null {
  if (!before || !/^\d{4}/.test(before)) return null;
  const offset = ago || /previous/i.test(named!) ? -1 : /following|next/i.test(named!) ? 1 : 0;
  return String(Number(before.slice(0, 4)) + offset).padStart(4, '0');
}

/** Counts days, months or years from the day of publication or the last date. The result is only as precise as the unit. */
function countedFrom({ count, unit, way }: Groups, { published, before }: Around): string | null {
  const from = way!.toLowerCase() === 'ago' ? published : before === null ? null : dayIn(before);
  const sign = way!.toLowerCase() === 'later' ? 1 : -1;
  if (!from) return null;
  const number = sign * numberOf(count!);
  switch (unit!.toLowerCase().replace(/s$/, '')) {
    case 'day':
      return edtfOf(plusDays(from, number));
    case 'month': {
      const months = from.year * 12 + from.month - 1 + number;
      return edtfOf({ year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 });
    }
    case 'year':
      return edtfOf({ year: from.year + number });
    default:
      return null; // "a decade ago" does not mean a particular year
  }
}

function namedUnit({ which, unit }: Groups, { published }: Around): string | null {
  if (!published) return null;
  const offset = { last: -1, this: 0, next: 1 }[which!.toLowerCase()]!;
  if (unit!.toLowerCase() === 'year') return edtfOf({ year: published.year + offset });
  if (unit!.toLowerCase() === 'month') {
    const months = published.year * 12 + published.month - 1 + offset;
    return edtfOf({ year: Math.floor(months / 12), month: (months % 12) + 1 });
  }
  const isWeekend = unit!.toLowerCase() === 'weekend';
  const monday = plusDays(published, -((weekdayNumber(published) + 6) % 7) + 7 * offset);
  return `[${edtfOf(plusDays(monday, isWeekend ? 5 : 0))}..${edtfOf(plusDays(monday, 6))}]`;
}

/** The year that puts a day nearest to the day of publication or, in a sentence about the future, after it. */
function yearNear(published: Day | null, sentence: string, month: number, day = 15): number | null {
  if (!published) return null;
  const after = (year: number) => time({ year, month, day }) - time(published);
  const nearest = [published.year, published.year - 1, published.year + 1].toSorted(
    (a, b) => Math.abs(after(a)) - Math.abs(after(b)),
  )[0]!;
  return after(nearest) < -MONTH_MS && isToCome(sentence) && !/(?:of|from|since)\s$|\b(?:had been|was|were)\b/.test(sentence)
    ? nearest + 1
    : nearest;
}

const MONTH_MS = 31 * 86_400_000;

/** Verbs about the future, which news also puts in the present tense: "visits Chile on Monday". */
const AHEAD = String.raw`will|shall|would(?! have)|due|(?:set|scheduled|planned|expected) (?:for|on|to|in)|(?:is|are) (?:in|\p{Ll}+ing)|(?:is|are|was|were) to|to be \p{Ll}+|(?:agreed|hop\p{Ll}+|want\p{Ll}*|promised|plan\p{Ll}*|invited [^.,;]{1,60}?)(?: to|(?= (?:an?|his|her|their) ))|(?<!(?:the|his|her|its|their|of|for|state|\p{N}) )(?:(?:visit|travel|head|arrive|land|leave|depart|return|meet|host|receive|begin|start|open|end|pay|make|hold)s|flies|fly|goes|wraps up)`;
const PAST = String.raw`said|told|met|held|fell|led|flew|went|came|left|made|paid|gave|took|spoke|began|had|has|did|was|were|(?<!(?:an?|the|of|and) )\p{Ll}{3,}ed`;
const VERB = String.raw`(?:(?<ahead>(?:${AHEAD})(?: (?:to )?be \p{Ll}+)?)|${PAST})(?!\p{L})`;
const VERBS = new RegExp(String.raw`(?<!\p{L})${VERB}`, 'gu');

/** Whether the last verb before a date is about the future. */
const isToCome = (sentence: string): boolean => [...sentence.matchAll(VERBS)].at(-1)?.groups!['ahead'] !== undefined;

const BEGINS_CLAUSE = /(?:^|[,;:]\s|(?:and|but)\s)\s*(?:[Oo]n\s)?$/;
/** A subject of a few words and a verb: " the president of Niger will". */
const CLAUSE = new RegExp(
  String.raw`^,?\s(?:(?!(?:and|but|or|that|wh\p{Ll}+|after|before) )[\p{L}\p{N}.’'-]+\s){1,8}?${VERB}`,
  'u',
);

function isFollowedByFuture(words: string): boolean | null {
  const clause = CLAUSE.exec(words);
  return clause && clause.groups!['ahead'] !== undefined;
}

function sentenceBefore(text: string, end: number): string {
  const from = Math.max(text.lastIndexOf('. ', end), text.lastIndexOf('\n', end - 1));
  return text.slice(from + 1, end);
}

function monthNumber({ month, monthNumber }: Groups): number {
  return monthNumber ? Number(monthNumber) : MONTHS.indexOf(month!.slice(0, 3).toLowerCase()) + 1;
}

function numberOf(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  return /^an?$/i.test(word) ? 1 : NUMBERS.indexOf(word.toLowerCase());
}

/** Returns null for a date that is not a single day. */
function dayIn(edtf: string): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(edtf) ?? [];
  return day === undefined ? null : { year: Number(year), month: Number(month), day: Number(day) };
}

function time({ year, month, day }: Day): number {
  return Date.UTC(year, month - 1, day);
}

function weekdayNumber(day: Day): number {
  return new Date(time(day)).getUTCDay();
}

function plusDays(day: Day, count: number): Day {
  const date = new Date(time(day) + count * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function edtfOf({ year, month, day }: { year: number; month?: number; day?: number }): string {
  const parts = [month, day].flatMap((each) => (each === undefined ? [] : [String(each).padStart(2, '0')]));
  return [String(year).padStart(4, '0'), ...parts].join('-');
}
