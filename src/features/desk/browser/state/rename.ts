import { isObject } from '../../../../shared/json.js';
import { COLLECTIONS, SPEAKERS, type FormField } from '../../collections.data.js';
import { entryCollection, slugIn } from './annotation-cells.js';
import { ownedEntries } from './names.js';
import { apply, put, isSameJson, set, cellText, type Cells, type CellChange, type Fields, type Json } from './cells.js';

/** Returns the fields that refer to a table, including speakers and lists of slugs. */
function referringFields(table: string): readonly string[] {
  const refers = ({ control }: FormField) => {
    if (control === 'speakers') return Object.values(SPEAKERS).includes(table);
    return (
      typeof control === 'object' &&
      (('one' in control && control.one === table) || ('several' in control && control.several === table))
    );
  };
  const names = Object.values(COLLECTIONS).flatMap(({ fields }) => fields.filter(refers).map(({ name }) => name));
  return [...new Set(names)].filter((name) => name !== 'of');
}

/** Returns the changes that rename an entry of a table and every reference to it. */
export function renamed(cells: Cells, from: string, to: string): CellChange[] {
  const fields = cells.get(from);
  if (!fields || from === to) return [];
  return moved(cells, from, to, fields);
}

function moved(cells: Cells, from: string, to: string, fields: Fields): CellChange[] {
  const changes = [...put(cells, from, null), ...put(cells, to, fields)];
  return [...changes, ...referring(apply(cells, changes), from, slugIn(to))]; // an entry may refer to itself
}

/**
 * Returns the changes that replace an entry, and every reference to it, with a stored one. Values already in the draft take
 * precedence; lists, identifiers and names of both entries are combined.
 */
export function adopted(cells: Cells, entry: string, target: string, stored: Fields): CellChange[] {
  const mine = cells.get(entry) ?? {};
  const there = target === entry ? {} : (cells.get(target) ?? {});
  const all = { ...mine, ...stored, ...there };
  const united = Object.entries(all).map(([field, value]) => [field, unitedValue(there[field], mine[field]) ?? value] as const);
  const fields: Record<string, Json> = { ...Object.fromEntries(united), name: stored['name']! };
  const names = [...listOf(fields['aliases']), mine['name'], there['name']].filter((each) => cellText(each) !== '') as string[];
  const aliases = [...new Set(names)].filter((each) => each !== fields['name']);
  if (aliases.length > 0) fields['aliases'] = aliases;
  else delete fields['aliases'];
  if (target === entry) return put(cells, target, fields);
  return moved(cells, entry, target, fields);
}

/** Combines two lists or two tables; undefined for other values. */
function unitedValue(first: Json | undefined, second: Json | undefined): Json | undefined {
  if (Array.isArray(first) && Array.isArray(second)) {
    const [some, more] = [first, second] as [readonly Json[], readonly Json[]];
    return [...some, ...more.filter((each) => !some.some((known) => isSameJson(known, each)))];
  }
  return isObject(first) && isObject(second) ? ({ ...second, ...first } as Fields) : undefined;
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

/** Returns the changes that remove an entry, the entries that it owns, and every reference to it. */
export function removed(cells: Cells, entry: string): CellChange[] {
  const gone = new Set([entry, ...ownedEntries(cells, entry).map((owned) => owned.entry)]);
  const references = referring(cells, entry, undefined).filter((change) => !gone.has(change.entry));
  return [...gone].flatMap((name) => put(cells, name, null)).concat(references);
}

function referring(cells: Cells, entry: string, slug: string | undefined): CellChange[] {
  const [collection, old] = [entryCollection(entry), slugIn(entry)];
  const changes: CellChange[] = [];
  const referring = referringFields(collection);
  if (referring.length === 0) return changes;
  const by = Object.keys(SPEAKERS).find((field) => SPEAKERS[field] === collection) ?? '';
  if (slug !== undefined) changes.push(...ownedEntries(cells, entry).map((owned) => set(cells, owned.entry, 'of', slug)));
  for (const [name, fields] of cells) {
    for (const field of referring) {
      const value = Object.hasOwn(fields, field) ? fields[field] : undefined;
      const next = replaced(value, { old, slug, by });
      if (next !== value) changes.push(set(cells, name, field, next));
    }
  }
  return changes;
}

function replaced(
  value: Json | undefined,
  { old, slug, by }: { old: string; slug: string | undefined; by: string },
): Json | undefined {
  if (value === old) return slug;
  if (!Array.isArray(value)) return value;
  const list = value as readonly (string | Fields)[];
  const isMeant = (each: string | Fields) => each === old || (typeof each === 'object' && each[by] === old);
  if (!list.some(isMeant)) return list;
  const kept = slug === undefined ? list.filter((each) => !isMeant(each)) : list;
  return kept.map((each) => (!isMeant(each) ? each : typeof each === 'string' ? slug! : { ...each, [by]: slug! }));
}
