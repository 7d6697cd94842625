import { fold } from './fold.js';
import { parsePartialDate } from './dates/partial-date.js';
import { claimFields, type ClaimField } from './kinds/fields.js';
import type { Claim, Kind } from './kinds/kind.js';
import { haveSameWords, mayBeOneOffice } from './text/wordings.js';
import { memoized } from '../shared/memoized.js';

// Compares the values that several sources claim for one field.

interface Compared {
  /** The fields other than the key and `cite`. */
  fields: readonly ClaimField[];
  contradictable: readonly ClaimField[];
  dates: ReadonlySet<string>;
  /**
   * Fields whose values change over time, by name. The function returns whether a source may state `later` after an older
   * source stated `earlier`.
   */
  courses: ReadonlyMap<string, (earlier: string, later: string) => boolean>;
  /** Values that mean unknown, by field. */
  open: Readonly<Record<string, unknown>>;
}

export const compared = memoized((kind: Kind): Compared => {
  const keys = Array.isArray(kind.key) ? (kind.key as string[]) : [];
  const fields = claimFields(kind.shape).filter(({ name }) => name !== 'cite' && !keys.includes(name));
  const isFact = ({ links, isOurWords, isSpelling }: ClaimField) => !links && !isOurWords && !isSpelling;
  return {
    fields,
    contradictable: fields.filter(isFact),
    dates: new Set(fields.flatMap(({ name, isDate }) => (isDate ? [name] : []))),
    courses: new Map(fields.flatMap(({ name, mayFollow }) => (mayFollow ? [[name, mayFollow] as const] : []))),
    open: kind.open ?? {},
  };
});

/** Returns the value that a claim states for a field; undefined if the claim states none, or one that means unknown. */
export function statedValue(kind: Kind, claim: Claim, { name, isList, isMap }: ClaimField): unknown {
  const value = claim[name];
  if ((isList || isMap) && Object.keys(value ?? {}).length === 0) return undefined;
  return value === compared(kind).open[name] ? undefined : (value ?? undefined);
}

/** Whether a value from an older source and one from a newer source contradict each other. */
export function contradict({ isDate, isList, isMap, mayFollow, ...field }: ClaimField, older: unknown, newer: unknown): boolean {
  if (older === newer) return false;
  if (isList) return entriesBeyond(older, newer).length === listEntries(newer)?.length;
  if (isMap) return sharedKeys(older, newer).some((isSame) => !isSame);
  if (isDate) return !spansOverlap(older as string, newer as string);
  if (mayFollow) return !mayFollow(older as string, newer as string);
  if (!isText(field, older)) return true;
  return !(field.isOffice ? mayBeOneOffice : haveSameWords)(older, newer as string);
}

/** Returns the stored entries of a list or map, which are `name:value` for a map; undefined for other values. */
export function listEntries(value: unknown): string[] | undefined {
  if (Array.isArray(value)) return value as string[];
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value).map(([name, each]) => `${name}:${String(each)}`);
  return entries.sort();
}

/** Returns the entries of `other` that are not in `one`. Both are lists or maps. */
export function entriesBeyond(one: unknown, other: unknown): string[] {
  const known = new Set(listEntries(one)?.map(fold));
  return (listEntries(other) ?? []).filter((entry) => !known.has(fold(entry)));
}

/**
 * Whether a source that states `said` also supports `value`: `said` is equal, or is a date that contains `value`, or a map that
 * agrees with `value` on all shared keys. Always true for lists, whose entries are compared separately.
 */
export function says({ isDate, isList, isMap, ...field }: ClaimField, said: unknown, value: unknown): boolean {
  if (said === undefined) return false;
  if (isMap) return sharedKeys(said, value).length > 0 && sharedKeys(said, value).every((isSame) => isSame);
  if (isList || said === value) return true;
  if (isDate) return isWithin(said as string, value as string);
  return isText(field, said) && fold(said) === fold(value as string);
}

/** Returns, for each key that two maps share, whether the values are equal. */
function sharedKeys(one: unknown, other: unknown): boolean[] {
  const [a, b] = [one, other] as Record<string, string>[];
  return Object.keys(a!).flatMap((key) => (key in b! ? [a![key] === b![key]] : []));
}

/** Whether a value is free text: neither a slug nor a value of an enum. */
function isText({ refersTo, type }: Pick<ClaimField, 'refersTo' | 'type'>, value: unknown): value is string {
  return typeof value === 'string' && refersTo === undefined && type.type === 'string';
}

/** Whether two partial dates may refer to the same day. */
function spansOverlap(one: string, other: string): boolean {
  const [a, b] = [spanOfDate(one), spanOfDate(other)];
  return a.from <= b.to && b.from <= a.to;
}

/**
 * Whether `date` lies within `other` and is more precise: it covers fewer days, or the same days without a qualifier. `date`
 * never includes a day that `other` excludes, so in a sequence of increasingly precise dates, the last agrees with the first.
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

/** The bounds in milliseconds. A missing bound is infinite. */
function spanOfDate(date: string): { from: number; to: number } {
  const parsed = parsePartialDate(date);
  return {
    from: parsed?.earliest?.getTime() ?? Number.NEGATIVE_INFINITY,
    to: parsed?.latest?.getTime() ?? Number.POSITIVE_INFINITY,
  };
}
