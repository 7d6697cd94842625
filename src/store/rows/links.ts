import type { z } from 'zod';
import { claimFields, linkReferences as referencesIn, type ClaimField } from '../../model/kinds/fields.js';
import type { Claim, Kind } from '../../model/kinds/kind.js';
import { CLAIMED, kindNamed } from '../../model/kinds/kinds.js';
import { groupBy } from '../../shared/group-by.js';
import type { Ids } from './ids.js';
import { canonicalJson } from './row.js';

/** A join table that stores a list of a kind's claims. */
export interface LinkTable {
  model: string;
  kind: Kind;
  field: ClaimField;
  ordered: boolean;
  /** The kinds that entries of the list refer to. */
  references: { column: string; to: string; of: (entry: unknown) => string | undefined }[];
  /** The columns of an entry other than its references, such as a role. */
  details: string[];
}

/** All join tables, such as the speakers of a statement. If any of a claim's links differs, all of them are replaced. */
export const LINK_TABLES: readonly LinkTable[] = CLAIMED.flatMap((kind) =>
  claimFields(kind.shape).flatMap((field) =>
    field.links ? [{ ...field.links, kind, field, references: referencesOf(field), details: detailsOf(field) }] : [],
  ),
);

/** Rows by join table. */
export type Links = Record<string, LinkRow[]>;
export type LinkRow = Record<string, string | number | null>;

function referencesOf({ type, refersTo }: ClaimField): LinkTable['references'] {
  if (refersTo) return [{ column: kindNamed(refersTo).foreignKey, to: refersTo, of: (entry) => entry as string }];
  return referencesIn(type as z.ZodObject).map(({ name, refersTo: to }) => ({
    column: `${name}Id`,
    to: to!,
    of: (entry) => (entry as Partial<Record<string, string>>)[name],
  }));
}

function detailsOf({ type, refersTo }: ClaimField): string[] {
  if (refersTo) return [];
  return claimFields(type as z.ZodObject).flatMap(({ name, refersTo: to }) => (to ? [] : [name]));
}

export function noLinks(): Links {
  return Object.fromEntries(LINK_TABLES.map(({ model }) => [model, []]));
}

export function claimLinks(ids: Ids, claims: { kind: Kind; id: string; claim: Claim }[]): Links {
  const tables = LINK_TABLES.map(({ model, kind, field, ordered, references, details }) => {
    const rows = claims
      .filter((each) => each.kind === kind)
      .flatMap(({ id, claim }) =>
        (claim[field.name] as unknown[]).map((entry, ordinal) => ({
          [kind.foreignKey]: id,
          ...(ordered && { ordinal }),
          ...Object.fromEntries(references.map(({ column, to, of }) => [column, ids.of(to, of(entry))])),
          ...Object.fromEntries(details.map((name) => [name, (entry as Claim)[name] ?? null])),
        })),
      );
    return [model, rows] as const;
  });
  return Object.fromEntries(tables);
}

/** Returns the ids of the rows whose links differ. */
export function relinked(stored: Links, wanted: Links): Set<string> {
  const before = byOwner(stored);
  const after = byOwner(wanted);
  const owners = new Set([...before.keys(), ...after.keys()]);
  return new Set([...owners].filter((id) => before.get(id) !== after.get(id)));
}

/** Serializes each row's links, so that equal links give equal text in any order. */
function byOwner(links: Links): Map<string, string> {
  const texts = LINK_TABLES.flatMap(({ model, kind }) =>
    links[model]!.map((link) => ({ owner: link[kind.foreignKey] as string, text: `${model} ${canonicalJson(link)}` })),
  );
  const owned = [...groupBy(texts, ({ owner }) => owner)];
  return new Map(
    owned.map(([id, all]) => [
      id,
      all
        .map(({ text }) => text)
        .sort()
        .join(),
    ]),
  );
}
