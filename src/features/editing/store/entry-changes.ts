import type { Annotation } from '../../../model/annotation.js';
import {
  annotationEntries,
  annotationFromEntries,
  type Entry,
  type EntryChanges,
  type EntryName,
  entryName,
} from '../../../model/entries.js';
import type { Rule } from '../../../model/rule.js';
import { RULES } from '../../../model/validate.js';

/** The fields that rules compare with the referring claims, by table. */
const COMPARED_WITH_REFERRERS: Readonly<Record<string, readonly string[]>> = Object.values<Rule>(RULES).reduce(
  (all, { comparesWithReferrers = {} }) =>
    Object.entries(comparesWithReferrers).reduce(
      (tables, [table, fields]) => ({ ...tables, [table]: [...(tables[table] ?? []), ...fields] }),
      all,
    ),
  {} as Record<string, readonly string[]>,
);

/** Applies changes to entries. Changed entries keep their positions, and new ones come last. */
export function withChanges(before: Iterable<Entry>, { put, gone }: EntryChanges): Annotation {
  const added = new Map(put);
  const entries: Entry[] = [];
  for (const entry of before) {
    const name = entryName(entry);
    if (!gone.has(name)) entries.push(added.get(name) ?? entry);
    added.delete(name);
  }
  return annotationFromEntries([...entries, ...added.values()]);
}

/** Returns the removed entries, and those with changes in a field that rules compare with the referring entries (see `Rule`). */
export function changedForReferrers({ put, gone }: EntryChanges, before: Annotation): EntryName[] {
  const compared = [...annotationEntries(before)].filter((old) => {
    const now = put.get(entryName(old));
    const fields = COMPARED_WITH_REFERRERS[old.collection] ?? [];
    return now && fields.some((field) => valueOf(old, field) !== valueOf(now, field));
  });
  return [...gone.keys(), ...compared.map(entryName)];
}

function valueOf({ claim }: Entry, field: string): string | undefined {
  return JSON.stringify((claim as Record<string, unknown>)[field]);
}
