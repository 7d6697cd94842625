import { apply, put, isSameJson, set, cellValue, type Cells, type CellChange, type Fields, type Json } from './cells.js';

/** A cell, or a whole entry, that two editors changed differently. */
export interface Conflict {
  entry: string;
  /** Null if the editors kept no field in common: field by field, the entry could lose all of them. */
  field: string | null;
  before: Json | undefined;
  mine: Json | undefined;
  theirs: Json | undefined;
}

export interface Merged {
  /** Both editors' changes; mine where they conflict. */
  cells: Cells;
  conflicts: Conflict[];
}

/** Merges the changes that two editors made to the same cells. */
export function merge(base: Cells, mine: Cells, theirs: Cells): Merged {
  const conflicts: Conflict[] = [];
  const taken: CellChange[] = [];
  for (const entry of new Set([...base.keys(), ...mine.keys(), ...theirs.keys()])) {
    const [before, own, other] = [base, mine, theirs].map((cells) => cells.get(entry));
    if (isSameJson(own, other) || isSameJson(before, other)) continue;
    if (isSameJson(before, own)) taken.push(...put(mine, entry, other ?? null));
    else if (before && !shareField(own, other)) conflicts.push({ entry, field: null, before, mine: own, theirs: other });
    else {
      for (const field of new Set([before, own, other].flatMap((fields) => Object.keys(fields ?? {})))) {
        const values = [base, mine, theirs].map((cells) => cellValue(cells, entry, field));
        const [was, is, would] = values as [Json | undefined, Json | undefined, Json | undefined];
        if (isSameJson(is, would) || isSameJson(was, would)) continue;
        if (isSameJson(was, is)) taken.push(set(mine, entry, field, would));
        else conflicts.push({ entry, field, before: was, mine: is, theirs: would });
      }
    }
  }
  return { cells: apply(mine, taken), conflicts };
}

const shareField = (one: Fields = {}, other: Fields = {}) => Object.keys(one).some((field) => Object.hasOwn(other, field));

/** Returns the changes that resolve a conflict in favor of the other editor. */
export function takeTheirs(cells: Cells, { entry, field, theirs }: Conflict): CellChange[] {
  if (field !== null) return [set(cells, entry, field, theirs)];
  return put(cells, entry, (theirs ?? null) as Parameters<typeof put>[2]);
}
