import { freeSlug } from '../../../drafting/proposed/cited.js';
import { isObject } from '../../../../shared/json.js';
import { COLLECTIONS, type FormField } from '../../collections.data.js';
import { isSameJson, cellText, type Cells, type Fields, type Json } from './cells.js';

// Converts between an annotation as JSON and the cells of its entries.

const TABLES = Object.keys(COLLECTIONS).filter((name) => name !== 'source' && COLLECTIONS[name]!.list === null);
/** The top-level lists of an annotation. */
const LISTS = Object.keys(COLLECTIONS).filter((name) => COLLECTIONS[name]!.list?.owner === null);
/** The list contained in each entry of a table, by table. */
export const OWNED: ReadonlyMap<string, string> = new Map(
  Object.entries(COLLECTIONS).flatMap(([name, { list }]) => (list?.owner ? [[list.owner.collection, name]] : [])),
);

export function entryCollection(entry: string): string {
  const end = entry.indexOf('/');
  return end < 0 ? entry : entry.slice(0, end);
}

/** Returns a field of an entry's form; undefined if the form has no such field. */
export function formField(entry: string, name: string): FormField | undefined {
  return COLLECTIONS[entryCollection(entry)]?.fields.find((each) => each.name === name);
}

export const slugIn = (entry: string): string => entry.slice(entry.indexOf('/') + 1);

/**
 * The field that holds the value of an entry that is not a claim: a string, a list, null or an empty table. Ignored if the entry
 * has other fields.
 */
const AS_IT_IS = '';

/** Returns the cells of a parsed JSON annotation. Keys that the desk does not know are kept in the entry `other`. */
export function annotationCells(annotation: unknown): Map<string, Fields> {
  const cells = new Map<string, Fields>();
  const other: [string, Json][] = [];
  const list = (name: string, claims: readonly Json[], of?: string) => {
    for (const claim of claims) {
      const fields = { ...(of !== undefined && { of }), ...claimOf(claim) };
      cells.set(free(cells, nameInList(name, fields)), fields);
    }
  };
  const row = (table: string, slug: string, claim: Json) => {
    const { bare } = COLLECTIONS[table]!;
    if (bare !== null && typeof claim === 'string') return cells.set(`${table}/${slug}`, { [bare]: claim });
    const owned = OWNED.get(table);
    const claims = owned === undefined ? undefined : objectFields(claim)[owned];
    if (owned === undefined || !isFilled(claims)) return cells.set(`${table}/${slug}`, claimOf(claim));
    const fields = Object.fromEntries(Object.entries(objectFields(claim)).filter(([name]) => name !== owned));
    if (Object.keys(fields).length > 0) cells.set(`${table}/${slug}`, fields);
    return list(owned, claims, slug);
  };
  for (const [name, value] of Object.entries(objectFields(annotation as Json))) {
    if (name === 'source' && isObject(value)) cells.set('source', value as Fields);
    else if (isTable(name) && Object.keys(objectFields(value)).length > 0) {
      for (const [slug, claim] of Object.entries(objectFields(value))) row(name, slug, claim);
    } else if (LISTS.includes(name) && isFilled(value)) list(name, value);
    else other.push([name, value]);
  }
  if (other.length > 0) cells.set('other', Object.fromEntries(other));
  return cells;
}

export interface WrittenAnnotation {
  annotation: Record<string, Json>;
  /** Entries by their paths in the annotation, as `placeKey` joins them: `visits x delegation 0`. */
  places: Map<string, string>;
}

export const placeKey = (path: readonly (string | number)[]): string => path.join('\n');

/** Cached by cells, which are immutable, since the same cells are checked, saved and compared. */
const known = new WeakMap<Cells, WrittenAnnotation>();

/** Returns the annotation that the cells represent. */
export function annotationFromCells(cells: Cells): WrittenAnnotation {
  const written = known.get(cells) ?? toAnnotation(cells);
  known.set(cells, written);
  return written;
}

