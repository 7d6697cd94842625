import { KeptBecause, ValueStanding } from './generated/enums.js';
import { compared, contradict, entriesBeyond, listEntries, statedValue, says } from './compare.js';
import type { ClaimField } from './kinds/fields.js';
import type { Claim, Kind } from './kinds/kind.js';

export interface SourceClaim {
  /** The source's slug. */
  source: string;
  /** The last day on which it may have been published; null if unknown. */
  publishedAt: Date | null;
  claim: Claim;
}

/** A field for which sources claim values that cannot all be right. */
export interface FieldDisagreement {
  field: string;
  keptBecause: KeptBecause;
  /** At least two values, in order of precedence: the newest source first. */
  values: { source: string; value: string; standing: ValueStanding }[];
}

/** How several sources' claims differ from the values that they were resolved to. */
export interface Differences {
  disagreements: FieldDisagreement[];
  /**
   * By source slug: the fields whose resolved value the source does not support, and the list entries that it does not state,
   * such as `places:Turku`. Sources that support everything are not included.
   */
  unsaid: Map<string, string[]>;
}

type Dated = Pick<SourceClaim, 'publishedAt'>;

/** Whether both sources are dated, so that their order is known. */
export const isAgeKnown = (one: Dated, other: Dated) => one.publishedAt !== null && other.publishedAt !== null;

/** Whether two values contradict each other. If it is not known which source is newer, they must do so in both orders. */
function contradictEachOther(field: ClaimField, older: Dated & { value: unknown }, newer: Dated & { value: unknown }): boolean {
  if (!contradict(field, older.value, newer.value)) return false;
  return isAgeKnown(older, newer) || contradict(field, newer.value, older.value);
}

/**
 * Compares two or more claims about one object, in order of precedence. Returns null if every source supports every resolved
 * value.
 */
export function findDifferences(kind: Kind, claims: SourceClaim[], resolved: Claim): Differences | null {
  const disagreements = compared(kind).contradictable.flatMap((field) => disagreementIn(kind, field, claims, resolved));
  const unsaid = new Map(
    claims.flatMap(({ source, claim }) => {
      const fields = unsaidBy(kind, claim, resolved);
      return fields.length === 0 ? [] : [[source, fields]];
    }),
  );
  return disagreements.length + unsaid.size === 0 ? null : { disagreements, unsaid };
}

/** Returns the name of a list entry in `unsaid`. */
export const unsaidEntry = (field: string, entry: string) => `${field}:${entry}`;

function unsaidBy(kind: Kind, claim: Claim, resolved: Claim): string[] {
  const [stored, stated] = [resolved, claim].map((each) => ({ ...each, ...kind.implied?.(each) }));
  return compared(kind).fields.flatMap((field) => {
    const [value, said] = [statedValue(kind, stored!, field), statedValue(kind, stated!, field)];
    if (value === undefined) return [];
    if (!says(field, said, value)) return [field.name];
    return entriesBeyond(said, value).map((entry) => unsaidEntry(field.name, entry));
  });
}

function disagreementIn(kind: Kind, field: ClaimField, claims: SourceClaim[], resolved: Claim): FieldDisagreement[] {
  const values = claims.flatMap(({ claim, ...source }) => {
    const value = statedValue(kind, claim, field);
    return value === undefined ? [] : [{ ...source, value }];
  });
  const kept = statedValue(kind, resolved, field);
  const isDropped = resolved[field.name] === undefined && values.length > 0;
  const differ = values.some((value, index) => values.slice(index + 1).some((older) => contradictEachOther(field, older, value)));
  if (!differ && !isDropped) return [];
  const keptAt = values.findIndex(({ value }) => kept !== undefined && says(field, value, kept));
  const standing = (value: (typeof values)[number], isOlder: boolean) => {
    if (kept !== undefined && says(field, value.value, kept)) return ValueStanding.KEPT;
    if (kept === undefined) return ValueStanding.DIFFERS;
    const stored = { value: kept, publishedAt: values[keptAt]?.publishedAt ?? null };
    const isContradicted = isOlder ? contradictEachOther(field, value, stored) : contradictEachOther(field, stored, value);
    return isContradicted ? ValueStanding.DIFFERS : ValueStanding.AGREES;
  };
  return [
    {
      field: field.name,
      keptBecause: reasonOf(field, values, keptAt),
      values: values.map((each, index) => ({
        source: each.source,
        value: listEntries(each.value)?.join(field.isMap ? ' ' : ', ') ?? String(each.value as string | number),
        standing: standing(each, index > keptAt),
      })),
    },
  ];
}

/** Returns why the value at `keptAt` was kept. The values are in order of precedence. */
function reasonOf(field: ClaimField, values: (Omit<SourceClaim, 'claim'> & { value: unknown })[], keptAt: number): KeptBecause {
  const kept = values[keptAt];
  if (field.isList) return KeptBecause.UNITED;
  if (!kept) return KeptBecause.NONE_FITS;
  const rivals = values.filter((each) => contradictEachOther(field, each, kept));
  if (rivals.some((each) => !isAgeKnown(each, kept))) return KeptBecause.UNDATED;
  if (keptAt > 0 && field.isDate) return KeptBecause.MORE_PRECISE;
  const time = (index: number) => values[index]?.publishedAt?.getTime();
  return values.length > 1 && time(0) === time(1) ? KeptBecause.FIRST_BY_NAME : KeptBecause.NEWEST;
}
