// A draft as cells: the value of each field of each entry. Editing, undoing and merging change single cells.

export type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json };
export type Fields = Readonly<Record<string, Json>>;

/**
 * Fields by entry: `people/kim-jong-un`, `source`. Claims in lists are entries too, with their owner in the field `of`. The
 * draft itself has the entries `draft` (title and keepText) and `proposals/NAME`, which holds the outcome of a proposal.
 */
export type Cells = ReadonlyMap<string, Fields>;

export interface CellChange {
  entry: string;
  field: string;
  /** Undefined if the field did not exist before, or does not exist after. An entry without fields does not exist. */
  before: Json | undefined;
  after: Json | undefined;
  /** Whether the value was inferred from other facts. */
  isCompleted?: true;
  /** For a removed value: the entry and the field that followed it, so that undoing restores its position. */
  next?: { entry: string | undefined; field: string | undefined };
}

/** Changes that are applied and undone together. */
export interface UndoStep {
  label: string;
  changes: readonly CellChange[];
}

export function cellValue(cells: Cells, entry: string, field: string): Json | undefined {
  const fields = cells.get(entry);
  return fields && Object.hasOwn(fields, field) ? fields[field] : undefined;
}

/** Returns a string unchanged, and an empty string for any other value. */
export function cellText(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Returns the change that sets a field. */
export function set(cells: Cells, entry: string, field: string, after: Json | undefined): CellChange {
  return { entry, field, before: cellValue(cells, entry, field), after };
}

/** Returns the changes after which an entry has exactly these fields. */
export function put(cells: Cells, entry: string, fields: Fields | null): CellChange[] {
  const names = new Set([...Object.keys(cells.get(entry) ?? {}), ...Object.keys(fields ?? {})]);
  const changes = [...names].map((field) => {
    const after = fields && Object.hasOwn(fields, field) ? fields[field] : undefined;
    return set(cells, entry, field, after);
  });
  return changes.filter(({ before, after }) => !isSameJson(before, after));
}

export function apply(cells: Cells, changes: readonly CellChange[]): Cells {
  const map = new Map(cells);
  for (const change of changes) applyTo(map, change);
  return map;
}

/** Like `apply`, but also returns the changes in a form whose inverse restores the order of entries and fields. */
export function applyUndoably(cells: Cells, changes: readonly CellChange[]): { cells: Cells; undoable: CellChange[] } {
  const map = new Map(cells);
  const undoable = changes.map((change) => {
    const { entry, field, after } = change;
    const fields = Object.keys(map.get(entry) ?? {});
    const beside = after === undefined && fields.length === 1 ? [...map.keys()].filter((each) => isBeside(each, entry)) : [];
    applyTo(map, change);
    return after === undefined
      ? { ...change, next: { entry: following(beside, entry), field: following(fields, field) } }
      : change;
  });
  return { cells: map, undoable };
}

const following = (names: readonly string[], name: string): string | undefined => names[names.indexOf(name) + 1];

function isBeside(entry: string, other: string): boolean {
  return entry.slice(0, entry.indexOf('/')) === other.slice(0, other.indexOf('/'));
}

function applyTo(map: Map<string, Fields>, { entry, field, after, next }: CellChange): void {
  const fields = Object.entries(map.get(entry) ?? {});
  const changed = after === undefined ? fields.filter(([name]) => name !== field) : placed(fields, [field, after], next?.field);
  if (changed.length === 0) map.delete(entry);
  else if (map.has(entry) || !map.has(next?.entry ?? '')) map.set(entry, Object.fromEntries(changed));
  else {
    const entries = placed([...map], [entry, Object.fromEntries(changed)], next?.entry);
    map.clear();
    for (const [name, value] of entries) map.set(name, value);
  }
}

/** Returns the pairs with one replaced, or added before `next` or at the end. */
function placed<Value>(pairs: readonly [string, Value][], pair: [string, Value], next: string | undefined): [string, Value][] {
  const at = pairs.findIndex(([name]) => name === pair[0]);
  if (at >= 0) return pairs.with(at, pair);
  const before = pairs.findIndex(([name]) => name === next);
  return before < 0 ? [...pairs, pair] : pairs.toSpliced(before, 0, pair);
}

export function inverse(changes: readonly CellChange[]): CellChange[] {
  return changes.toReversed().map(({ before, after, ...cell }) => ({ ...cell, before: after, after: before }));
}

/** Merges two steps that edit the same fields, so that undo does not go letter by letter. Emptying a field ends a step. */
export function mergedStep(last: UndoStep, next: UndoStep): UndoStep | null {
  const [one, other] = [last.changes, next.changes];
  const isSame = one.length === other.length && one.every(({ entry, field }, index) => isCell(other[index]!, entry, field));
  if (!isSame || last.label !== next.label || one.some(({ after }) => after === undefined)) return null;
  return { label: last.label, changes: other.map((change, index) => ({ ...change, before: one[index]!.before })) };
}

const isCell = (change: CellChange, entry: string, field: string) => change.entry === entry && change.field === field;

/** Whether two JSON values are equal, regardless of the order of keys. */
export function isSameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [names, others] = [Object.keys(one), Object.keys(other)];
  if (names.length !== others.length) return false;
  return names.every((name) => Object.hasOwn(other, name) && isSameJson((one as Fields)[name], (other as Fields)[name]));
}
