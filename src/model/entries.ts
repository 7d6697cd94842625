import type { Annotation } from './annotation.js';
import { keyText, tableIn } from './claims.js';
import { inputKey } from './change-claim.js';
import type { Claim, Kind, TablePlace } from './kinds/kind.js';
import { LISTED, OWNERLESS, ownerKind, referencedKind, claimSubjects, TABLED } from './kinds/kinds.js';
import { source } from './kinds/source.js';
import { referencesIn } from './references.js';
import { sha256 } from './text/sha256.js';

// An annotation is a set of entries, which are stored, read and changed one by one, so an edit reads only the entries that
// it needs.

/** A claim in a table or list of an annotation, with the claims that it owns; or the annotation's source. */
export interface Entry {
  /** The table or list that holds the claim, or `source`. */
  collection: string;
  /** The claim's slug or, in a list, a hash of its identifying fields. */
  key: string;
  claim: unknown;
}

/** `people/kim-jong-un` */
export type EntryName = string;

export const LIST_NAMES: readonly string[] = OWNERLESS.map(({ place }) => place.list);

const SUBJECT_TABLES = new Set(OWNERLESS.flatMap((kind) => claimSubjects(kind).map(({ of }) => of.place.table)));

/**
 * The kinds of claims that each collection's entries contain: the collection's own kind and, in nested lists, the kinds it
 * owns.
 */
const HELD = new Map<string, { kind: Kind; list: string | null }[]>([
  ['source', [{ kind: source, list: null }]],
  ...OWNERLESS.map((kind) => [kind.place.list, [{ kind, list: null }]] as [string, { kind: Kind; list: null }[]]),
  ...TABLED.map((kind): [string, { kind: Kind; list: string | null }[]] => [
    kind.place.table,
    [
      ...(kind.place.bare ? [] : [{ kind, list: null }]),
      ...LISTED.filter((each) => ownerKind(each) === kind).map((each) => ({ kind: each, list: each.place.list })),
    ],
  ]),
]);

export function entryName({ collection, key }: Pick<Entry, 'collection' | 'key'>): EntryName {
  return `${collection}/${key}`;
}

export function nameIn({ place }: Kind, slug: unknown): EntryName {
  return entryName({ collection: (place as TablePlace).table, key: String(slug) });
}

export function isListed({ collection }: Entry): boolean {
  return LIST_NAMES.includes(collection);
}

/** Iterates over all entries of an annotation, in annotation order. */
export function* annotationEntries(annotation: Annotation): Generator<Entry> {
  yield { collection: 'source', key: annotation.source.slug, claim: annotation.source };
  for (const { place } of TABLED) {
    const table = tableIn(annotation, place.table);
    for (const key of Object.keys(table)) yield { collection: place.table, key, claim: table[key] };
  }
  for (const kind of OWNERLESS) {
    const collection = kind.place.list;
    for (const claim of listIn(annotation, collection)) yield { collection, key: keyInList(kind, claim), claim };
  }
}

/** The claim need not be valid. */
function keyInList(kind: Kind, claim: Claim): string {
  return sha256(keyText(inputKey(kind, claim)));
}

export function listIn(annotation: Annotation, collection: string): Claim[] {
  return annotation[collection as 'positions'];
}

/** Builds an annotation from its entries, which include the source. Lists keep the order of their entries. */
export function annotationFromEntries(entries: Iterable<Entry>): Annotation {
  const collections: Record<string, unknown> = {};
  for (const { place } of TABLED) collections[place.table] = {};
  for (const collection of LIST_NAMES) collections[collection] = [];
  for (const { collection, key, claim } of entries) {
    const held = collections[collection];
    if (Array.isArray(held)) held.push(claim);
    else if (collection === 'source') collections[collection] = claim;
    else (held as Record<string, unknown>)[key] = claim;
  }
  return collections as unknown as Annotation;
}

/**
 * Returns the names by which claims in lists are looked up: for an entry in a list, the names of the entries that it is about;
 * for an entry in a table, its own name.
 */
export function subjectsIn(entry: Entry): EntryName[] {
  const kind = OWNERLESS.find(({ place }) => place.list === entry.collection);
  if (!kind) return SUBJECT_TABLES.has(entry.collection) ? [entryName(entry)] : [];
  const claim = entry.claim as Record<string, string>;
  return claimSubjects(kind).map(({ field, of }) => nameIn(of, claim[field]));
}

/** Returns the distinct entries that an entry refers to. Countries are not entries. */
export function referredEntries({ collection, claim }: Entry): EntryName[] {
  const claims = HELD.get(collection)!.flatMap(({ kind: { shape }, list }) => {
    const held = list === null ? [claim] : ((claim as Record<string, unknown[]>)[list] ?? []);
    return held.flatMap((each) => referencesIn(shape, each as Claim));
  });
  const names = claims.flatMap(({ to, slug }) => (to === 'countries' ? [] : [nameIn(referencedKind(to), slug)]));
  return [...new Set(names)];
}

/** The changes that turn the entries of one annotation into the entries of another. */
export interface EntryChanges {
  /** New entries, and entries whose claim differs. */
  put: Map<EntryName, Entry>;
  /** Removed entries, with their former claims. */
  gone: Map<EntryName, Entry>;
}

export function entryChanges(before: Annotation | null, after: Annotation): EntryChanges {
  const gone = new Map(before ? [...annotationEntries(before)].map((entry) => [entryName(entry), entry]) : []);
  const put = new Map<EntryName, Entry>();
  for (const entry of annotationEntries(after)) {
    const name = entryName(entry);
    const old = gone.get(name);
    gone.delete(name);
    if (!old || JSON.stringify(old.claim) !== JSON.stringify(entry.claim)) put.set(name, entry);
  }
  return { put, gone };
}
