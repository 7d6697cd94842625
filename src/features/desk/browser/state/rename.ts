import { isObject } from '../../../../shared/json.js';
import { collectionOf, slugIn } from './annotation-cells.js';
import { put, same, set, textOf, type Cells, type Change, type Fields, type Json } from './cells.js';

/** Fields that refer to each table. Speakers and lists of slugs are looked into. */
const REFERENCES: Readonly<Record<string, readonly string[]>> = {
  people: ['person', 'relative', 'speakers'],
  organizations: ['organization', 'parent', 'publisher', 'reportedBy', 'reportedThrough', 'speakers'],
  visits: ['visit', 'about'],
  events: ['event'],
  topics: ['topics'],
};
/** Lists whose claims are owned by an entry of a table. */
const OWNED: Readonly<Record<string, string>> = { visits: 'delegation/', events: 'participants/' };
/** Whose `of` or references a field of speakers names. */
const SPEAKER: Readonly<Record<string, string>> = { people: 'person', organizations: 'organization' };

/** The changes that name an entry of a table otherwise, wherever it is named. */
export function renamed(cells: Cells, from: string, to: string): Change[] {
  const fields = cells.get(from);
  if (!fields || from === to) return [];
  return [...put(cells, from, null), ...put(cells, to, fields), ...referring(cells, from, slugIn(to))];
}

/**
 * The changes by which an entry becomes that of a stored name, wherever it is named. What the draft says of the name already stays;
 * lists, identifiers and all names of both entries are united.
 */
export function adopted(cells: Cells, entry: string, target: string, stored: Fields): Change[] {
  const mine = cells.get(entry) ?? {};
  const there = target === entry ? {} : (cells.get(target) ?? {});
  const all = { ...mine, ...stored, ...there };
  const united = Object.entries(all).map(([field, value]) => [field, unitedValue(there[field], mine[field]) ?? value] as const);
  const fields: Record<string, Json> = { ...Object.fromEntries(united), name: stored['name']! };
  const names = [...listOf(fields['aliases']), mine['name'], there['name']].filter((each) => textOf(each) !== '') as string[];
  const aliases = [...new Set(names)].filter((each) => each !== fields['name']);
  if (aliases.length > 0) fields['aliases'] = aliases;
  else delete fields['aliases'];
  if (target === entry) return put(cells, target, fields);
  return [...put(cells, entry, null), ...put(cells, target, fields), ...referring(cells, entry, slugIn(target))];
}

/** Two lists or two tables as one; undefined for other values. */
function unitedValue(first: Json | undefined, second: Json | undefined): Json | undefined {
  if (Array.isArray(first) && Array.isArray(second)) {
    const [some, more] = [first, second] as [readonly Json[], readonly Json[]];
    return [...some, ...more.filter((each) => !some.some((known) => same(known, each)))];
  }
  return isObject(first) && isObject(second) ? ({ ...second, ...first } as Fields) : undefined;
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

/** The changes that remove an entry, what it owns, and each reference to it. */
export function removed(cells: Cells, entry: string): Change[] {
  const names = [...cells.keys()].filter((name) => isOwned(name, entry) && cells.get(name)!['of'] === slugIn(entry));
  const gone = new Set([entry, ...names]);
  const references = referring(cells, entry, undefined).filter((change) => !gone.has(change.entry));
  return [...gone].flatMap((name) => put(cells, name, null)).concat(references);
}

function isOwned(name: string, owner: string): boolean {
  return name.startsWith(OWNED[collectionOf(owner)] ?? '\n');
}

function referring(cells: Cells, entry: string, slug: string | undefined): Change[] {
  const [collection, old] = [collectionOf(entry), slugIn(entry)];
  const changes: Change[] = [];
  if (!Object.hasOwn(REFERENCES, collection)) return changes;
  for (const [name, fields] of cells) {
    if (isOwned(name, entry) && fields['of'] === old && slug !== undefined) changes.push(set(cells, name, 'of', slug));
    for (const field of REFERENCES[collection]!) {
      const value = Object.hasOwn(fields, field) ? fields[field] : undefined;
      const next = replaced(value, { old, slug, by: SPEAKER[collection] ?? '' });
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
