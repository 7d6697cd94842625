import { fold } from './fold.js';
import { parsePartialDate } from './dates/partial-date.js';
import { claimFields, type ClaimField } from './kinds/fields.js';
import type { Claim, Kind } from './kinds/kind.js';
import { haveSameWords, mayBeOneOffice } from './text/wordings.js';

// Compares the values that several sources claim for one field.

interface Compared {
  /** Fields that hold one value each, beside what identifies the claim. */
  fields: readonly ClaimField[];
  /** Those among them of which two values may contradict each other. */
  contradictable: readonly ClaimField[];
  /** The names of fields that are dates. */
  dates: ReadonlySet<string>;
  /** Values that mean unknown, by field. */
  open: Readonly<Record<string, unknown>>;
}

const known = new WeakMap<Kind, Compared>();

/** How claims of a kind are compared. */
export function compared(kind: Kind): Compared {
  const found = known.get(kind) ?? comparedIn(kind);
  known.set(kind, found);
  return found;
}

function comparedIn(kind: Kind): Compared {
  const keys = Array.isArray(kind.key) ? (kind.key as string[]) : [];
  const fields = claimFields(kind.shape).filter(({ name }) => name !== 'cite' && !keys.includes(name));
  const isOne = ({ isList, isOurWords, isSpelling }: ClaimField) => !isList && !isOurWords && !isSpelling;
  return {
    fields,
    contradictable: fields.filter(isOne),
    dates: new Set(fields.flatMap(({ name, isDate }) => (isDate ? [name] : []))),
    open: kind.open ?? {},
  };
}

/** What a claim says of a field; undefined if nothing, or only that it is unknown. */
export function saidOf(kind: Kind, claim: Claim, { name, isList, isMap }: ClaimField): unknown {
  const value = claim[name];
  if ((isList || isMap) && Object.keys(value ?? {}).length === 0) return undefined;
  return value === compared(kind).open[name] ? undefined : (value ?? undefined);
}

/** Whether the values of an older and a newer source cannot both be right. */
export function contradict({ isDate, isMap, mayFollow, ...field }: ClaimField, older: unknown, newer: unknown): boolean {
  if (older === newer) return false;
  if (isMap) return sharedKeys(older, newer).some((isSame) => !isSame);
  if (isDate) return !spansOverlap(older as string, newer as string);
  if (mayFollow) return !mayFollow(older as string, newer as string);
  if (!isText(field, older)) return true;
  return !(field.isOffice ? mayBeOneOffice : haveSameWords)(older, newer as string);
}

/** Whether who says `said` says `value` too: the same, a day of the month, or a part of a list or map. */
export function says({ isDate, isList, isMap, ...field }: ClaimField, said: unknown, value: unknown): boolean {
  if (said === undefined) return false;
  if (isMap) return sharedKeys(said, value).length > 0 && sharedKeys(said, value).every((isSame) => isSame);
  if (isList || said === value) return true;
  if (isDate) return isWithin(said as string, value as string);
  return isText(field, said) && fold(said) === fold(value as string);
}

/** For each key that two maps share, whether its values are equal. */
function sharedKeys(one: unknown, other: unknown): boolean[] {
  const [a, b] = [one, other] as Record<string, string>[];
  return Object.keys(a!).flatMap((key) => (key in b! ? [a![key] === b![key]] : []));
}

/** Words that a source chose: neither a slug nor a value of an enum. */
function isText({ refersTo, type }: Pick<ClaimField, 'refersTo' | 'type'>, value: unknown): value is string {
  return typeof value === 'string' && refersTo === undefined && type.type === 'string';
}

/** Whether two partial dates may be the same day. */
function spansOverlap(one: string, other: string): boolean {
  const [a, b] = [spanOfDate(one), spanOfDate(other)];
  return a.from <= b.to && b.from <= a.to;
}

/**
 * Whether a date lies within another and has fewer days, or the same days and no doubt. It never has a day that the other
 * excludes, so of a chain of dates, each more precise than the one before, the last agrees with the first.
 */
export function isMorePrecise(date: string, other: string): boolean {
  const [a, b] = [spanOfDate(date), spanOfDate(other)];
  if (a.from === b.from && a.to === b.to) return !isDoubtful(date) && isDoubtful(other);
  return a.from >= b.from && a.to <= b.to;
}

function isWithin(date: string, other: string): boolean {
  const [a, b] = [spanOfDate(date), spanOfDate(other)];
  return a.from >= b.from && a.to <= b.to && (!isDoubtful(date) || isDoubtful(other));
}

const isDoubtful = (date: string) => /[?~%]$/.test(date);

/** In milliseconds, without bounds where there is none. Text that is no date spans nothing. */
function spanOfDate(date: string): { from: number; to: number } {
  const parsed = parsePartialDate(date);
  return {
    from: parsed?.earliest?.getTime() ?? Number.NEGATIVE_INFINITY,
    to: parsed?.latest?.getTime() ?? Number.POSITIVE_INFINITY,
  };
}
