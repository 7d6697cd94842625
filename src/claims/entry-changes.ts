import type { Annotation } from './annotation.js';
import { annotationOf, entriesOf, type Entry, type EntryName, nameOf } from './entries.js';
import { COMPARED_WITH_REFERRERS } from './validate.js';

/** The changes that turn the entries of one annotation into the entries of another. */
export interface EntryChanges {
  /** New entries, and those whose claim differs. */
  put: Map<EntryName, Entry>;
  /** As they were. */
  gone: Map<EntryName, Entry>;
}

export function changesBetween(before: Annotation | null, after: Annotation): EntryChanges {
  const gone = new Map(before ? [...entriesOf(before)].map((entry) => [nameOf(entry), entry]) : []);
  const put = new Map<EntryName, Entry>();
  for (const entry of entriesOf(after)) {
    const name = nameOf(entry);
    const old = gone.get(name);
    gone.delete(name);
    if (!old || JSON.stringify(old.claim) !== JSON.stringify(entry.claim)) put.set(name, entry);
  }
  return { put, gone };
}

/** Changed entries stand where they stood, and new ones come last. */
export function withChanges(before: Iterable<Entry>, { put, gone }: EntryChanges): Annotation {
  const added = new Map(put);
  const entries: Entry[] = [];
  for (const entry of before) {
    const name = nameOf(entry);
    if (!gone.has(name)) entries.push(added.get(name) ?? entry);
    added.delete(name);
  }
  return annotationOf([...entries, ...added.values()]);
}

/** Entries that are gone, and those that changed in a field that rules compare with what refers to them: see `Rule`. */
export function changedForReferrers({ put, gone }: EntryChanges, before: Annotation): EntryName[] {
  const compared = [...entriesOf(before)].filter((old) => {
    const now = put.get(nameOf(old));
    const fields = COMPARED_WITH_REFERRERS[old.collection] ?? [];
    return now && fields.some((field) => valueOf(old, field) !== valueOf(now, field));
  });
  return [...gone.keys(), ...compared.map(nameOf)];
}

function valueOf({ claim }: Entry, field: string): string | undefined {
  return JSON.stringify((claim as Record<string, unknown>)[field]);
}