function toAnnotation(cells: Cells): WrittenAnnotation {
  const places = new Map<string, string>();
  const tables = new Map<string, Map<string, Record<string, Json>>>(TABLES.map((name) => [name, new Map()]));
  const lists = new Map<string, Json[]>();
  const row = (table: string, slug: string) => {
    const rows = tables.get(table)!;
    if (!rows.has(slug)) rows.set(slug, {});
    return rows.get(slug)!;
  };
  const sources: [string, Json][] = cells.has('source') ? [['source', cells.get('source')!]] : [];
  places.set('source', 'source');
  for (const [entry, fields] of cells) {
    const collection = entryCollection(entry);
    const at = isTable(collection) ? slugIn(entry) : '';
    if (isTable(collection)) {
      Object.assign(row(collection, at), fields);
      places.set(placeKey([collection, at]), entry);
    }
  }
  for (const [entry, fields] of cells) {
    const name = entryCollection(entry);
    const list = COLLECTIONS[name]?.list;
    if (!list) continue;
    const { of, ...said } = fields;
    const claim = written(said);
    const owner = cellText(of);
    const key = placeKey(list.owner ? [list.owner.collection, owner, name] : [name]);
    const claims = lists.get(key) ?? [];
    places.set(`${key}\n${claims.length}`, entry);
    claims.push(claim);
    lists.set(key, claims);
    if (list.owner) row(list.owner.collection, owner)[name] = claims;
  }
  const filled = [...tables].filter(([, rows]) => rows.size > 0);
  const annotation = Object.fromEntries([
    ...Object.entries(cells.get('other') ?? {}), // including empty tables, which non-empty ones replace
    ...sources,
    ...filled.map(([name, rows]) => [
      name,
      Object.fromEntries([...rows].map(([slug, claim]) => [slug, writtenEntry(name, claim)])),
    ]),
    ...LISTS.flatMap((name) => (lists.has(name) ? [[name, lists.get(name)!]] : [])),
  ] as [string, Json][]);
  return { annotation, places };
}

/** Returns the cells with list entries named as `annotationCells` would name them, and a map from old names to new ones. */
export function canonical(cells: Cells): { cells: Cells; names: Map<string, string> } {
  const { annotation, places } = annotationFromCells(cells);
  const renamed = annotationCells(annotation);
  const names = new Map<string, string>();
  for (const [place, entry] of annotationFromCells(renamed).places) {
    const old = places.get(place);
    if (old !== undefined && old !== entry) names.set(old, entry);
  }
  for (const [entry, fields] of cells) if (isOfDraft(entry)) renamed.set(entry, fields);
  return { cells: renamed, names };
}

/** Whether an entry belongs to the draft itself and not to its annotation. */
export const isOfDraft = (entry: string): boolean => entry === 'draft' || entry.startsWith('proposals/');

export function nameInList(list: string, fields: Fields): string {
  const { key } = COLLECTIONS[list]!.list!;
  return `${list}/${JSON.stringify(key.map((field) => fields[field] ?? null))}`;
}

export const isList = (collection: string): boolean => COLLECTIONS[collection]?.list != null;

/** Returns a name that no entry has: `name`, with a number if needed. */
export const free = (cells: Cells, name: string): string => freeSlug(name, (each) => cells.has(each));

export function isTable(name: string): boolean {
  return TABLES.includes(name);
}

/** Returns an entry in the notation of its table: as the bare value of its only field, if the table has such entries. */
function writtenEntry(table: string, claim: Record<string, Json>): Json {
  const { bare } = COLLECTIONS[table]!;
  return bare !== null && isSameJson(Object.keys(claim), [bare]) ? claim[bare]! : written(claim);
}

/** Returns the fields of a claim. Any other value is returned as a single field. */
function claimOf(claim: Json): Fields {
  return isObject(claim) && Object.keys(claim).length > 0 ? (claim as Fields) : { [AS_IT_IS]: claim };
}

function written(claim: Fields): Json {
  if (!Object.hasOwn(claim, AS_IT_IS)) return claim;
  const { [AS_IT_IS]: asItIs, ...fields } = claim;
  return Object.keys(fields).length > 0 ? fields : asItIs!;
}

function isFilled(claims: Json | undefined): claims is readonly Json[] {
  return Array.isArray(claims) && claims.length > 0;
}

/** Returns the fields of a JSON value; empty if it is not an object. */
export function objectFields(value: unknown): Fields {
  return isObject(value) ? (value as Fields) : {};
}
